"""What the contexts above may ask of conduct."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from shouhou.cases import public as cases
from shouhou.conduct import permissions, queries
from shouhou.conduct.forms import DecisionForm
from shouhou.conduct.rules import VERDICTS
from shouhou.conduct.services.appeal_fine import appeal_fine
from shouhou.conduct.services.confirm_fine import confirm_fine
from shouhou.conduct.services.find_fault import find_fault
from shouhou.conduct.services.reverse_fine import reverse_fine
from shouhou.kernel.errors import NotFound
from shouhou.people.public import Actor
from shouhou.timeline.public import Recorded

__all__ = ["ACTS", "VERDICTS", "Charged", "DecisionForm", "LineFacts", "charged_in", "line_for", "line_number"]

# The words that this context records: each with the service that does it.
ACTS: Mapping[str, Callable[..., Recorded]] = {
    "fault.found": find_fault,
    "fine.confirmed": confirm_fine,
    **{word: partial(appeal_fine, word=word) for word in ("fine.appealed", "fine.upheld")},
    **{word: partial(reverse_fine, word=word) for word in ("fine.waived", "fine.revoked")},
}


@dataclass(frozen=True)
class LineFacts:
    """A line of the ledger of fines; `reverses` is the number of the line that it takes back."""

    number: str
    subject_id: int
    case_number: str
    fine_key: str
    person_id: int
    person: str
    regulation: str
    clause: str
    amount_by: str
    amount: Decimal
    month: dt.date
    entered_at: dt.datetime
    reverses: str


def line_for(actor: Actor, number: str) -> LineFacts:
    """A line of a visible case, for who confirms fines there and for the person whom it concerns; NotFound otherwise."""
    line = queries.line_of_number(number)
    case = cases.cases_of_subjects(actor, [line.subject_id]).get(line.subject_id) if line else None
    if line is None or case is None:
        raise NotFound
    if actor.id != line.person_id and not permissions.may_read(actor, case.branch_path):
        raise NotFound
    return LineFacts(
        line.number, line.subject_id, case.number, line.fine_key, line.person_id, line.person.name, line.regulation,
        line.clause, line.amount_by, line.amount, line.month, line.entered_at,
        line.reverses.number if line.reverses else "",
    )  # fmt: skip


class Charged(NamedTuple):
    """A line of a month: its number, its clause, its amount in yuan."""

    number: str
    clause: str
    amount: Decimal


def charged_in(month: dt.date, branch_path: str, person_id: int | None) -> list[Charged]:
    """The lines of a month at a branch and below it, of one person or of all: whoever shows them asks first who may."""
    rows = queries.lines_of(month).filter(subject__branch_path__startswith=branch_path)
    rows = rows if person_id is None else rows.filter(person_id=person_id)
    return [Charged(line.number, line.clause, line.amount) for line in rows]


def line_number(subject_id: int, fine_key: str) -> str:
    """The number under which a fine stands in the ledger; "" where it does not, or was taken back."""
    line = queries.standing_line(subject_id, fine_key)
    return line.number if line else ""
