"""Pure rules of conduct: which month a line belongs to, what a person comes to, what the buttons of a finding mean."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any


def month_after(month: dt.date) -> dt.date:
    return (month + dt.timedelta(days=32)).replace(day=1)


def open_month(day: dt.date, closed: Collection[dt.date]) -> dt.date:
    """The month of a day, or the next one that is not closed."""
    month = day.replace(day=1)
    while month in closed:
        month = month_after(month)
    return month


@dataclass
class Sum:
    """What lines come to: how many, how much was charged, how much taken back."""

    name: str
    key: str
    lines: int = 0
    charged: Decimal = Decimal()
    taken_back: Decimal = Decimal()
    about: list[str] = field(default_factory=list)

    @property
    def amount(self) -> Decimal:
        return self.charged + self.taken_back


def sums(lines: Iterable[Any], key: str, names: Mapping[Any, str]) -> list[Sum]:
    """Lines summed by one of their attributes, by name."""
    found: dict[Any, Sum] = {}
    for line in lines:
        of = getattr(line, key)
        one = found.setdefault(of, Sum(names.get(of, str(of)), str(of)))
        one.lines += 1
        if line.amount > 0:
            one.charged += line.amount
        else:
            one.taken_back += line.amount
    return sorted(found.values(), key=lambda one: (one.name, one.key))


# What each button of a finding says: (cause, whether the user was dissatisfied).
VERDICTS = {
    "own": ("own", "false"), "own_dissatisfied": ("own", "true"), "company": ("company", ""), "user": ("user", ""),
    "other_person": ("other_person", ""),
}  # fmt: skip
