"""Who may see a case, and in which role somebody acts on it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from shouhou.cases import queries
from shouhou.cases.errors import NotYourRole
from shouhou.cases.models import Call, Case
from shouhou.kernel.errors import NotFound
from shouhou.people.public import Actor, prepared_by_actor
from shouhou.policy import public as policy

CUSTOMER = "customer"
ERASE = "personal.erase"


def visible_to(actor: Actor, permission: str = "case.see") -> QuerySet[Case]:
    """The cases that somebody sees: of whole branches, or those in which they have a part."""
    own = Q(people__contains=[actor.id])
    return Case.objects.filter(actor.scope(permission, branch="branch_path", own=own))


def calls_visible_to(actor: Actor) -> QuerySet[Call]:
    """The calls without a case that somebody sees: of whole branches, or those that they took."""
    return Call.objects.filter(actor.scope("case.see", branch="branch_path", own=Q(taken_by=actor.id)))


def visible_case(actor: Actor, *, number: str = "", case_id: int | None = None, surrounded: bool = False) -> Case:
    """One case by its number or id; no access is the same as no such case. `surrounded`: with all that its page shows."""
    if "\x00" in number:
        raise NotFound
    by_number = _surrounded if surrounded else _with_number
    found = by_number(actor, number) if case_id is None else _with_id(actor, case_id)
    if not found:
        raise NotFound
    return found[0]


@prepared_by_actor
def _with_id(actor: Actor, case_id: int) -> QuerySet[Case]:
    return visible_to(actor).filter(pk=case_id)


@prepared_by_actor
def _with_number(actor: Actor, number: str) -> QuerySet[Case]:
    return visible_to(actor).filter(number=number)


@prepared_by_actor
def _surrounded(actor: Actor, number: str) -> QuerySet[Case]:
    return queries.surrounded(visible_to(actor)).filter(number=number)


def roles_of(actor: Actor, branch_path: str, adopted: Iterable[Mapping[str, Any]]) -> set[str]:
    """The regulation roles that somebody plays at a branch, by the titles that its adoptions map."""
    held = actor.roles_at(branch_path)
    titles = [a.get("titles") or {} for a in adopted] or [{}]
    known = policy.vocabulary("case").roles
    return {role for mapping in titles for role in known if mapping.get(role, role) in held}


def role_for(actor: Actor, word: str, roles: set[str], wanted: str = "") -> str:
    """The role in which somebody records an act: the wanted one, or the first that the vocabulary names.

    Staff may enter what the customer says or does (`wanted` is customer). Raises NotYourRole.
    """
    fitting = [role for role in roles_to_choose(actor, word, roles) if wanted in ("", role)]
    if not fitting:
        raise NotYourRole(word, policy.vocabulary("case").words[word].by)
    return fitting[0]


def roles_to_choose(actor: Actor, word: str, roles: set[str]) -> list[str]:
    """The roles in which somebody may record a word, their own first. Raises NotYourRole where there is none."""
    allowed = policy.vocabulary("case").words[word].by
    own = [role for role in allowed if role in roles]
    if CUSTOMER in allowed and roles:
        own.append(CUSTOMER)
    if not own:
        raise NotYourRole(word, allowed)
    return own
