"""Patterns stamped into rows: pure text, so that several processes can do it."""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from hashlib import sha256

WEEK = timedelta(weeks=1)
_DAY = re.compile(r"\b(\d{4}-\d\d-\d\d)")


@dataclass(frozen=True)
class Pattern:
    """What is stored of a history from an instant on, as text with marks.

    `rows` are (table, text) as COPY reads it. `links` and `words` are what the hash of each event covers and what it
    seals ("": nothing), in canonical form. The marks are `%(name)s`: subject, case, customer, unit and number; given and
    said; for the event at place 2 its key e2, hash h2, and salt s2 and seal c2 of its words; head, the last hash; v1,
    the number of the first visit.
    """

    since: datetime
    rows: tuple[tuple[str, str], ...]
    links: tuple[str, ...]
    words: tuple[str, ...]
    visits: int


@dataclass(frozen=True)
class History:
    """One life of a case at a branch, and its patterns in their order: all of the first `variant` of a plot, and of the
    others how it stood at last."""

    branch: str
    often: float
    begins: datetime
    variant: int
    patterns: tuple[Pattern, ...]

    def at(self, then: datetime) -> int | None:
        """The place of the pattern that stood at an instant; None where it was not kept."""
        return max((place for place, pattern in enumerate(self.patterns) if pattern.since <= then), default=None)


@dataclass(frozen=True, slots=True)
class Copy:
    """One case to be: of which history and pattern, how many weeks later, and what stands in place of its marks."""

    history: int
    pattern: int
    weeks: int
    events: Sequence[int]
    visits: Sequence[str]
    marks: Mapping[str, object]


def stamped(histories: Sequence[History], copies: Iterable[Copy]) -> dict[str, bytes]:
    """The rows of these cases by table."""
    dated: dict[tuple[int, int, int], Pattern] = {}
    texts: dict[str, list[str]] = {}
    for one in copies:
        key = (one.history, one.pattern, one.weeks)
        if key not in dated:
            dated[key] = _moved(histories[one.history].patterns[one.pattern], one.weeks)
        pattern = dated[key]
        marks = _chained(pattern, one)
        for table, text in pattern.rows:
            texts.setdefault(table, []).append(text % marks)
    return {table: "".join(parts).encode() for table, parts in texts.items()}


def _chained(pattern: Pattern, one: Copy) -> dict[str, object]:
    """All marks of a copy, with its keys and its chain."""
    marks = dict(one.marks)
    for place, number in enumerate(one.visits, 1):
        marks[f"v{place}"] = number
    last = b""
    for place, (key, link, words) in enumerate(zip(one.events, pattern.links, pattern.words, strict=True), 1):
        marks[f"e{place}"] = key
        if words:
            salt = os.urandom(16)
            marks[f"s{place}"] = salt.hex()
            marks[f"c{place}"] = sha256(salt + (words % marks).encode()).hexdigest()
        last = sha256(last + (link % marks).encode()).digest()
        marks[f"h{place}"] = last.hex()
    marks["head"] = last.hex()
    return marks


def _moved(pattern: Pattern, weeks: int) -> Pattern:
    """The same so many weeks later. A week is always 168 hours in UTC, in which all of it is written: only days change."""

    def moved(text: str) -> str:
        return _DAY.sub(lambda found: _later(found[1], weeks), text)

    return Pattern(
        pattern.since, tuple((table, moved(text)) for table, text in pattern.rows), tuple(map(moved, pattern.links)),
        tuple(map(moved, pattern.words)), pattern.visits,
    )  # fmt: skip


@cache
def _later(day: str, weeks: int) -> str:
    return (date.fromisoformat(day) + weeks * WEEK).isoformat()


_learnt: Sequence[History] = ()


def learn(histories: Sequence[History]) -> None:
    """Let this process know the histories for all batches to come."""
    global _learnt
    _learnt = histories


def stamped_as_learnt(copies: Sequence[Copy]) -> dict[str, bytes]:
    return stamped(_learnt, copies)
