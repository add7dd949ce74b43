"""Pure rules of the figures: what a stream gives to them as rows, what rows come to, which days make a period."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shouhou.timeline.public import Happened

ASSESSMENT = "assessment"  # the kind of subject whose words figures count
PERIODS = ("month", "quarter", "year", "free")


@dataclass(frozen=True)
class Quoted:
    """One record as an assessment quotes it: a word of its vocabulary with typed fields, its minute, whose it is."""

    word: str
    ref: str
    at: dt.datetime
    person: str | None
    data: Mapping[str, Any]


def quoted(kind: str, events: Sequence[Happened], *, case: str, customer: str, engineer: str | None) -> list[Quoted]:
    """The rows that a stream gives, from its standing events in the order in which they happened."""
    if kind == "case":
        found = [
            *_repairs(events, case, engineer), *_answers(events, customer, engineer), *_complaints(events, case),
            *_checks(events, case, engineer),
        ]  # fmt: skip
        return sorted(found, key=lambda row: (row.at, row.ref))
    others = {"stocktake": _kinds_of_parts, "project": _acceptances}
    return list(others[kind](events)) if kind in others else []


def _repairs(events: Sequence[Happened], case: str, engineer: str | None) -> Iterator[Quoted]:
    """Each completed work: the arrival and the agreed minute before it, the check about it, whether it was in vain."""
    ends = [number for number, e in enumerate(events) if e.word == "work.done"]
    for count, end in enumerate(ends, 1):
        done = events[end]
        before = events[ends[count - 2] + 1 if count > 1 else 0 : end]
        after = events[end + 1 : ends[count] if count < len(ends) else None]
        arrived = next((e for e in before if e.word == "visit.arrived"), None)
        checks = [e for e in (*before, *_until(after, "case.reopened")) if e.word == "inspection.recorded"]
        data: dict[str, Any] = {"case": case, "repeated": any(e.word == "case.reopened" for e in after)}
        data |= {"agreed_at": _agreed(before)} if arrived and _agreed(before) else {}
        data |= {"arrived_at": arrived.at} if arrived else {}
        data |= {"passed": checks[-1].data["passed"]} if checks else {}
        yield Quoted("repair.counted", f"repair/{count}", done.at, done.by or engineer, data)


def _until(events: Sequence[Happened], word: str) -> Iterator[Happened]:
    for event in events:
        if event.word == word:
            return
        yield event


def _agreed(events: Sequence[Happened]) -> dt.datetime | None:
    """The minute agreed with the user; one moved at the user's wish replaces it. Without one, that of the plan."""
    agreed = None
    for event in events:
        if event.word == "visit.agreed" and (agreed is None or event.data.get("wished_by") == "customer"):
            agreed = event.data["agreed_at"]
    planned = [e.data["arrive_by"] for e in events if e.word == "visit.planned" and e.data.get("arrive_by")]
    return agreed or (planned[-1] if planned else None)


def _answers(events: Sequence[Happened], customer: str, engineer: str | None) -> Iterator[Quoted]:
    calls = [e for e in events if e.word == "followup.recorded"]
    for count, call in enumerate(calls, 1):
        heard = any(call.data.get(name) is not None for name in ("satisfied", "service", "manner", "skill"))
        data = {"customer": customer, "reached": call.data.get("reached", heard)}
        data |= {"satisfied": call.data["satisfied"]} if isinstance(call.data.get("satisfied"), bool) else {}
        yield Quoted("answer.counted", f"answer/{count}", call.at, engineer, data)


def _complaints(events: Sequence[Happened], case: str) -> Iterator[Quoted]:
    received = [(n, e) for n, e in enumerate(events) if e.word == "complaint.received"]
    for count, (number, complaint) in enumerate(received, 1):
        found = next((e for e in events[number:] if e.word == "complaint.verified"), None)
        data: dict[str, Any] = {"case": case} | ({"service_responsible": True} if found else {})
        yield Quoted(
            "complaint.counted", f"complaint/{count}", complaint.at, found.data["person"] if found else None, data
        )


def _checks(events: Sequence[Happened], case: str, engineer: str | None) -> Iterator[Quoted]:
    """Each spot check; what was not asked about stays unknown."""
    for count, check in enumerate((e for e in events if e.word == "quality_check.done"), 1):
        asked = {n: check.data[n] for n in ("quality", "attitude") if isinstance(check.data.get(n), bool)}
        yield Quoted("check.counted", f"check/{count}", check.at, engineer, {"case": case, **asked})


def _acceptances(events: Sequence[Happened]) -> Iterator[Quoted]:
    """Each internal inspection of a project, with its round."""
    for count, one in enumerate((e for e in events if e.word == "acceptance.inspected"), 1):
        data = {"project": "-", "passed": one.data["passed"], "round": count}
        yield Quoted("acceptance.counted", f"acceptance/{count}", one.at, one.by, data)


def _kinds_of_parts(events: Sequence[Happened]) -> Iterator[Quoted]:
    """Each kind of part of a stocktake that has been counted to its end: book and counted quantity."""
    end = next((e for e in events if e.word == "stocktake.counted"), None)
    if end is None:
        return
    counted = {e.ref: e.data["quantity"] for e in events if e.word == "kind.counted"}
    for booked in (e for e in events if e.word == "kind.booked"):
        data = {"article": booked.data["article"], "book": booked.data["quantity"]}
        data |= {"counted": counted[booked.ref]} if booked.ref in counted else {}
        yield Quoted("stock.counted", f"stock/{booked.ref or booked.id}", end.at, None, data)


@dataclass
class Total:
    """What the rows of a figure come to. `adds` is None where no row adds anything."""

    counted: int = 0
    base: int = 0
    left_out: int = 0
    unknown: int = 0
    adds: Decimal | None = None

    @property
    def empty(self) -> bool:
        return not (self.base or self.left_out or self.unknown)

    def take(self, state: str, rows: int = 1, adds: Decimal | None = None) -> None:
        """Count rows of a state."""
        if state == "left_out":
            self.left_out += rows
        elif state == "unknown":
            self.unknown += rows
        else:
            self.base += rows
            self.counted += rows if state == "counted" else 0
            if state == "counted" and adds is not None:
                self.adds = (self.adds or Decimal()) + adds

    def value(self, measure: str, adding: int | None = None) -> Decimal | None:
        """The figure; None without data, and while anybody's row is not known. `adding`: how many rows a mean is over."""
        if not self.base or self.unknown:
            return None
        if measure == "share":
            return Decimal(self.counted) / self.base
        if measure == "count":
            return Decimal(self.counted)
        if self.adds is None:
            return None
        return self.adds if measure == "sum" else self.adds / (adding or self.counted)


def month_after(day: dt.date, months: int = 1) -> dt.date:
    """The first day of the month so many months after that of a day; before it for a negative number."""
    number = day.year * 12 + day.month - 1 + months
    return dt.date(number // 12, number % 12 + 1, 1)


@dataclass(frozen=True)
class Period:
    """Days, the last one included."""

    kind: str
    since: dt.date
    until: dt.date

    @property
    def before(self) -> "Period":
        """The period of the same length before this one."""
        if self.kind == "free":
            length = self.until - self.since
            return Period("free", self.since - length - dt.timedelta(days=1), self.since - dt.timedelta(days=1))
        return period_of(self.kind, self.since - dt.timedelta(days=1))

    @property
    def after(self) -> "Period":
        if self.kind == "free":
            length = self.until - self.since
            return Period("free", self.until + dt.timedelta(days=1), self.until + length + dt.timedelta(days=1))
        return period_of(self.kind, self.until + dt.timedelta(days=1))


LENGTHS = {"month": 1, "quarter": 3, "year": 12}


def period_of(kind: str, day: dt.date) -> Period:
    """The month, quarter or year in which a day lies."""
    months = LENGTHS[kind]
    since = dt.date(day.year, (day.month - 1) // months * months + 1, 1)
    return Period(kind, since, month_after(since, months) - dt.timedelta(days=1))


def points(
    values: Sequence[Decimal | None], *, width: int, height: int, top: Decimal
) -> Iterable[tuple[float, float] | None]:
    """Where values stand in a drawing of this size, from left to right; None where there is no data."""
    step = width / max(len(values) - 1, 1)
    for number, value in enumerate(values):
        share = float(value / top) if value is not None and top else 0.0
        yield None if value is None else (round(number * step, 1), round(height * (1 - share), 1))


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any], str, str]]:
    """What differs between two bodies of a sheet: which part, the row as it is now (or was), old and new in short."""
    found = []
    for part, keys, shows in (
        ("figures", ("kind", "regulation", "clause", "name"), ("value", "counted", "base")),
        ("grades", ("regulation", "clause", "name"), ("grade",)), ("faults", ("subject", "key"), ("state", "amount")),
        ("fines", ("number",), ("amount",)),
    ):  # fmt: skip
        before, after = ({tuple(r[k] for k in keys): r for r in body.get(part, ())} for body in (old, new))
        for key in sorted({*before, *after}, key=str):
            was, now = ("/".join(str(side[key][s]) for s in shows) if key in side else "" for side in (before, after))
            if was != now:
                found.append((part, after.get(key) or before[key], was, now))
    return found
