"""Key figures: rows into units, units into a share, a count, a sum or a mean. Without data there is no figure."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from shouhou.policy.clauses.figure import Figure as FigureRule
from shouhou.policy.clauses.grade import Grade as GradeRule
from shouhou.policy.clauses.pack import Bound
from shouhou.policy.engine.outcomes import Figure, Grade, Measured, Why
from shouhou.policy.engine.tallies import Row, rows_of
from shouhou.policy.engine.world import World
from shouhou.policy.language.absence import ABSENT, Missing


def figures_of(world: World, asked: dict[str, set[str]]) -> Iterator[Figure]:
    """Every figure of one subject as of now. A row of which nobody knows whether it counts leaves it undecided."""
    for bound in world.pack.figures:
        try:
            if found := _figure(world, bound):
                yield found
        except Missing as gap:
            for name in gap.names:
                asked.setdefault(name, set()).add(bound.clause.id)


def _figure(world: World, bound: Bound[FigureRule]) -> Figure | None:
    why: list[Why] = []
    if not world.holds(bound, "applies_when", world.now, why):
        return None
    units: dict[Any, list[tuple[Row, Measured]]] = {}
    left_out: list[int] = []
    missing: set[str] = set()
    for row in rows_of(world.scope(bound, world.now), bound.rule.rows):
        try:
            if not world.holds(bound, "where", world.now, why, None, row.facts):
                left_out.append(row.event.id)
                continue
            unit = world.ask(bound, "unit", world.now, None, None, row.facts) if bound.rule.unit else row.event.id
            units.setdefault(unit, []).append((row, _measured(world, bound, row, why, unit)))
        except Missing as gap:
            missing |= gap.names
    if missing:
        raise Missing(missing)
    rows = [_unit(bound.rule, [m for _, m in rows]) for rows in units.values()]
    numerator, value = total(bound.rule.measure, rows)
    key = f"{world.pack.slug}/{bound.clause.id}/{bound.rule.name}"
    return Figure(
        key, world.pack.slug, bound.clause.id, bound.rule.name, bound.rule.measure, value, numerator, len(rows),
        tuple(rows), tuple(left_out), tuple(why),
    )  # fmt: skip


def _measured(world: World, bound: Bound[FigureRule], row: Row, why: list[Why], unit: Any) -> Measured:
    def asked(key: str) -> Any:
        found = world.ask(bound, key, world.now, None, None, row.facts) if key in bound.ask else None
        return None if isinstance(found, ABSENT) else found

    def whose() -> Any:
        try:
            return asked("person")
        except Missing:  # the figure stands, whoever's it is
            return None

    day = asked("dated")
    return Measured(
        (row.event.id,), world.holds(bound, "counts", world.now, why, None, row.facts), asked("of"), whose(),
        day.astimezone(world.givens.zone).date() if hasattr(day, "astimezone") else day,
        unit if bound.rule.unit else None,
    )  # fmt: skip


def _unit(rule: FigureRule, rows: Sequence[Measured]) -> Measured:
    """Several rows that are one: it counts if any or every one of them does."""
    first = rows[0]
    if len(rows) == 1:
        return first
    counts = (any if rule.unit_counts == "any" else all)(row.counts for row in rows)
    added = [row.adds for row in rows if row.adds is not None]
    return Measured(
        tuple(e for row in rows for e in row.events), counts, sum(added[1:], added[0]) if added else None, first.person,
        first.day, first.unit,
    )  # fmt: skip


def total(measure: str, rows: Sequence[Measured]) -> tuple[Any, Any]:
    """Numerator and value over rows, of one subject or of many: (None, None) without data."""
    if not rows:
        return None, None
    counted = [row for row in rows if row.counts]
    if measure in ("share", "count"):
        share = Decimal(len(counted)) / len(rows)
        return len(counted), share if measure == "share" else len(counted)
    added = [row.adds for row in counted if row.adds is not None]
    if not added:
        return None, None
    summed = sum(added[1:], added[0])
    if measure == "sum":
        return summed, summed
    return summed, (Decimal(summed) if isinstance(summed, int) else summed) / len(added)


def grades_of(world: World, figures: Iterable[Figure], asked: dict[str, set[str]]) -> Iterator[Grade]:
    """Every grade as of now. A figure without data, or bands that nobody has set, leave it undecided."""
    by_name = {figure.name: figure for figure in figures}
    for bound in world.pack.grades:
        try:
            if found := _grade(world, bound, by_name):
                yield found
        except Missing as gap:
            for name in gap.names:
                asked.setdefault(name, set()).add(bound.clause.id)


def _grade(world: World, bound: Bound[GradeRule], figures: dict[str, Figure]) -> Grade | None:
    rule, why = bound.rule, list[Why]()
    if not world.holds(bound, "applies_when", world.now, why):
        return None
    without = {f"figure.{name}" for name in rule.of if name not in figures or figures[name].value is None}
    if without:
        raise Missing(without)
    steps = world.ask(bound, "bands", world.now, why)
    if isinstance(steps, ABSENT):
        raise Missing([rule.bands])

    def of(value: Decimal) -> str:
        fitting = (s for s in steps if s.edge is None or value < s.edge or (s.included and value == s.edge))
        return str(next(fitting).value)

    parts = {name: of(figures[name].value) for name in rule.of}
    order = [str(step.value) for step in steps]
    if rule.combine == "lowest":
        grade = min(parts.values(), key=order.index)
    else:
        weights = {name: rule.weights.get(name, 1) for name in rule.of}
        mean = sum((figures[n].value * w for n, w in weights.items()), Decimal(0)) / sum(weights.values())
        grade = of(mean)
    key = f"{world.pack.slug}/{bound.clause.id}/{rule.name}"
    return Grade(key, world.pack.slug, bound.clause.id, rule.name, grade, parts, tuple(why))
