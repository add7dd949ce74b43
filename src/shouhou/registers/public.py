"""What the contexts above may do with registers."""

import datetime as dt
from dataclasses import dataclass

from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.registers import permissions, queries
from shouhou.registers.services.open_entry import open_entry
from shouhou.registers.services.record_entry_act import record_entry_act

__all__ = ["EntryRow", "find", "open_entry", "record_entry_act"]

FOUND = 8


@dataclass(frozen=True)
class EntryRow:
    """An entry as the search shows it."""

    number: str
    kind: str
    title: str
    opened_at: dt.datetime


def find(actor: Actor, text: str, language: str) -> list[EntryRow]:
    """The newest visible entries by number or a part of the title."""
    if not actor.may("register.see"):
        return []
    rows = queries.SORTS["newest"].apply(queries.narrowed(permissions.visible_to(actor), text=text))[:FOUND]
    titles = {row.kind: policy.vocabulary(row.kind).title for row in rows}
    labels = {kind: (t.zh if language.startswith("zh") else t.en) if t else kind for kind, t in titles.items()}
    return [EntryRow(row.number, labels[row.kind], row.title, row.opened_at) for row in rows]
