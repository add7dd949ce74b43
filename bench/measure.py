"""Taking turns, medians, and a figure with its bar."""

import gc
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

ROUNDS = 15
Act = Callable[[], object]


@dataclass(frozen=True)
class Figure:
    """One measured value and the bar that it is held to.

    `value` is a ratio to the floor, a rate or a time, as `unit` says; `least`: the bar is a lower bound. `guide` are
    absolute values of both sides, for people.
    """

    name: str
    value: float
    unit: str
    bar: float
    least: bool = False
    guide: Mapping[str, float] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        return self.value >= self.bar if self.least else self.value <= self.bar

    def __str__(self) -> str:
        bound = "at least" if self.least else "at most"
        verdict = "kept" if self.passed else "missed"
        return f"{verdict:6}  {self.name}: {self.value:,.3g} {self.unit} ({bound} {self.bar:,g})"

    def as_json(self) -> dict[str, Any]:
        bound = "at_least" if self.least else "at_most"
        guide = {name: round(value, 3) for name, value in self.guide.items()}
        return {
            "name": self.name, "value": round(self.value, 3), "unit": self.unit, bound: self.bar, "passed": self.passed,
            "guide": guide,
        }  # fmt: skip


def seconds(act: Act) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def taking_turns(*sides: Act, rounds: int = ROUNDS) -> list[list[float]]:
    """The times of each side in seconds, sorted: every round calls each once, after one round that does not count."""
    for side in sides:
        side()
    times: list[list[float]] = [[] for _ in sides]
    with _no_collection():
        for _ in range(rounds):
            for side, taken in zip(sides, times, strict=True):
                taken.append(seconds(side))
            gc.collect(0)
    return [sorted(taken) for taken in times]


def beside_floor(name: str, ours: Act, floor: Act, *, bar: float, rounds: int = ROUNDS) -> Figure:
    """The ratio of the medians of both sides."""
    mine, bare = (statistics.median(taken) for taken in taking_turns(ours, floor, rounds=rounds))
    guide = {"ours_ms": mine * 1000, "floor_ms": bare * 1000}
    return Figure(name, mine / bare, "x floor", bar, guide=guide)


def longest_usual(name: str, act: Act, *, bar_ms: float, rounds: int = ROUNDS) -> Figure:
    """The time that nineteen of twenty calls keep, in milliseconds."""
    (taken,) = taking_turns(act, rounds=rounds)
    p95 = taken[min(len(taken) - 1, round(len(taken) * 0.95))] * 1000
    return Figure(name, p95, "ms p95", bar_ms, guide={"p50_ms": statistics.median(taken) * 1000})


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without the garbage collector's pauses, which would strike one side or the other at random."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
