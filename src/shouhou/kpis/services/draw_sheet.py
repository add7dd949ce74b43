"""Use case: the assessment of a month is drawn up from its rows: figures, grades, faults, fines. Nothing is stored."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db.models import Q

from shouhou.conduct import public as conduct
from shouhou.kernel import clock
from shouhou.kernel.errors import NotFound
from shouhou.kpis import queries, rules
from shouhou.kpis.models import Measure
from shouhou.kpis.queries import Key
from shouhou.kpis.rules import Total
from shouhou.people import public as people
from shouhou.policy import public as policy
from shouhou.timeline import public as timeline

PLACES = Decimal("0.00000001")


def draw_sheet(*, month: dt.date, branch_path: str, person_id: int | None, now: dt.datetime) -> dict[str, Any]:
    """The body of a sheet as the records stand now. Numbers are texts: a body is compared and kept as it is.

    Raises NotFound for somebody who does not work at the branch and had no part in its month.
    """
    period = rules.period_of("month", month)
    adopted = policy.adopted_at(branch_path, period.until)
    facts = {Key("figure", f.regulation, f.clause, f.name): f for f in policy.figures_in(adopted, rules.ASSESSMENT)}
    some = [key for key, f in facts.items() if f.unit_counts == "any"]
    rows = queries.narrowed(
        Measure.objects.all(), since=period.since, until=period.until, branch=branch_path, person=person_id
    )
    found = queries.totals(rows, any_counts=some)
    figures, values = [], {}
    for key in sorted({*facts, *found}, key=lambda key: key.place):
        total = found.get(key, {}).get(None, Total())
        measure = facts[key].measure if key in facts else "share"
        value = total.value(measure)
        if key.kind == "figure":
            values[key.regulation, key.name] = value
        figures.append({
            **key._asdict(), "measure": measure, "counted": total.counted, "base": total.base,
            "left_out": total.left_out, "unknown": total.unknown,
            "value": "" if value is None else f"{value.quantize(PLACES).normalize():f}",
        })  # fmt: skip
    end = dt.datetime.combine(period.until, dt.time(23, 59), clock.zone())
    grades = policy.graded(adopted, rules.ASSESSMENT, values, end)
    faults = _faults(period, branch_path, person_id)
    fines = conduct.charged_in(period.since, branch_path, person_id)
    had_part = bool(found or faults or fines)
    if person_id and not had_part and person_id not in people.staff_at(branch_path, now):
        raise NotFound
    return {
        "figures": figures,
        "grades": [
            {"regulation": g.facts.regulation, "clause": g.facts.clause, "name": g.facts.name, "grade": g.grade,
             "parts": dict(g.parts), "missing": list(g.missing), "combine": g.facts.combine,
             "weights": dict(g.facts.weights)} for g in grades
        ],
        "faults": faults,
        "fines": [{"number": x.number, "clause": x.clause, "amount": f"{x.amount:.2f}"} for x in fines],
        "fined": f"{sum((x.amount for x in fines), Decimal()):.2f}",
    }  # fmt: skip


def _faults(period: rules.Period, branch_path: str, person_id: int | None) -> list[dict[str, Any]]:
    since = dt.datetime.combine(period.since, dt.time(), clock.zone())
    until = dt.datetime.combine(period.until + dt.timedelta(days=1), dt.time(), clock.zone())
    within = Q(at__gte=since, at__lt=until, subject__branch_path__startswith=branch_path)
    found = timeline.consequences(kind="fault", within=within, person_id=person_id, limit=1000)
    return [
        {"subject": f.subject_id, "key": f.key, "clause": f.clause, "state": f.state, "at": f.at.isoformat(),
         "amount": f"{f.amount:.2f}" if f.amount is not None else ""}
        for f in found if f.state != "withdrawn"
    ]  # fmt: skip
