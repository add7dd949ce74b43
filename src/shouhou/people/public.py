"""Who somebody is and how far they may go: the one answer that lists, buttons, services and the API share."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q
from django.http import HttpRequest

from shouhou.kernel.errors import NotAllowed, NotFound
from shouhou.people import queries
from shouhou.people.models import User
from shouhou.people.permissions import PERMISSIONS
from shouhou.people.services.add_branch import add_branch
from shouhou.people.services.add_person import add_person
from shouhou.people.services.grant_role import grant_role
from shouhou.people.services.make_token import make_token
from shouhou.people.services.ship_roles import ship_roles
from shouhou.people.services.use_token import Shown, use_token

__all__ = [
    "PERMISSIONS",
    "Actor",
    "ActorRequest",
    "Addressee",
    "Holding",
    "Shown",
    "actor",
    "actor_of",
    "add_branch",
    "add_person",
    "addressees",
    "all_branches",
    "branch_path",
    "branches_of",
    "deciders",
    "everybody_with",
    "grant_role",
    "ids_by_name",
    "make_token",
    "named",
    "nearest_by_role",
    "role_names",
    "ship_roles",
    "staff_at",
    "staff_with_role",
    "use_token",
]


@dataclass(frozen=True)
class Holding:
    """One role held at one branch and below."""

    role: str
    scope: str
    branch_path: str
    permissions: frozenset[str]


@dataclass(frozen=True)
class Actor:
    """A person at work, with everything that decides what they may see and do."""

    id: int
    name: str
    holdings: tuple[Holding, ...] = ()

    @cached_property
    def permissions(self) -> frozenset[str]:
        return frozenset().union(*(h.permissions for h in self.holdings))

    def may(self, permission: str, branch_path: str | None = None) -> bool:
        """Whether they hold this permission, at this branch where one is named."""
        _known(permission)
        return any(
            permission in h.permissions and (branch_path is None or branch_path.startswith(h.branch_path))
            for h in self.holdings
        )

    def must(self, permission: str, branch_path: str | None = None) -> None:
        """Raise NotAllowed where they may not."""
        if not self.may(permission, branch_path):
            raise NotAllowed(str(PERMISSIONS[permission]))

    def roles_at(self, branch_path: str) -> frozenset[str]:
        """The codes of the roles that they hold at this branch."""
        return frozenset(h.role for h in self.holdings if branch_path.startswith(h.branch_path))

    def scope(self, permission: str, *, branch: str, own: Q) -> Q:
        """The rows that this permission lets them see: whole branches by path, or what is their own."""
        _known(permission)
        q, paths = Q(pk__in=[]), set()
        for holding in self.holdings:
            if permission not in holding.permissions:
                continue
            if holding.scope == "own":
                q |= own
            else:
                paths.add(holding.branch_path)
        for path in sorted(paths):
            if not any(path != other and path.startswith(other) for other in paths):
                q |= Q(**{f"{branch}__startswith": path})
        return q


class ActorRequest(HttpRequest):
    """A request as views and API operations get it: somebody is behind it."""

    actor: Actor


def _known(permission: str) -> None:
    if permission not in PERMISSIONS:
        raise KeyError(f"{permission} is no permission; add it to people/permissions.py")


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


def nearest_by_role(branch_path: str, at: dt.datetime) -> dict[str, list[int]]:
    """For each role that anybody holds here or above: the ids of its holders at the nearest of these branches."""
    nearest: dict[str, tuple[int, list[int]]] = {}
    for role, branch_id, user_id in queries.holders_from_here_up(branch_path, at):
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
