"""What the contexts above may do with registers."""

import datetime as dt
from dataclasses import dataclass

from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.registers import permissions, queries
from shouhou.registers.rules import period_label
from shouhou.registers.services.forget_titles import forget_titles
from shouhou.registers.services.keep_duties import keep_duties
from shouhou.registers.services.open_entry import open_entry
from shouhou.registers.services.record_entry_act import record_entry_act

__all__ = [
    "DutyRow",
    "EntryRow",
    "duties_of",
    "find",
    "forget_titles",
    "id_of",
    "keep_duties",
    "open_entry",
    "record_entry_act",
]

FOUND = 8


@dataclass(frozen=True)
class EntryRow:
    """An entry as the search shows it."""

    number: str
    kind: str
    title: str
    opened_at: dt.datetime


def id_of(number: str) -> int:
    """The id of the entry of this number."""
    return queries.id_of(number)


def find(actor: Actor, text: str, language: str) -> list[EntryRow]:
    """The newest visible entries by number or a part of the title."""
    if not actor.may("register.see"):
        return []
    rows = queries.SORTS["newest"].apply(queries.narrowed(permissions.visible_to(actor), text=text))[:FOUND]
    titles = {row.kind: policy.vocabulary(row.kind).title for row in rows}
    labels = {kind: (t.zh if language.startswith("zh") else t.en) if t else kind for kind, t in titles.items()}
    return [EntryRow(row.number, labels[row.kind], row.title, row.opened_at) for row in rows]


@dataclass(frozen=True)
class DutyRow:
    """An occurrence of a recurring duty that is still to be done, as the home page shows it."""

    number: str
    title: str
    name: str
    clause: str
    period: str
    state: str
    started_at: dt.datetime
    due_at: dt.datetime
    late_from: dt.datetime
    key: str


def duties_of(actor: Actor, until: dt.datetime, limit: int = 8) -> list[DutyRow]:
    """What somebody answers for and has not done, as far as it comes due by then; what is late stands first."""
    if not actor.may("register.see"):
        return []
    rows = queries.duties(permissions.visible_to(actor)).filter(queries.duty_view("open"))
    rows = rows.filter(queries.mine(actor.id, permissions.roles_played(actor)), queries.due_within(None, until))
    return [
        DutyRow(
            r.number, r.title, r.duty_name, r.duty_clause, period_label(r.duty_every, r.duty_ref), r.duty_state,
            r.duty_started_at, r.duty_due_at, r.duty_late_from, r.duty_key,
        )
        for r in queries.duties_in_order(rows)[:limit]
    ]  # fmt: skip
