"""A regulation as one organisation has taken it up: the pack and the choices that its settings ask for."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from shouhou.policy.clauses.pack import Pack
from shouhou.policy.language.absence import Unknown


@dataclass(frozen=True)
class Adopted:
    """`settings`: name -> the chosen value, or {day: value} where the choice has changed. What nobody chose is unknown.

    Raises `KeyError` for an unknown setting and `ValueError` for a value that it does not allow.
    """

    pack: Pack
    settings: Mapping[str, Any] = field(default_factory=dict)
    _typed: dict[str, list[tuple[dt.date, Any]]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for name, chosen in self.settings.items():
            dated = chosen if isinstance(chosen, Mapping) else {dt.date.min: chosen}
            self._typed[name] = [(day, self.pack.setting(name, dated[day])) for day in sorted(dated)]

    def setting(self, name: str, day: dt.date) -> Any:
        """The value in force on a day."""
        chosen = (value for since, value in reversed(self._typed.get(name, ())) if since <= day)
        return next(chosen, Unknown([f"settings.{name}"]))
