"""Who may see an entry, and in which role somebody acts on it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet

from shouhou.kernel.errors import NotFound
from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.registers.errors import NotYourRole
from shouhou.registers.models import Entry
from shouhou.timeline import public as timeline

CUSTOMER = "customer"


def visible_to(actor: Actor) -> QuerySet[Entry]:
    """The entries that somebody sees: of whole branches, or those in which they have a part."""
    own = Q(people__contains=[actor.id])
    return Entry.objects.filter(actor.scope("register.see", branch="branch_path", own=own))


def visible_entry(actor: Actor, *, entry_id: int | None = None, number: str = "") -> Entry:
    """One entry by its id or number; no access is the same as no such entry."""
    rows = visible_to(actor)
    known = "\x00" not in number
    found = (rows.filter(pk=entry_id) if entry_id else rows.filter(number=number)).first() if known else None
    if found is None:
        raise NotFound
    return found


def role_for(actor: Actor, entry: Entry, word: str, now: dt.datetime, wanted: str = "") -> str:
    """The role in which somebody records a word: one that they hold at the branch, or were given on this entry.

    Staff may enter what the customer says or does. Raises NotYourRole.
    """
    facts = timeline.subject_facts(entry.subject_id)
    roles = roles_on(actor, entry, facts.adopted, timeline.holders(entry.subject_id, now))
    return fitting_role(entry.kind, word, roles, wanted)


def roles_on(actor: Actor, entry: Entry, adopted: list[dict[str, Any]], holders: Mapping[str, str]) -> set[str]:
    """The regulation roles that somebody plays on an entry: those held at its branch, and those given there."""
    held = roles_at(actor, entry.kind, entry.branch_path, adopted)
    return held | {role for role, person in holders.items() if person == str(actor.id)}


def roles_at(actor: Actor, kind: str, branch_path: str, adopted: list[dict[str, object]]) -> set[str]:
    """The regulation roles that somebody plays at a branch, by the titles that its adoptions map."""
    held = actor.roles_at(branch_path)
    titles: list[dict[str, str]] = [a.get("titles") or {} for a in adopted] or [{}]  # type: ignore[misc]
    return {role for names in titles for role in policy.vocabulary(kind).roles if names.get(role, role) in held}


def roles_to_choose(kind: str, word: str, roles: set[str]) -> list[str]:
    """Those of these roles in which the vocabulary lets somebody record a word; staff may speak for the customer."""
    allowed = policy.vocabulary(kind).words[word].by
    return [role for role in allowed if role in roles] + ([CUSTOMER] if CUSTOMER in allowed and roles else [])


def roles_played(actor: Actor) -> dict[str, set[str]]:
    """The regulation roles that somebody plays, by the path of a branch, where adoptions call them as the product does."""
    found: dict[str, set[str]] = {}
    for holding in actor.holdings:
        found.setdefault(holding.branch_path, set()).add(holding.role)
    return found


def fitting_role(kind: str, word: str, roles: set[str], wanted: str) -> str:
    """The wanted one of these roles, or the first that the vocabulary lets record the word. Raises NotYourRole."""
    fitting = [role for role in roles_to_choose(kind, word, roles) if wanted in ("", role)]
    if not fitting:
        raise NotYourRole(word, policy.vocabulary(kind).words[word].by)
    return fitting[0]
