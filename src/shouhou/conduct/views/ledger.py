"""The month's ledger of fines: every line, and what each person comes to."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shouhou.cases import public as cases
from shouhou.conduct import permissions, queries
from shouhou.kernel import clock


def ledger(request: HttpRequest) -> HttpResponse:
    """One month, this one unless the address names another (`?month=2026-01`)."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must(permissions.CONFIRM)
    month = _month(request.GET.get("month", "")) or clock.local(clock.now()).date().replace(day=1)
    lines: list[Any] = list(queries.lines_of(month))  # each with the name that the query annotates
    known = cases.cases_of_subjects(actor, [line.subject_id for line in lines])
    lines = [line for line in lines if line.subject_id in known]
    sums: dict[str, Decimal] = {}
    for line in lines:
        sums[line.person_name] = sums.get(line.person_name, Decimal()) + line.amount
    context = {
        "month": f"{month:%Y-%m}",
        "previous": f"{month - dt.timedelta(days=1):%Y-%m}",
        "following": f"{(month + dt.timedelta(days=32)).replace(day=1):%Y-%m}",
        "rows": [{"line": line, "case": known[line.subject_id]} for line in lines],
        "sums": sorted(sums.items()),
        "total": sum((line.amount for line in lines), 0),
    }
    return render(request, "conduct/ledger.html", context)


def _month(text: str) -> dt.date | None:
    """The month that an address names; None for none and for one that no ledger can have."""
    try:
        month = dt.date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return month if 2000 <= month.year < 3000 else None
