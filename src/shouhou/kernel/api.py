"""What the API operations of all contexts share: typed values, a page of a list, a write that happens once.

Every text that comes in is free of control characters and has a longest length, every number has its bounds: what the
database would choke on is refused at the door with the field's name.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Annotated, Any, Protocol

from ninja import Header, Schema
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PlainSerializer,
)
from pydantic_core import CoreSchema, core_schema

from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, Reason, Refused, ShouhouError, Undecided
from shouhou.kernel.public import once

LARGEST_ID = 2**63 - 1
LARGEST_BODY, LARGEST_BULK = 256 * 1024, 2048 * 1024  # bytes
LARGEST_FILE = 12 * 1024 * 1024 + 64 * 1024  # bytes of a body that carries one file
PAGE, LARGEST_PAGE = 50, 100


def _text(value: Any) -> Any:
    if not isinstance(value, str):
        raise ValueError("is a text")
    return value


def _in_reach(at: dt.datetime) -> dt.datetime:
    if not 1900 <= at.year < 2200:
        raise ValueError("is not a minute of these times")
    return at


class OneOf:
    """`Annotated[str, OneOf(names)]`: one of these names, which may be known only when the program starts."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = list(names)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.literal_schema(self.names)


PLAIN = r"^[^\x00-\x1f\x7f]*$"
PROSE = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"

Line = Annotated[str, Field(max_length=200, pattern=PLAIN)]
Prose = Annotated[str, Field(max_length=5000, pattern=PROSE)]
Query = Annotated[str, Field(max_length=60, pattern=PLAIN)]
Id = Annotated[int, Field(ge=1, le=LARGEST_ID, strict=True)]
InPath = Annotated[int, Field(ge=1, le=LARGEST_ID)]
Number = Annotated[str, Field(max_length=20, pattern=PLAIN, examples=["S0000001-7"])]
Instant = Annotated[
    AwareDatetime, BeforeValidator(_text), AfterValidator(_in_reach), Field(examples=["2026-01-20T09:00:00+08:00"])
]
Day = Annotated[dt.date, BeforeValidator(_text), Field(examples=["2025-11-10"])]
Amount = Annotated[str, Field(pattern=r"^\d{1,12}(\.\d{1,2})?$", examples=["30.00"])]
Yuan = Annotated[Decimal, PlainSerializer(lambda amount: f"{amount:.2f}", return_type=str)]
Limit = Annotated[int, Field(ge=1, le=LARGEST_PAGE)]
After = Annotated[str, Field(max_length=300, pattern=r"^[A-Za-z0-9_-]*$", description="`next` of the page before")]
Key = Annotated[
    uuid.UUID,
    Header(
        alias="Idempotency-Key",
        description="A UUID of your own for this act. Send the same one again and nothing happens twice.",
    ),
]


class Body(Schema):
    """What a write sends. Unknown names are refused, so that a slip is noticed."""

    model_config = ConfigDict(extra="forbid")


class ReasonOut(Schema):
    """One reason for a refusal: the clause, what is missing, its words, the earliest possible time if one is known."""

    clause: str
    regulation: str
    missing: str
    says: str
    earliest: dt.datetime | None = None


class QuestionOut(Schema):
    """A fact that a rule waits for: a question to a person."""

    fact: str
    asks: str


class Problem(Schema):
    """What went wrong (RFC 9457). `errors`: by field; `reasons`: clauses that forbid it; `questions`: missing facts."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: dict[str, list[str]] | None = None
    reasons: list[ReasonOut] | None = None
    questions: list[QuestionOut] | None = None


def told(error: ShouhouError, language: str, asks: Callable[[str], str]) -> tuple[str, dict[str, Any]]:
    """What a use case raises, as the name of a problem and its parts. `asks` puts a missing fact into a question."""
    match error:
        case Invalid():
            own = {name: [str(message)] for name, message in error.fields.items() if name}
            return "invalid", {"detail": str(error.fields.get("", "")), "errors": own}
        case Refused():
            return "refused", {"reasons": [_reason(reason, language) for reason in error.reasons]}
        case Undecided():
            return "undecided", {"questions": [{"fact": name, "asks": asks(name)} for name in sorted(error.facts)]}
        case NotAllowed():
            return "not-allowed", {"detail": str(error)}
        case NotFound():
            return "not-found", {"detail": str(error)}
    return "unreadable", {"detail": str(error)}


def _reason(reason: Reason, language: str) -> dict[str, Any]:
    says = reason.says.get("zh" if language.startswith("zh") else "en") or reason.says.get("en", "")
    return {
        "clause": reason.clause, "regulation": reason.regulation, "missing": reason.missing, "says": str(says),
        "earliest": reason.earliest.isoformat() if reason.earliest else None,
    }  # fmt: skip


class _Acting(Protocol):
    """A request with a person behind it."""

    method: str | None
    path: str
    actor: Any


def written(
    request: _Acting, key: uuid.UUID, body: Schema | None, act: Callable[[], Schema], status: int = 200
) -> dict[str, Any]:
    """Carry out a write once for this key: a repetition gets the first answer, another request under it is refused."""

    def run() -> tuple[int, Any]:
        return status, act().model_dump(mode="json")

    sent = body.model_dump(mode="json", exclude_unset=True) if body else None
    _status, answer = once(key, request.actor.id, [request.method, request.path, sent], run)
    return dict(answer)
