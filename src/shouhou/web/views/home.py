"""Home: what needs this person next."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from shouhou.cases import public as cases
from shouhou.dispatch import public as dispatch
from shouhou.kernel import clock
from shouhou.policy import public as policy
from shouhou.timeline import public as timeline


def home(request: HttpRequest) -> HttpResponse:
    """What is late, what comes due, my visits, and what waits for my judgement, each with its way on."""
    actor, now, language = request.actor, clock.now(), get_language() or "zh-hans"  # type: ignore[attr-defined]
    sees = actor.may("case.see")
    judges = actor.may("fault.judge")
    proposed = timeline.consequences(kind="fault", states=("proposed",)) if judges else []
    known = cases.cases_of_subjects(actor, [f.subject_id for f in proposed])
    context = {
        "due": [_row(c, now, language) for c in cases.worklist(actor)] if sees else [],
        "late": [_row(c, now, language) for c in cases.worklist(actor, sort="newest", late=True)] if sees else [],
        "visits": dispatch.visits_of_engineer(actor.id),
        "faults": [{"fault": f, "case": known[f.subject_id]} for f in proposed if f.subject_id in known][:10],
    }
    return render(request, "web/home.html", context)


def _row(case: cases.CaseFacts, now: dt.datetime, language: str) -> dict[str, Any]:
    """A case with its next limit as a badge."""
    badge = None
    if case.next_late_from:
        state = "missed" if case.next_late_from <= now else "running"
        badge = timeline.badge(
            state=state, name=policy.clock_label(case.next_clock, language), clause=case.next_clause,
            late_from=case.next_late_from, opened_at=case.opened_at, now=now,
        )  # fmt: skip
    return {"case": case, "clock": badge}
