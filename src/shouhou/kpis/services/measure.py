"""Use case: what the streams give to the figures is measured and stored, row by row."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import transaction

from shouhou.cases import public as cases
from shouhou.kernel import clock
from shouhou.kpis import queries, rules
from shouhou.kpis.models import Measure, Measured
from shouhou.policy import public as policy
from shouhou.timeline import public as timeline
from shouhou.timeline.public.measuring import Settled, settled_clocks
from shouhou.timeline.public.replaying import Told, told

SETTLED = {"met": "counted", "missed": "not_counted", "excused": "left_out"}


@transaction.atomic
def measure(*, now: dt.datetime, most: int = 200) -> int:
    """Measure the streams that were derived again since. Returns how many there were; running it again changes nothing."""
    held = queries.locked_to_measure(most, now)
    if not held:
        return 0
    ids = sorted(held)
    numbers = cases.numbers_of_subjects(ids)
    clocks = settled_clocks(ids, SETTLED)
    rows: list[Measure] = []
    for one in told(ids):
        rows += _figures(one, numbers.get(one.subject_id), now)
        rows += _promises(one, clocks.get(one.subject_id, ()))
    Measure.objects.filter(subject_id__in=ids).delete()
    Measure.objects.bulk_create(rows, batch_size=1000)
    for row, derived_at in held.values():
        row.derived_at, row.measured_at = derived_at, now
    Measured.objects.bulk_update([row for row, _derived_at in held.values()], ["derived_at", "measured_at"])
    return len(held)


def _figures(of: Told, case: tuple[str, int] | None, now: dt.datetime) -> Iterator[Measure]:
    """The rows that the regulations of the stream count, each judged by the engine as an assessment would judge it."""
    adopted = json.loads(of.adopted)
    wanted = policy.figures_in(adopted, rules.ASSESSMENT)
    if not wanted:
        return
    events = policy.effective(of.events, now)
    posts = policy.posts(of.kind, of.events, of.facts, now)
    engineer = posts["engineer"].person if "engineer" in posts else None
    found = rules.quoted(
        of.kind, events, case=case[0] if case else "", customer=str(case[1]) if case else "",
        engineer=engineer,
    )  # fmt: skip
    for row in found:
        yield from _judged(of, row, adopted, [figure for figure in wanted if figure.rows == row.word])


def _judged(
    of: Told, row: rules.Quoted, adopted: Sequence[Mapping[str, Any]], wanted: Sequence[policy.FigureFacts]
) -> Iterator[Measure]:
    if not wanted:
        return
    month = policy.local_day(row.at).replace(day=1)
    opened = timeline.Happened(1, "assessment.opened", row.at, row.at, data={"month": month})
    counted = timeline.Happened(2, row.word, row.at, row.at, by=row.person, data=row.data)
    derived = policy.derive(
        adopted, [opened, counted], {"given": {}, "holders": []}, row.at, branch_path=of.branch_path,
        kind=rules.ASSESSMENT,
    )  # fmt: skip
    stored = policy.dump(rules.ASSESSMENT, row.word, row.data)
    figures = {(f.regulation, f.clause, f.name): f for f in derived.figures}
    for facts in wanted:
        figure = figures.get((facts.regulation, facts.clause, facts.name))
        asked = [name for name, clauses in derived.undecided.items() if facts.clause in clauses]
        missing = sorted(name.rpartition(".")[2] for name in asked if not name.startswith("figure."))
        one = figure.rows[0] if figure and figure.rows else None
        if figure is None and not missing:
            continue  # the clause does not apply
        state = (
            "unknown" if figure is None else "left_out" if one is None else "counted" if one.counts else "not_counted"
        )
        yield Measure(
            subject_id=of.subject_id, branch_path=of.branch_path, kind="figure", regulation=facts.regulation,
            clause=facts.clause, name=facts.name, ref=row.ref, state=state,
            person_id=_person((one.person if one else None) or row.person),
            day=one.day if one and one.day else policy.local_day(row.at),
            unit="" if one is None or one.unit is None else str(one.unit)[:120],
            adds=policy.amount_of(one.adds) if one else None, about={**stored, **({"missing": missing} if missing else {})},
        )  # fmt: skip


def _promises(of: Told, clocks: Sequence[Settled]) -> Iterator[Measure]:
    """The settled clocks of a case: kept, broken, or excused and left out. Its day is that of the limit."""
    for one in clocks if of.kind == "case" else ():
        limit = one.due_at or one.late_from
        if limit is None:
            continue
        yield Measure(
            subject_id=of.subject_id, branch_path=of.branch_path, kind="promise", regulation=one.regulation,
            clause=one.clause, name=one.name, ref=one.key, state=SETTLED[one.state], person_id=one.person_id,
            day=clock.local(limit).date(), adds=None, about={"due_at": limit.isoformat(), "clock": one.state}
            | ({"stopped_at": one.stopped_at.isoformat()} if one.stopped_at else {}),
        )  # fmt: skip


def _person(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None
