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

    def __post_init__(self) -> None:
        typed = {}
        for name, chosen in self.settings.items():
            dated = chosen if isinstance(chosen, Mapping) else {dt.date.min: chosen}
            typed[name] = sorted((day, self.pack.setting(name, raw)) for day, raw in dated.items())
        object.__setattr__(self, "_typed", typed)

    def setting(self, name: str, day: dt.date) -> Any:
        """The value in force on a day."""
        dated: list[tuple[dt.date, Any]] = getattr(self, "_typed").get(name, [])  # noqa: B009
        return next((value for since, value in reversed(dated) if since <= day), Unknown([f"settings.{name}"]))
