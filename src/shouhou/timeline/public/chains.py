"""What the hashes of a stream are made over."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shouhou.timeline import queries
from shouhou.timeline.services.record import sealed


@dataclass(frozen=True)
class Link:
    """One event of a chain: the parts that its hash covers, and the words that it seals (None: it has none)."""

    sealed: Mapping[str, Any]
    words: Mapping[str, Any] | None


def links_of(subject_id: int) -> list[Link]:
    """A stream's links, the first one first. `rules.canonical` of each is what is hashed."""
    events = queries.events_with_contents(subject_id)
    return [Link(sealed(event), event.content.body if hasattr(event, "content") else None) for event in events]
