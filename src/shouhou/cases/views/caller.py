"""What the desk sees of a caller before the first word: units, open cases with their clocks, last jobs, complaints."""

import datetime as dt
from typing import Any

from django.utils.translation import get_language

from shouhou.assets import public as assets
from shouhou.cases import permissions, queries
from shouhou.cases.models import Case
from shouhou.cases.views.shown import row_badges, state_label
from shouhou.customers import public as customers
from shouhou.people.public import Actor

CALLERS = 8


def found_callers(actor: Actor, text: str) -> list[dict[str, Any]]:
    """Whoever may be calling, by name, pinyin, initials, phone or its tail; then by the serial number of a unit."""
    if not text.strip():
        return []
    rows: dict[tuple[int, int | None], dict[str, Any]] = {}
    for unit in assets.find(actor, text.strip(), 5) if len(text.strip()) >= 3 else []:
        rows[unit.customer_id, unit.id] = {"customer": customers.customer_for(actor, unit.customer_id), "unit": unit}
    for customer in customers.find(actor, text, CALLERS):
        rows.setdefault((customer.id, None), {"customer": customer, "unit": None})
    return list(rows.values())[:CALLERS]


def caller_shown(actor: Actor, customer: customers.CustomerFacts, now: dt.datetime, chosen_unit: str) -> dict[str, Any]:
    """The panel of a caller who has been chosen."""
    language = get_language() or "zh-hans"
    visible = permissions.visible_to(actor)
    open_cases = list(queries.open_cases_of(visible, customer.id))
    units = assets.units_of(actor, customer.id)
    if not chosen_unit and len(units) == 1:
        chosen_unit = str(units[0].id)
    by_unit = {case.unit_id: case for case in reversed(open_cases)}
    return {
        "customer": customer,
        "units": [{"unit": unit, "open": by_unit.get(unit.id)} for unit in units],
        "unit_id": chosen_unit,
        "open_cases": [case_shown(case, now, language) for case in open_cases],
        "last_jobs": [case_shown(case, now, language) for case in queries.last_jobs_of(visible, customer.id)],
        "complaints": list(queries.complaints_of(customer.id)),
    }


def case_shown(case: Case, now: dt.datetime, language: str) -> dict[str, Any]:
    """One case in the panel."""
    return {"case": case, "state": state_label(case.state, language), "badges": row_badges(case, now, language)}


def cases_beside(actor: Actor, customer_id: int, unit_id: int | None) -> list[Case]:
    """Open cases that a new one would stand beside: of the same unit, or of the customer where the unit is not known."""
    found = queries.open_cases_of(permissions.visible_to(actor), customer_id)
    return list(found.filter(unit_id=unit_id) if unit_id else found)
