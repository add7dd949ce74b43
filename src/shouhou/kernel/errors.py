"""What can go wrong in a use case. Services raise these; one handler per door turns them into a page or a problem."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise

Message = str | Promise


class ShouhouError(Exception):
    """Base of all errors that a person can do something about. `status` is the HTTP status of every door."""

    status = 400


class Invalid(ShouhouError):
    """The input is not right: a message for each field (`""` for the whole form). Nothing has been written."""

    status = 422

    def __init__(self, fields: Mapping[str, Message]) -> None:
        super().__init__("; ".join(f"{name}: {message}" if name else str(message) for name, message in fields.items()))
        self.fields = dict(fields)


@dataclass(frozen=True)
class Reason:
    """Why an act is refused: the clause, what is missing, and the earliest possible time where one is known."""

    clause: str
    missing: str
    says: Mapping[str, str] = field(default_factory=dict)
    regulation: str = ""
    earliest: dt.datetime | None = None


def own_reason(missing: str, says: str) -> Reason:
    """A reason of the product itself, in the reader's language: no clause stands behind it."""
    return Reason("", missing, {"en": says, "zh": says})


class Refused(ShouhouError):
    """A clause (or the product, then `clause` is empty) does not allow this act now. All reasons at once."""

    status = 409

    def __init__(self, *reasons: Reason) -> None:
        super().__init__("; ".join(f"{r.clause} {r.missing}".strip() for r in reasons))
        self.reasons = reasons


class Undecided(ShouhouError):
    """A rule cannot answer because facts are missing: a question to a person, never a default."""

    status = 409

    def __init__(self, facts: frozenset[str]) -> None:
        super().__init__(", ".join(sorted(facts)))
        self.facts = facts


class NotAllowed(ShouhouError):
    """This person may see the thing, but their role may not do this act."""

    status = 403


class NotFound(ShouhouError):
    """There is no such thing, or it is outside this person's scope: both answer alike."""

    status = 404


class Stale(ShouhouError):
    """Somebody else changed the thing meanwhile."""

    status = 409


class TooMany(ShouhouError):
    """Too many tries within a short time. `retry_after`: in so many seconds it may be tried again."""

    status = 429

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"retry after {retry_after} s")
        self.retry_after = retry_after
