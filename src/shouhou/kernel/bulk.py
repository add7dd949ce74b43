"""API operations that take many things at once: each row has its own outcome, and what one is refused holds up no other."""

from collections.abc import Callable
from typing import Annotated

from ninja import Schema
from pydantic import Field

from shouhou.kernel.api import PLAIN, QuestionOut, ReasonOut, told
from shouhou.kernel.errors import ShouhouError

Reference = Annotated[
    str,
    Field(
        min_length=1, max_length=60, pattern=PLAIN, examples=["ERP-2026-0017"],
        description="Your own name for it: the same one again gets the first answer, and nothing happens twice.",
    ),
]  # fmt: skip


class RowProblem(Schema):
    """What is wrong with one of many: its kind (the fragment of a problem's type) and the parts of a problem."""

    kind: str
    detail: str = ""
    errors: dict[str, list[str]] | None = None
    reasons: list[ReasonOut] | None = None
    questions: list[QuestionOut] | None = None


def problem_of(error: ShouhouError, language: str, asks: Callable[[str], str]) -> RowProblem:
    """What a use case has to say against one row."""
    kind, parts = told(error, language, asks)
    return RowProblem(kind=kind, **parts)
