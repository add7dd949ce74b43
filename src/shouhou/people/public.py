"""Who somebody is and how far they may go: the one answer that lists, buttons, services and the API share."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from allauth.usersessions.models import UserSession
from django.http import HttpRequest

from shouhou.kernel.errors import NotFound
from shouhou.people import queries
from shouhou.people.models import User
from shouhou.people.permissions import PERMISSIONS
from shouhou.people.rules import Actor, Holding, device
from shouhou.people.services.add_branch import add_branch
from shouhou.people.services.add_person import add_person
from shouhou.people.services.deactivate_person import deactivate_person
from shouhou.people.services.end_sessions import end_sessions
from shouhou.people.services.grant_role import grant_role
from shouhou.people.services.make_token import make_token
from shouhou.people.services.move_branch import move_branch
from shouhou.people.services.reactivate_person import reactivate_person
from shouhou.people.services.rename_branch import rename_branch
from shouhou.people.services.revoke_token import revoke_token
from shouhou.people.services.ship_roles import ship_roles
from shouhou.people.services.use_token import Shown, use_token

__all__ = [
    "PERMISSIONS",
    "Actor",
    "ActorRequest",
    "Addressee",
    "BranchFacts",
    "GrantFacts",
    "Holding",
    "KeyFacts",
    "PersonFacts",
    "Posts",
    "SessionFacts",
    "Shown",
    "actor",
    "actor_of",
    "add_branch",
    "add_person",
    "addressees",
    "all_branches",
    "branch_for",
    "branch_path",
    "branches_of",
    "deactivate_person",
    "deciders",
    "end_sessions",
    "everybody_with",
    "grant_role",
    "ids_by_name",
    "keys_of",
    "make_token",
    "manages_all",
    "move_branch",
    "named",
    "person_for",
    "reactivate_person",
    "rename_branch",
    "revoke_token",
    "role_names",
    "sessions_of",
    "ship_roles",
    "staff_at",
    "staff_with_role",
    "use_token",
]


manages_all = queries.manages_all


@dataclass(frozen=True)
class GrantFacts:
    """A role that somebody holds, held or will hold at a branch; the period is half-open."""

    id: int
    role: str
    scope: str
    permissions: tuple[str, ...]
    branch: str
    branch_path: str
    since_at: dt.datetime
    until_at: dt.datetime | None


@dataclass(frozen=True)
class PersonFacts:
    """A member of staff as the settings show them. `theirs`: whoever asked may change them."""

    id: int
    name: str
    username: str
    mobile: str
    email: str
    language: str
    is_active: bool
    has_password: bool
    joined_on: dt.date | None
    last_login: dt.datetime | None
    theirs: bool
    grants: tuple[GrantFacts, ...]


@dataclass(frozen=True)
class SessionFacts:
    """Where somebody is signed in. `device` is told by the browser, so it is a hint and no proof."""

    id: int
    device: str
    address: str
    created_at: dt.datetime
    last_seen_at: dt.datetime
    key: str


@dataclass(frozen=True)
class KeyFacts:
    """A key for programs, without the key itself."""

    id: int
    name: str
    key_start: str
    areas: tuple[str, ...]
    may_write: bool
    created_at: dt.datetime
    expires_at: dt.datetime
    last_used_at: dt.datetime | None
    revoked_at: dt.datetime | None


@dataclass(frozen=True)
class BranchFacts:
    """A node of the organisation's tree."""

    id: int
    name: str
    path: str
    parent_id: int | None


class ActorRequest(HttpRequest):
    """A request as views and API operations get it: somebody is behind it."""

    actor: Actor


def actor(user_id: int, at: dt.datetime) -> Actor:
    """The person with the roles that they hold at that instant; NotFound for nobody or for a leaver."""
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None:
        raise NotFound
    return actor_of(user, at)


def actor_of(user: User, at: dt.datetime) -> Actor:
    """The same for somebody active whose row has been read: whoever has signed in."""
    holdings = tuple(
        Holding(g.role.code, g.role.scope, g.branch.path, frozenset(g.role.permissions))
        for g in queries.grants_in_force(user.pk, at)
    )
    return Actor(user.pk, user.name, holdings)


def person_for(actor: Actor, person_id: int, at: dt.datetime) -> PersonFacts:
    """Somebody whose settings the actor may see; NotFound otherwise."""
    user = queries.visible_person(actor, person_id)
    grants = tuple(
        GrantFacts(
            g.pk,
            g.role.code,
            g.role.scope,
            tuple(g.role.permissions),
            g.branch.name,
            g.branch.path,
            g.since_at,
            g.until_at,
        )
        for g in queries.grants_of([user.pk]).get(user.pk, [])
    )
    return PersonFacts(
        user.pk, user.name, user.username, user.mobile or "", user.email, user.language, user.is_active,
        user.has_usable_password(), user.joined_on, user.last_login, queries.reaches(actor, user, at), grants,
    )  # fmt: skip


def sessions_of(user_id: int) -> list[SessionFacts]:
    """Where somebody is signed in now, the last seen first; ended sessions are forgotten on the way."""
    rows = [s for s in UserSession.objects.filter(user_id=user_id) if not s.purge()]
    rows.sort(key=lambda s: s.last_seen_at, reverse=True)
    return [SessionFacts(s.pk, device(s.user_agent), s.ip, s.created_at, s.last_seen_at, s.session_key) for s in rows]


def keys_of(user_id: int) -> list[KeyFacts]:
    """Somebody's keys for programs, the newest first; ended ones too."""
    return [
        KeyFacts(
            t.pk,
            t.name,
            t.key_start,
            tuple(t.areas),
            t.may_write,
            t.created_at,
            t.expires_at,
            t.last_used_at,
            t.revoked_at,
        )
        for t in queries.tokens_of(user_id)
    ]


def branch_for(actor: Actor, permission: str, branch_id: int) -> BranchFacts:
    """A branch at which the actor holds this permission; NotFound otherwise."""
    branch = queries.branch(branch_id)
    if not actor.may(permission, branch.path):
        raise NotFound
    return BranchFacts(branch.pk, branch.name, branch.path, branch.parent_id)


def named(ids: set[int]) -> dict[int, str]:
    """Names of people, for screens."""
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))


@dataclass(frozen=True)
class Addressee:
    """Somebody who is to be told something: in which language, and where they are reached."""

    id: int
    name: str
    language: str
    email: str
    mobile: str


def addressees(ids: Iterable[int]) -> dict[int, Addressee]:
    """The active ones among these people, by id."""
    rows = User.objects.filter(pk__in=set(ids), is_active=True)
    return {u.pk: Addressee(u.pk, u.name, u.language, u.email, u.mobile or "") for u in rows}


def deciders(permission: str, branch_path: str, at: dt.datetime) -> list[int]:
    """Who holds a permission for this branch: everybody at the nearest of its branches where anybody does."""
    found = queries.holders_of_permission(permission, branch_path, at)
    return sorted({person for branch, person in found if branch == found[0][0]})


def everybody_with(permission: str, at: dt.datetime) -> list[int]:
    """Everybody who holds a permission anywhere."""
    return queries.everybody_with(permission, at)


def staff_with_role(role: str, branch_path: str, at: dt.datetime) -> dict[int, str]:
    """Active people who hold a role at this branch, the holder at the nearest branch first: id to name."""
    return {g.user_id: g.user.name for g in queries.holders_of(role, branch_path, at)}


class Posts:
    """Who holds which role at a branch and above it, read once for every instant that is asked for."""

    def __init__(self, branch_path: str) -> None:
        self._posted = queries.holders_from_here_up(branch_path)

    def nearest_by_role(self, at: dt.datetime) -> dict[str, list[int]]:
        """For each role that anybody holds at that instant: the ids of its holders at the nearest of these branches."""
        nearest: dict[str, tuple[int, list[int]]] = {}
        for role, branch_id, user_id, since, until in self._posted:
            if since <= at and (until is None or at < until):
                found_at, people = nearest.setdefault(role, (branch_id, []))
                if found_at == branch_id:
                    people.append(user_id)
        return {role: people for role, (_branch, people) in nearest.items()}


def staff_at(branch_path: str, at: dt.datetime) -> dict[int, str]:
    """Everybody with a role at this branch, for choosing a person: id to name, by name."""
    return queries.staff_at(branch_path, at)


def branches_of(actor: Actor, permission: str) -> dict[int, str]:
    """The branches at which somebody holds a permission: id to name, the tree's order."""
    return {b.pk: b.name for b in queries.branches() if actor.may(permission, b.path)}


def all_branches() -> dict[int, str]:
    """Every branch of the organisation: id to name, the tree's order."""
    return {b.pk: b.name for b in queries.branches()}


def role_names(language: str) -> dict[str, str]:
    """Every role of the organisation by code, with its name in the reader's language."""
    column = "name_zh" if language.startswith("zh") else "name_en"
    return dict(queries.roles().values_list("code", column))


def ids_by_name() -> dict[str, int]:
    """Everybody's id by their name: for data that name people, where no two are called alike."""
    return dict(User.objects.values_list("name", "pk"))


def nobody_yet() -> bool:
    """Whether there is neither a branch nor a person: an empty database."""
    return not (User.objects.exists() or queries.branches().exists())


def branch_path(branch_id: int) -> str:
    return queries.branch(branch_id).path
