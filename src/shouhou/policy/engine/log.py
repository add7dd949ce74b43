"""The events of one subject that count: recorded by then, not replaced, not in the future; in order of occurrence.

Events of one minute keep the order in which they were recorded.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from shouhou.policy.engine.shapes import Event
from shouhou.policy.language.vocabulary import thing

CORRECTED = "event.corrected"


def _recorded(event: Event) -> tuple[dt.datetime, int]:
    return event.recorded_at, event.id


def _occurred(event: Event) -> tuple[dt.datetime, dt.datetime, int]:
    return event.at, event.recorded_at, event.id


def effective(events: Iterable[Event]) -> list[Event]:
    """What is left when corrections have been applied, latest first: a replacement stands for what it supersedes, a
    corrected minute moves it, a void removes it; voiding a correction brings the original back."""
    known = {event.id: event for event in events}
    gone: set[int] = set()
    moved: set[int] = set()
    for event in sorted(known.values(), key=_recorded, reverse=True):
        original = known.get(event.supersedes) if event.supersedes is not None else None
        if event.id in gone or original is None:
            continue
        happened_at = event.data.get("happened_at") if event.word == CORRECTED else None
        if original.id in gone or original.id in moved:  # a later correction of the same record holds
            gone.add(event.id)
        elif happened_at is not None:
            known[original.id] = replace(original, at=happened_at)
            moved.add(original.id)
        else:
            gone.add(original.id)
    return [event for event in known.values() if event.id not in gone and event.word != CORRECTED]


class Log:
    """Events that can be looked up by word, as of their end. A shorter view shares the list."""

    def __init__(self, events: Sequence[Event], positions: dict[str, list[int]], end: int) -> None:
        self._all, self._positions, self.end = events, positions, end
        self._cache: dict[tuple[str, ...], list[Event]] = {}

    @classmethod
    def of_subject(
        cls, events: Iterable[Event], now: dt.datetime, known_at: dt.datetime | None, before: Event | None = None
    ) -> "Log":
        """The log as of `now`. `before` leaves out what was recorded with or after that event."""
        known = list(events)
        if known_at is not None:
            known = [e for e in known if e.recorded_at <= known_at]
        if before is not None:
            known = [e for e in known if _recorded(e) < _recorded(before)]
        if any(e.supersedes is not None for e in known):
            known = effective(known)
        ordered = sorted((e for e in known if e.at <= now), key=_occurred)
        positions: dict[str, list[int]] = {}
        for number, event in enumerate(ordered):
            positions.setdefault(event.word, []).append(number)
        return cls(ordered, positions, len(ordered))

    def upto(self, end: int) -> "Log":
        """The first `end` events."""
        return self if end >= self.end else Log(self._all, self._positions, end)

    def as_of(self, at: dt.datetime) -> "Log":
        """What had happened by that instant."""
        return self.upto(bisect_right(self._all, at, hi=self.end, key=lambda e: e.at))

    def __iter__(self) -> Iterator[Event]:
        return iter(self._all[: self.end])

    def of(self, word: str) -> list[Event]:
        """The events of one word, in order."""
        return self.of_any((word,))

    def of_any(self, words: Iterable[str]) -> list[Event]:
        """The events of several words, in order."""
        key = tuple(words)
        found = self._cache.get(key)
        if found is None:
            there = [self._positions[w] for w in key if w in self._positions]
            if len(there) > 1:
                found = [self._all[p] for p in sorted(p for positions in there for p in positions if p < self.end)]
            else:
                found = [self._all[p] for positions in there for p in positions if p < self.end]
            self._cache[key] = found
        return found

    def last(self, word: str, at: dt.datetime, about: Event | None = None) -> Event | None:
        """The last event of a word by that instant. Next to an event of the same thing, only of that thing."""
        for event in reversed(self.of(word)):
            if event.at > at:
                continue
            if about is None or (event.id != about.id and (event.ref == about.ref or thing(word) != thing(about.word))):
                return event
        return None
