"""What a fact can be when it is not there.

- *not yet*: the event has not happened. A comparison with it is false; the clock runs.
- *unknown*: nobody has said. The outcome is undecided, and the names of the missing facts travel with it.
- *none*: left empty, which an author tests with `is none`.
"""

from collections.abc import Iterable
from typing import Final


class Unknown:
    """Undecided, because these facts are missing."""

    __slots__ = ("names",)

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(names)

    def __or__(self, other: "Unknown") -> "Unknown":
        return Unknown(self.names | other.names)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Unknown) and self.names == other.names

    def __hash__(self) -> int:
        return hash(self.names)

    def __repr__(self) -> str:
        return "unknown: " + ", ".join(sorted(self.names))


class Doubtful(Unknown):
    """A count over rows of which some may or may not count: it lies between `least` and `most`."""

    __slots__ = ("least", "most")

    def __init__(self, names: Iterable[str], least: object, most: object) -> None:
        super().__init__(names)
        self.least, self.most = least, most


class _Absent:
    __slots__ = ("words",)

    def __init__(self, words: str) -> None:
        self.words = words

    def __repr__(self) -> str:
        return self.words

    def __deepcopy__(self, memo: object) -> "_Absent":
        return self

    def __reduce__(self) -> str:
        return "NOT_YET" if self is NOT_YET else "NONE"


NOT_YET: Final = _Absent("not yet")
NONE: Final = _Absent("none")
ABSENT = (Unknown, _Absent)


class Missing(LookupError):
    """A decision that needs these facts cannot be taken."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(names)
        super().__init__(", ".join(sorted(self.names)))
