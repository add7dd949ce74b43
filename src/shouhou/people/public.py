"""Who somebody is and how far they may go: the one answer that lists, buttons, services and the API share."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Q
from django.http import HttpRequest

from shouhou.kernel.errors import NotFound
from shouhou.people import queries
from shouhou.people.forms import AcceptForm, SetUpForm
from shouhou.people.models import User
from shouhou.people.permissions import PERMISSIONS
from shouhou.people.rules import Actor, Holding, device, key_hash, setup_code
from shouhou.people.services.accept_invitation import accept_invitation
from shouhou.people.services.add_branch import add_branch
from shouhou.people.services.add_person import add_person
from shouhou.people.services.choose_language import choose_language
from shouhou.people.services.deactivate_person import deactivate_person
from shouhou.people.services.end_sessions import end_sessions
from shouhou.people.services.forget_factors import forget_factors
from shouhou.people.services.grant_role import grant_role
from shouhou.people.services.invite_person import LIFE as INVITATION_LIFE
from shouhou.people.services.invite_person import invite_person
from shouhou.people.services.make_token import make_token
from shouhou.people.services.move_branch import move_branch
from shouhou.people.services.reactivate_person import reactivate_person
from shouhou.people.services.rename_branch import rename_branch
from shouhou.people.services.revoke_token import revoke_token
from shouhou.people.services.set_up_organisation import set_up_organisation
from shouhou.people.services.share_password import share_password
from shouhou.people.services.ship_roles import ship_roles
from shouhou.people.services.use_token import Shown, use_token

__all__ = [
    "INVITATION_LIFE",
    "PERMISSIONS",
    "AcceptForm",
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
    "SetUpForm",
    "Shown",
    "accept_invitation",
    "actor",
    "actor_of",
    "add_branch",
    "add_person",
    "addressees",
    "all_branches",
    "branch_for",
    "branch_names",
    "branch_path",
    "branches_of",
    "choose_language",
    "deactivate_person",
    "deciders",
    "end_sessions",
    "everybody",
    "everybody_with",
    "find",
    "forget_factors",
    "grant_role",
    "holds_everywhere",
    "ids_by_name",
    "ids_like",
    "invite_person",
    "invited",
    "keys_of",
    "lacks_second_factor",
    "make_token",
    "manages_all",
    "move_branch",
    "named",
    "nobody_yet",
    "person_for",
    "prepared_by_actor",
    "reactivate_person",
    "rename_branch",
    "revoke_token",
    "role_names",
    "session_seen",
    "sessions_of",
    "set_up_organisation",
    "setup_code",
    "share_password",
    "ship_roles",
    "signs_in_as",
    "staff_at",
    "staff_with_role",
    "use_token",
]

manages_all = queries.manages_all
holds_everywhere = queries.holds_everywhere
nobody_yet = queries.nobody_yet
prepared_by_actor = queries.prepared_by_actor


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
    invited_until: dt.datetime | None
    factors: tuple[str, ...]
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
    user = queries.at_work(user_id, at)
    if user is None:
        raise NotFound
    return _actor(user)


def actor_of(user: User, at: dt.datetime) -> Actor:
    """The same for whoever has signed in: the row that stands for them in this request has brought their grants along."""
    return _actor(user) if hasattr(user, "held") else actor(user.pk, at)


def _actor(user: Any) -> Actor:
    found = (Holding(code, scope, path, frozenset(allowed), second) for code, scope, path, allowed, second in user.held)
    return Actor(user.pk, user.name, tuple(found))


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
    invitation = queries.invitation_open(user.pk, at)
    factors = Authenticator.objects.filter(user=user).order_by("type").values_list("type", flat=True)
    return PersonFacts(
        user.pk, user.name, user.username, user.mobile or "", user.email, user.language, user.is_active,
        user.has_usable_password(), invitation.expires_at if invitation else None, tuple(factors), user.joined_on,
        user.last_login, queries.reaches(actor, user, at), grants,
    )  # fmt: skip


def sessions_of(user_id: int) -> list[SessionFacts]:
    """Where somebody is signed in now, the last seen first; ended sessions are forgotten on the way."""
    rows = [s for s in UserSession.objects.filter(user_id=user_id) if not s.purge()]
    rows.sort(key=lambda s: s.last_seen_at, reverse=True)
    return [SessionFacts(s.pk, device(s.user_agent), s.ip, s.created_at, s.last_seen_at, s.session_key) for s in rows]


def session_seen(key: str, at: dt.datetime) -> None:
    """Note that somebody is at work in this session."""
    UserSession.objects.filter(session_key=key).update(last_seen_at=at)


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


def lacks_second_factor(actor: Actor) -> bool:
    """Whether somebody holds a role that needs a second factor, and has set up none."""
    strict = any(h.needs_second_factor for h in actor.holdings)
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return strict and not Authenticator.objects.filter(user_id=actor.id, type__in=kinds).exists()


def invited(key: str, at: dt.datetime) -> tuple[str, str]:
    """Name and user name of whoever an invitation is for, as long as it opens something; else two empty texts."""
    found = queries.invitation_by_hash(key_hash(key), at)
    return (found.user.name, found.user.username) if found else ("", "")


def everybody() -> dict[int, str]:
    """All people, leavers too, by name: for choosing whose deeds are looked for."""
    return dict(User.objects.order_by("name", "pk").values_list("pk", "name"))


def signs_in_as(text: str) -> int | None:
    """The active person with this user name or mobile number; None for nobody."""
    text = text.strip()
    if not text or "\x00" in text:
        return None
    users = User.objects.filter(Q(username=text) | Q(mobile=text), is_active=True)
    return users.values_list("pk", flat=True).first()


def named(ids: set[int]) -> dict[int, str]:
    """Names of people, for screens."""
    return queries.names(ids) if ids else {}


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


def find(actor: Actor, text: str, at: dt.datetime, limit: int = 8) -> dict[int, str]:
    """Active people whom the actor manages, by name, pinyin, initials, user name or mobile number: id to name."""
    seen = queries.visible_people(actor)
    rows = queries.matching(seen, text=text, branch_path="", role="", state="active", at=at)
    return dict(queries.by_name(rows, None).values_list("pk", "name")[:limit])


def ids_like(text: str) -> set[int]:
    """Everybody whose name contains this text."""
    return set(User.objects.filter(name__icontains=text).values_list("pk", flat=True)[:200])


def branch_names() -> dict[str, str]:
    """Every branch by its path, with its name."""
    return {b.path: b.name for b in queries.branches()}


def branch_path(branch_id: int) -> str:
    return queries.branch(branch_id).path
