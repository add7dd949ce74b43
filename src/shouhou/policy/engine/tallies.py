"""Counting over rows: how many repairs of this problem, how many days in repair, how much has been paid."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from shouhou.policy.clauses.pack import Counted
from shouhou.policy.clauses.rule import Meter, Tally
from shouhou.policy.engine.shapes import Event
from shouhou.policy.language.absence import ABSENT, NONE, NOT_YET, Doubtful, Unknown
from shouhou.policy.language.working_time import DAY, length

if TYPE_CHECKING:
    from shouhou.policy.engine.scope import Scope


@dataclass(frozen=True)
class Row:
    """One row of a set: the event that began it, and its columns under their names in a rule (`row.problem`)."""

    event: Event
    facts: dict[str, Any]


@dataclass
class Tallied:
    """What a tally gives, with the rows that count, those left out, and those of which nobody knows."""

    value: Any
    counted: list[Row] = field(default_factory=list)
    left_out: list[Row] = field(default_factory=list)
    doubtful: list[Row] = field(default_factory=list)


def rows_of(scope: "Scope", name: str) -> Iterator[Row]:
    """The rows of a set by the instant of the question, in order of beginning."""
    world, words = scope.world, scope.world.pack.vocabulary
    shape = words.rows.get(name)
    upon, joined = (shape.upon, shape.facts) if shape else (name, {})
    own = [*words.words[upon].fields, "at", "by", "role", "ref"]
    begun = [event for event in world.log.of(upon) if event.at <= scope.at]
    for number, event in enumerate(begun):
        following = next((e for e in begun[number + 1 :] if e.ref == event.ref), None) if joined else None
        facts = {f"row.{column}": scope.of(event, column, upon) for column in own}
        for column, source in joined.items():
            word, _, last = source.rpartition(".")
            later = event if word == upon else _joined(scope, word, event, following)
            facts[f"row.{column}"] = NOT_YET if later is None else scope.of(later, last, word)
        yield Row(event, facts)


def _joined(scope: "Scope", word: str, begun: Event, following: Event | None) -> Event | None:
    """The last event of a word about the same row: before the next row of the same name begins."""
    for event in reversed(scope.world.log.of(word)):
        before = following is None or (event.at, event.id) < (following.at, following.id)
        if before and event.ref == begun.ref and begun.at <= event.at <= scope.at:
            return event
    return None


def within(scope: "Scope", row: Row) -> "Scope":
    """The same question about one row."""
    return type(scope)(scope.world, scope.bound, scope.at, scope.it, {**scope.extra, **row.facts})


def tallied(scope: "Scope", name: str, counted: Counted) -> Tallied:
    """Carry out a tally or a meter at the instant of the question."""
    rule, out = counted.rule, Tallied(None)
    missing: set[str] = set()
    rows = list(rows_of(scope, rule.rows if isinstance(rule, Tally) else rule.spans))
    if counted.window is not None:
        window = counted.window.run(scope)
        if isinstance(window, ABSENT):
            return Tallied(window)
        rows = [row for row in rows if row.event.at > scope.at - window]
    for row in rows:
        holds = True if counted.where is None else counted.where.run(within(scope, row))
        if isinstance(holds, Unknown):
            out.doubtful.append(row)
            missing |= holds.names
        else:
            (out.counted if holds is True else out.left_out).append(row)
    out.value = _given(scope, counted, out, missing)
    return out


def _given(scope: "Scope", counted: Counted, out: Tallied, missing: set[str]) -> Any:
    if isinstance(counted.rule, Meter):
        least = _metered(scope, counted.rule, out.counted)
        most = _metered(scope, counted.rule, [*out.counted, *out.doubtful]) if missing else least
        return _between(missing, least, most)
    if counted.how == "count":
        return _between(missing, len(out.counted), len(out.counted) + len(out.doubtful))
    assert counted.of is not None
    values = [counted.of.run(within(scope, row)) for row in out.counted]
    match counted.how:
        case "any" | "every":
            wanted = counted.how == "any"
            if any(v is wanted for v in values):
                return wanted
            missing |= {n for v in values if isinstance(v, Unknown) for n in v.names}
            return Unknown(missing) if missing else not wanted
        case "first" | "last":
            there = values if counted.how == "first" else values[::-1]
            return Unknown(missing) if missing else there[0] if there else NOT_YET
    missing |= {n for v in values if isinstance(v, Unknown) for n in v.names}
    known = [v for v in values if not isinstance(v, ABSENT)]
    if missing:
        return Unknown(missing)
    if counted.how == "distinct":
        return len(set(known))
    return sum(known[1:], known[0]) if known else _nothing(counted.type)


def _nothing(kind: str) -> Any:
    return {"integer": 0, "duration": dt.timedelta(), "days": dt.timedelta()}.get(kind, Decimal(0))


def _between(missing: set[str], least: Any, most: Any) -> Any:
    if isinstance(least, ABSENT):
        return least
    return Doubtful(missing, least, most) if missing else least


def _metered(scope: "Scope", meter: Meter, rows: list[Row]) -> Any:
    """The time of the rows, less what does not count; a stretch without an end runs until the instant asked."""
    names, spans = set(), []
    for row in rows:
        start, end = (row.facts[column] for column in (meter.start, meter.to))
        if start is NOT_YET or start is NONE:
            continue
        if isinstance(start, Unknown) or isinstance(end, Unknown):
            names |= {n for v in (start, end) if isinstance(v, Unknown) for n in v.names}
            continue
        spans.append((start, min(scope.at if end is NOT_YET or end is NONE else end, scope.at)))
    if names:
        return Unknown(names)
    away = sorted(cut for name in meter.less for cut in _less(scope, name))
    if meter.per == "union":
        spans = _union(spans)
    counted = [end - start - length([(max(a, start), min(b, end)) for a, b in away if a < end and b > start])
               for start, end in spans if end > start]  # fmt: skip
    if meter.unit == "started_day":
        counted = [DAY * -(-time // DAY) for time in counted]
    return sum(counted, dt.timedelta())


def _less(scope: "Scope", name: str) -> Iterator[tuple[dt.datetime, dt.datetime]]:
    """The stretches of a spell, or of rows with a beginning and an end."""
    for spell in scope.world.spells:
        if spell.kind == name and spell.judged is not False and spell.began < scope.at:
            yield spell.began, spell.ended or scope.at
    if name in scope.world.pack.vocabulary.rows:
        for row in rows_of(scope, name):
            start, end = row.facts["row.began_at"], row.facts["row.ended_at"]
            if isinstance(start, dt.datetime):
                yield start, end if isinstance(end, dt.datetime) else scope.at


def _union(spans: list[tuple[dt.datetime, dt.datetime]]) -> list[tuple[dt.datetime, dt.datetime]]:
    merged: list[tuple[dt.datetime, dt.datetime]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
