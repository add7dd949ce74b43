"""What the contexts above may do with cases."""

from dataclasses import dataclass

from shouhou.cases import permissions
from shouhou.cases.models import Case
from shouhou.cases.services.record_act import record_act
from shouhou.people.public import Actor

__all__ = ["CaseFacts", "case_for", "cases_of_subjects", "record_act"]


@dataclass(frozen=True)
class CaseFacts:
    """A case as other contexts see it."""

    id: int
    number: str
    subject_id: int
    customer_id: int
    unit_id: int | None
    branch_path: str
    summary: str
    state: str
    is_open: bool


def _facts(case: Case) -> CaseFacts:
    return CaseFacts(
        case.pk, case.number, case.subject_id, case.customer_id, case.unit_id, case.branch_path, case.summary,
        case.state, case.is_open,
    )  # fmt: skip


def case_for(actor: Actor, number: str = "", *, case_id: int | None = None) -> CaseFacts:
    """A case that the actor may see; NotFound otherwise."""
    return _facts(permissions.visible_case(actor, number=number, case_id=case_id))


def cases_of_subjects(actor: Actor, subject_ids: list[int]) -> dict[int, CaseFacts]:
    """The visible ones of several streams, by subject."""
    return {c.subject_id: _facts(c) for c in permissions.visible_to(actor).filter(subject_id__in=subject_ids)}
