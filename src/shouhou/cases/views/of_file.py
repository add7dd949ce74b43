"""The cases of a customer or of a unit: a part of their pages, or a page by itself."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from shouhou.assets import public as assets
from shouhou.cases import permissions, queries
from shouhou.cases.models import Case
from shouhou.cases.views.shown import clock_label, state_label
from shouhou.customers import public as customers
from shouhou.kernel import clock
from shouhou.timeline import public as timeline

SHOWN = 30
AGAIN_WITHIN = dt.timedelta(days=90)  # only for the eye: what counts as a repeated fault, a regulation says


def customer_cases(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Open ones with their clocks first, then what was last."""
    customer = customers.customer_for(request.actor, customer_id)  # type: ignore[attr-defined]
    rows = permissions.visible_to(request.actor).filter(customer=customer.id)  # type: ignore[attr-defined]
    rows = rows.order_by("-is_open", "-opened_at", "-id")
    return _shown(request, rows, {"name": customer.name, "url": "customer_page", "id": customer.id}, of_unit=False)


def unit_cases(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The time line of a unit across its cases, whoever it stood with; what came again soon is marked."""
    unit = assets.visible_unit(request.actor, unit_id)  # type: ignore[attr-defined]
    rows = permissions.visible_to(request.actor).filter(unit=unit.id).order_by("-opened_at", "-id")  # type: ignore[attr-defined]
    return _shown(request, rows, {"name": unit.serial, "url": "unit_page", "id": unit.id}, of_unit=True)


def _shown(request: HttpRequest, rows: QuerySet[Case], whose: dict[str, Any], *, of_unit: bool) -> HttpResponse:
    now, language = clock.now(), get_language() or "zh-hans"
    found = list(queries.with_names(rows)[: SHOWN + 1])
    page = found[:SHOWN]
    earlier = [*found[1:], None] if of_unit else [None] * len(found)
    context = {
        "rows": [_row(case, before, now, language) for case, before in zip(page, earlier, strict=False)],
        "whose": whose, "of_unit": of_unit, "more": len(found) > SHOWN,
    }  # fmt: skip
    part = request.htmx  # type: ignore[attr-defined]
    return render(request, "cases/of_file.html" if part else "cases/of_file_page.html", context)


def _row(case: Case, before: Case | None, now: dt.datetime, language: str) -> dict[str, Any]:
    badge = None
    if case.next_late_from:
        badge = timeline.badge(
            state="missed" if case.next_late_from <= now else "running", name=clock_label(case.next_clock, language),
            clause=case.next_clause, late_from=case.next_late_from, opened_at=case.opened_at, now=now,
        )  # fmt: skip
    again = before is not None and case.opened_at - before.opened_at <= AGAIN_WITHIN
    days = (case.opened_at - before.opened_at).days if before is not None else 0
    return {"case": case, "state": state_label(case.state, language), "clock": badge, "again": again, "days": days}
