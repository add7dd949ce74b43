"""Recurring duties: what is due, of whom, for which period; done, late and left out; and the same list as an Excel file."""

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
from shouhou.registers import permissions, queries
from shouhou.registers.forms import DUTY_VIEWS, DutyFilterForm
from shouhou.registers.views.duties import Duties, cells, people_of

ORDER = "due"


def duty_list(request: HttpRequest) -> HttpResponse:
    """One page of occurrences, the next due first; the address carries everything."""
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    actor.must("register.see")
    chosen, branches = DutyFilterForm(request.GET).chosen(), people.branches_of(actor, "register.see")
    rows = _rows(actor, chosen, branches)
    total, place = queries.capped_count(rows), paging.place(chosen["after"], ORDER, dt.datetime, int)
    page = list(queries.duties_in_order(rows, place)[: queries.PAGE + 1])
    more, page = len(page) > queries.PAGE, page[: queries.PAGE]
    last: Any = page[-1] if page else None
    behind = paging.cursor(ORDER, last.duty_due_at, last.duty_id) if more else ""
    names, paths, shown = people.named(people_of(page)), people.branch_names(), Duties(actor, now, "duties")
    context = {
        "rows": [shown.row(row, names, paths) for row in page], "chosen": chosen,
        "branches": branches if len(branches) > 1 else {}, "staff": _staff(branches, now),
        "filtered": any(chosen[name] for name in ("branch", "person", "due_from", "due_to")) or chosen["whose"] == "mine",
        "tabs": [
            {"label": label, "url": _address("duty_list", chosen, view=name), "active": chosen["view"] == name}
            for name, label in DUTY_VIEWS
        ],
        "export_url": _address("duty_export", chosen),
        "pager": {
            "shown": len(page),
            "total": _("more than %(count)s") % {"count": queries.MANY} if total > queries.MANY else str(total),
            "previous_url": _address("duty_list", chosen) if place else "",
            "next_url": _address("duty_list", chosen, after=behind) if more else "",
        },
        "breadcrumbs": [{"label": _("Registers"), "url": reverse("entry_list")}],
    }  # fmt: skip
    return render(request, "registers/duty_list.html", context)


def duty_export(request: HttpRequest) -> HttpResponse:
    """What the list shows, all pages."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("register.see")
    chosen, paths = DutyFilterForm(request.GET).chosen(), people.branch_names()
    found = sheets.whole(queries.duties_in_order(_rows(actor, chosen, people.branches_of(actor, "register.see"))))
    columns = [
        sheets.Column(_("Duty"), width=26), sheets.Column(_("Clause"), width=12), sheets.Column(_("Regulation"), width=26),
        sheets.Column(_("How often"), width=12), sheets.Column(_("Period"), width=12), sheets.Column(_("Branch"), width=18),
        sheets.Column(_("Who")), sheets.Column(_("State")), sheets.Column(_("Due"), "minute", 18),
        sheets.Column(_("Done"), "minute", 18), sheets.Column(_("Number"), width=14), sheets.Column(_("Title"), width=30),
    ]  # fmt: skip
    rows = list(found)
    names = people.named(people_of(rows))
    return sheets.answer("duties", _("Recurring duties"), columns, (cells(row, names, paths) for row in rows))


def _rows(actor: Actor, chosen: dict[str, Any], branches: dict[int, str]) -> QuerySet[Any]:
    visible = permissions.visible_to(actor)
    if chosen["branch"] in branches:
        visible = visible.filter(branch_path__startswith=people.branch_path(chosen["branch"]))
    rows = queries.duties(visible).filter(queries.duty_view(chosen["view"]))
    rows = rows.filter(queries.due_within(_midnight(chosen["due_from"]), _midnight(chosen["due_to"], 1)))
    if chosen["whose"] == "mine":
        rows = rows.filter(queries.mine(actor.id, permissions.roles_played(actor)))
    return rows.filter(queries.of_person(chosen["person"])) if chosen["person"] else rows


def _midnight(day: dt.date | str, later: int = 0) -> dt.datetime | None:
    if not isinstance(day, dt.date):
        return None
    return dt.datetime.combine(day + dt.timedelta(days=later), dt.time.min, clock.zone())


def _staff(branches: dict[int, str], now: dt.datetime) -> dict[int, str]:
    """Who may answer for a duty at these branches."""
    found: dict[int, str] = {}
    for pk in branches:
        found |= people.staff_at(people.branch_path(pk), now)
    return dict(sorted(found.items(), key=lambda one: one[1]))


def _address(name: str, chosen: dict[str, Any], **changed: str) -> str:
    """The list with these choices; a page's place is not one of them."""
    usual = {"view": "open", "whose": "all"}
    given = {k: v for k, v in {**chosen, "after": "", **changed}.items() if v and usual.get(k) != v}
    return reverse(name) + (f"?{urlencode(given)}" if given else "")
