"""Code that keeps a clause says so: `@cites("FUR-6.0b")`. The inspection behind `shouhou clauses` reads it."""

from collections.abc import Callable
from typing import TypeVar

Kept = TypeVar("Kept", bound=Callable[..., object] | type)


def cites(*clauses: str) -> Callable[[Kept], Kept]:
    """Mark a function or class as what keeps these clauses. It changes nothing: the ids are read from the source."""
    if not clauses:
        raise ValueError("name the clause that this code keeps")

    def mark(kept: Kept) -> Kept:
        return kept

    return mark
