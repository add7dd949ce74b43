"""Registers: their entries found by one box, narrowed, page by page; and the same list as an Excel file."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.kernel import clock, paging, sheets
from shouhou.people import public as people
from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.registers import permissions, queries
from shouhou.registers.forms import SORTS, VIEWS, EntryFilterForm
from shouhou.registers.models import Entry
from shouhou.registers.views import shown


def entry_list(request: HttpRequest) -> HttpResponse:
    """One page of entries; the address carries everything, so that it can be kept and sent."""
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    actor.must("register.see")
    chosen, branches = EntryFilterForm(request.GET).chosen(shown.KINDS), people.branches_of(actor, "register.see")
    rows = _rows(actor, chosen, branches)
    total, sort = queries.capped_count(rows), queries.SORTS[chosen["sort"]]
    place = paging.place(chosen["after"], chosen["sort"], dt.datetime, int)
    page = list((sort.after(rows, *place) if place else rows)[: queries.PAGE + 1])
    more, page = len(page) > queries.PAGE, page[: queries.PAGE]
    behind = paging.cursor(chosen["sort"], getattr(page[-1], sort.column), page[-1].pk) if more else ""
    names = people.branch_names()
    context = {
        "rows": [shown.row(entry, now, names) for entry in page], "chosen": chosen, "sorts": SORTS,
        "kinds": [(kind, shown.kind_label(kind)) for kind in shown.KINDS],
        "states": _states(chosen["kind"]), "branches": branches if len(branches) > 1 else {},
        "filtered": any(chosen[name] for name in ("q", "kind", "state", "branch")) or chosen["view"] != "all",
        "tabs": [
            {"label": label, "url": _address("entry_list", chosen, view=name), "active": chosen["view"] == name}
            for name, label in VIEWS
        ],
        "export_url": _address("entry_export", chosen), "may_open": actor.may("register.act"),
        "pager": {
            "shown": len(page),
            "total": _("more than %(count)s") % {"count": queries.MANY} if total > queries.MANY else str(total),
            "previous_url": _address("entry_list", chosen) if place else "",
            "next_url": _address("entry_list", chosen, after=behind) if more else "",
        },
    }  # fmt: skip
    return render(request, "registers/entry_list.html", context)


def entry_export(request: HttpRequest) -> HttpResponse:
    """What the list shows, all pages."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("register.see")
    chosen, names = EntryFilterForm(request.GET).chosen(shown.KINDS), people.branch_names()
    found = sheets.whole(_rows(actor, chosen, people.branches_of(actor, "register.see")))
    columns = [
        sheets.Column(_("Number"), width=14), sheets.Column(_("Kind of register"), width=20), sheets.Column(_("Title"), width=36),
        sheets.Column(_("Branch"), width=20), sheets.Column(_("State")), sheets.Column(_("Opened"), "minute", 18),
        sheets.Column(_("Next limit"), width=24), sheets.Column(_("Clause"), width=12),
        sheets.Column(_("Late from"), "minute", 18), sheets.Column(_("Late clocks"), "whole", 10),
    ]  # fmt: skip
    lines = (
        [
            e.number, shown.kind_label(e.kind), e.title, names.get(e.branch_path, ""), shown.state_label(e.kind, e.state),
            e.opened_at, policy.clock_label(e.next_clock, shown.language()) if e.next_clock else "", e.next_clause,
            e.next_late_from, e.missed,
        ]
        for e in found.iterator(chunk_size=2000)
    )  # fmt: skip
    return sheets.answer("registers", _("Registers"), columns, lines)


def _rows(actor: Actor, chosen: dict[str, Any], branches: dict[int, str]) -> QuerySet[Entry]:
    branch = people.branch_path(chosen["branch"]) if chosen["branch"] in branches else ""
    visible = permissions.visible_to(actor).filter(queries.view(chosen["view"], actor.id))
    narrowed = queries.narrowed(
        visible, text=chosen["q"].strip(), kind=chosen["kind"], state=chosen["state"], branch=branch
    )
    return queries.SORTS[chosen["sort"]].apply(narrowed)


def _states(kind: str) -> list[tuple[str, str]]:
    """The states that may be chosen: those of the chosen register."""
    states = policy.vocabulary(kind).states.items() if kind else ()
    return [(name, state.label.get(shown.language())) for name, state in states]


def _address(name: str, chosen: dict[str, Any], **changed: str) -> str:
    """The list with these choices; a page's place is not one of them."""
    usual = {"view": "all", "sort": "newest"}
    given = {k: v for k, v in {**chosen, "after": "", **changed}.items() if v and usual.get(k) != v}
    return reverse(name) + (f"?{urlencode(given)}" if given else "")
