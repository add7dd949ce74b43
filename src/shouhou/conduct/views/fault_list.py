"""Faults that wait for a finding, fines that wait for a decision, and what became of the others."""

import datetime as dt
import re
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from shouhou.cases import public as cases
from shouhou.conduct import permissions
from shouhou.conduct.forms import VIEWS, FaultFilterForm
from shouhou.conduct.views import shown
from shouhou.kernel import paging, sheets
from shouhou.people import public as people
from shouhou.people.public import Actor
from shouhou.timeline import public as timeline

PAGE, SHEET = 50, 5000
CLAUSE = re.compile(r"[A-Za-z]{3}-")  # how the number of a clause begins


def fault_list(request: HttpRequest) -> HttpResponse:
    """The newest first, of the cases that the reader sees; each leads to its page, where the evidence stands beside it."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must(permissions.JUDGE)
    chosen = FaultFilterForm(request.GET).chosen()
    if request.GET.get("as") == "xlsx":
        rows = _rows(actor, chosen, None, SHEET + 1)
        if len(rows) > SHEET:
            raise sheets.too_many(SHEET)
        return _sheet(rows)
    behind = paging.place(chosen["after"], chosen["view"], dt.datetime, int)
    found = _rows(actor, chosen, behind, PAGE + 1)
    page, more = found[:PAGE], len(found) > PAGE
    last = page[-1]["found"] if page else None
    context = {
        "rows": page, "chosen": chosen,
        "tabs": [
            {"label": label, "url": _address({**chosen, "view": name, "after": ""}), "active": name == chosen["view"]}
            for name, label, *_rest in VIEWS
        ],
        "sheet_url": _address({**chosen, "after": "", "as": "xlsx"}),
        "pager": {
            "shown": len(page), "previous_url": _address({**chosen, "after": ""}) if behind else "",
            "next_url": _address({**chosen, "after": paging.cursor(chosen["view"], last.at, last.id)}) if more and last else "",
        },
    }  # fmt: skip
    return render(request, "conduct/fault_list.html", context)


def _address(chosen: dict[str, str]) -> str:
    return "?" + urlencode({name: value for name, value in chosen.items() if value})


def _rows(actor: Actor, chosen: dict[str, str], behind: tuple[Any, ...] | None, limit: int) -> list[dict[str, Any]]:
    """The rows of a view that fit the search text: a case's number, a clause, or part of a person's name."""
    kind, states = next((kind, states) for name, _label, kind, states in VIEWS if name == chosen["view"])
    within, clause = actor.scope(permissions.JUDGE, branch="subject__branch_path", own=Q(person_id=actor.id)), ""
    if text := chosen["q"]:
        if CLAUSE.match(text):
            clause = text
        else:
            subjects = [c.subject_id for c in cases.find(actor, text, [], [])]
            within &= Q(subject_id__in=subjects) | Q(person_id__in=people.ids_like(text))
    found = timeline.consequences(
        kind=kind, states=states, within=within, after=behind and (behind[0], behind[1]), clause=clause, limit=limit
    )
    known = cases.cases_of_subjects(actor, [f.subject_id for f in found])
    names = people.named({f.person_id for f in found if f.person_id})
    return [shown.row(f, known[f.subject_id], names) for f in found if f.subject_id in known]


def _sheet(rows: list[dict[str, Any]]) -> HttpResponse:
    columns = [
        sheets.Column(_("Case")), sheets.Column(_("Clause"), width=12), sheets.Column(_("Person")),
        sheets.Column(_("Since"), "minute", 18), sheets.Column(_("Amount"), "money", 12), sheets.Column(_("Amount by"), width=12),
        sheets.Column(_("State")),
    ]  # fmt: skip
    lines = (
        [
            r["case"].number, r["found"].clause, r["person"], r["found"].at, r["found"].amount, r["found"].amount_by,
            str(r["state"]["text"]),
        ]
        for r in rows
    )  # fmt: skip
    return sheets.answer("faults", _("Faults"), columns, lines)
