"""Reading people: grants in force, holders of a role, visible staff; and the locks."""

import datetime as dt
import inspect
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.functions import Length
from django.utils.translation import gettext as _

from shouhou.kernel.errors import NotAllowed, NotFound
from shouhou.kernel.prepared import prepared
from shouhou.people.models import Branch, Grant, Invitation, Role, Token, User
from shouhou.people.rules import Actor, Holding

Arguments = ParamSpec("Arguments")
Row = TypeVar("Row")
MANAGE = "people.manage"
PAGE = 50


def in_force(at: dt.datetime) -> Q:
    return Q(since_at__lte=at) & (Q(until_at=None) | Q(until_at__gt=at))


def prepared_by_actor(
    build: Callable[Concatenate[Actor, Arguments], "QuerySet[Any, Row]"],
) -> Callable[Concatenate[Actor, Arguments], list[Row]]:
    """`@prepared` for what an actor sees: the first argument is the actor. All who hold the same share one query."""
    names = tuple(inspect.signature(build).parameters)

    @lru_cache(maxsize=64)
    def of(holdings: tuple[Holding, ...]) -> prepared[..., Row]:
        def rows(actor_id: int, *args: Arguments.args, **kwargs: Arguments.kwargs) -> "QuerySet[Any, Row]":
            return build(Actor(actor_id, "", holdings), *args, **kwargs)

        return prepared(rows, names)

    def found(actor: Actor, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> list[Row]:
        return of(actor.holdings)(actor.id, *args, **kwargs)

    found.__doc__ = build.__doc__
    return found


_AT_WORK = """
    SELECT person.*, coalesce(granted_now.held, '[]') AS held
    FROM people_user AS person
    LEFT JOIN LATERAL (
        SELECT json_agg(json_build_array(role.code, role.scope, branch.path, role.permissions, role.needs_second_factor)
                         ORDER BY granted.id)
        FROM people_grant AS granted JOIN people_role AS role ON role.id = granted.role_id
        JOIN people_branch AS branch ON branch.id = granted.branch_id
        WHERE granted.user_id = person.id AND since_at <= %(at)s AND (until_at IS NULL OR until_at > %(at)s)
    ) AS granted_now (held) ON true
    WHERE person.id = %(user)s AND person.is_active
"""


def at_work(user_id: int, at: dt.datetime) -> User | None:
    """Somebody active with the grants in force, in one statement: every page asks for both.

    `held` is a list of lists: a role's code, its scope, the branch's path, the role's permissions, whether it asks for a
    second factor.
    """
    return next(iter(User.objects.raw(_AT_WORK, {"user": user_id, "at": at})), None)


def names(ids: Collection[int]) -> dict[int, str]:
    """People's names: every page asks for some."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, name FROM people_user WHERE id = ANY(%s)", [list(ids)])
        return dict(cursor.fetchall())


def holders_of(role: str, branch_path: str, at: dt.datetime) -> QuerySet[Grant]:
    """Grants of a role at this branch or above it, the nearest first."""
    return (
        Grant.objects.filter(in_force(at), role__code=role, branch__path__in=above(branch_path), user__is_active=True)
        .select_related("user")
        .order_by(Length("branch__path").desc(), "user_id")
    )


Posted = tuple[str, int, int, dt.datetime, dt.datetime | None]


def holders_from_here_up(branch_path: str) -> list[Posted]:
    """Who holds or held which role here or above: (role, branch, person, since, until), the nearest branch first."""
    ids = [int(step) for step in branch_path.strip("/").split("/")]
    return sorted(_holders_at(ids), key=lambda one: -ids.index(one[1]))


@prepared
def _holders_at(branch_ids: list[int]) -> QuerySet[Grant, Posted]:
    rows = Grant.objects.filter(branch__pk__any_of=branch_ids, user__is_active=True).order_by("user_id")
    return rows.values_list("role__code", "branch_id", "user_id", "since_at", "until_at")


def holders_of_permission(permission: str, branch_path: str, at: dt.datetime) -> list[tuple[int, int]]:
    """Who holds a permission at this branch or above it: (branch, person), the nearest branch first."""
    rows = Grant.objects.filter(
        in_force(at),
        role__permissions__contains=[permission],
        branch__path__in=above(branch_path),
        user__is_active=True,
    )
    return list(rows.order_by(Length("branch__path").desc(), "user_id").values_list("branch_id", "user_id"))


def everybody_with(permission: str, at: dt.datetime) -> list[int]:
    """The active people who hold a permission anywhere."""
    rows = Grant.objects.filter(in_force(at), role__permissions__contains=[permission], user__is_active=True)
    return sorted(set(rows.values_list("user_id", flat=True)))


def above(branch_path: str) -> list[str]:
    """A branch's own path and those of everything above it."""
    steps = branch_path.strip("/").split("/")
    return ["/".join(steps[: n + 1]) + "/" for n in range(len(steps))]


def staff_at(branch_path: str, at: dt.datetime) -> dict[int, str]:
    """Active people who hold any role at this branch, by name."""
    rows = Grant.objects.filter(in_force(at), branch__path__in=above(branch_path), user__is_active=True)
    return dict(rows.order_by("user__name", "user_id").values_list("user_id", "user__name"))


def roles() -> QuerySet[Role]:
    return Role.objects.order_by("pk")


def branches() -> QuerySet[Branch]:
    return Branch.objects.order_by("path")


def branch(branch_id: int) -> Branch:
    found = Branch.objects.filter(pk=branch_id).first()
    if found is None:
        raise NotFound
    return found


def holds_everywhere(actor: Actor, permission: str) -> bool:
    """Whether they hold a permission in the whole organisation."""
    tops = Branch.objects.filter(parent=None).values_list("path", flat=True)
    return actor.may(permission) and all(actor.may(permission, path) for path in tops)


def manages_all(actor: Actor) -> bool:
    """Whether they manage the people of the whole organisation, and so its roles and those who hold no role."""
    return holds_everywhere(actor, MANAGE)


def visible_people(actor: Actor) -> QuerySet[User]:
    """Whoever holds, held or will hold a role at a branch whose people the actor manages; for the whole organisation all."""
    if not actor.may(MANAGE):
        return User.objects.none()
    if manages_all(actor):
        return User.objects.all()
    here = actor.scope(MANAGE, branch="branch__path", own=Q(pk__in=[]))
    return User.objects.filter(pk__in=Grant.objects.filter(here).values("user_id"))


def visible_person(actor: Actor, person_id: int) -> User:
    """Somebody whom the actor may see in the settings; no access is the same as nobody."""
    found = visible_people(actor).filter(pk=person_id).first()
    if found is None:
        raise NotFound
    return found


def reaches(actor: Actor, user: User, at: dt.datetime) -> bool:
    """Whether the actor manages every branch at which this person holds a role or will: else they are not theirs alone."""
    paths = Grant.objects.filter(Q(until_at=None) | Q(until_at__gt=at), user=user).values_list(
        "branch__path", flat=True
    )
    return all(actor.may(MANAGE, path) for path in paths)


def locked_person(actor: Actor, person_id: int, at: dt.datetime) -> User:
    """Somebody whom the actor may see, for whoever is going to change them: held until the transaction ends.

    Raises NotAllowed where they hold a role outside the branches that the actor manages.
    """
    actor.must(MANAGE)
    visible_person(actor, person_id)
    user = User.objects.select_for_update().get(pk=person_id)
    if not reaches(actor, user, at):
        raise NotAllowed(_("They also hold a role at a branch that you do not manage."))
    return user


def faults_of_use(*, username: str, mobile: str | None, but: int | None = None) -> dict[str, str]:
    """Whether somebody else signs in with this user name or mobile number, by field."""
    others = User.objects.exclude(pk=but) if but else User.objects.all()
    fields: dict[str, str] = {}
    if others.filter(username=username).exists():
        fields["username"] = _("This user name is taken. Choose another.")
    if mobile and others.filter(mobile=mobile).exists():
        fields["mobile"] = _("Somebody else signs in with this mobile number.")
    return fields


def locked_tree() -> None:
    """Hold the tops of the tree until the transaction ends: whoever changes the tree or who manages it waits here."""
    list(Branch.objects.select_for_update().filter(parent=None).order_by("pk"))


def somebody_manages_all(at: dt.datetime) -> bool:
    """Whether an active person manages the people of the whole organisation, without an end in sight."""
    rows = Grant.objects.filter(in_force(at), until_at=None, branch__parent=None, role__permissions__contains=[MANAGE])
    return rows.filter(user__is_active=True).exists()


def grants_of(user_ids: list[int]) -> dict[int, list[Grant]]:
    """All grants of these people, the newest first."""
    found: dict[int, list[Grant]] = {}
    rows = Grant.objects.filter(user_id__in=user_ids).select_related("role", "branch")
    for grant in rows.order_by("-since_at", "-pk"):
        found.setdefault(grant.user_id, []).append(grant)
    return found


def locked_grant(grant_id: int) -> Grant | None:
    """One grant with its person and branch, held until the transaction ends."""
    return Grant.objects.select_for_update(of=("self",)).select_related("user", "branch").filter(pk=grant_id).first()


def matching(
    rows: QuerySet[User], *, text: str, branch_path: str, role: str, state: str, at: dt.datetime
) -> QuerySet[User]:
    """People by name, pinyin, initials, user name or mobile number; by what they hold at that instant; by state."""
    for word in text.lower().replace("\x00", "").split():
        rows = rows.filter(
            Q(search__contains=word) | Q(name__contains=word) | Q(username__contains=word) | Q(mobile__contains=word)
        )
    if branch_path or role:
        held = Grant.objects.filter(in_force(at))
        held = held.filter(branch__path__startswith=branch_path) if branch_path else held
        held = held.filter(role__code=role) if role else held
        rows = rows.filter(pk__in=held.values("user_id"))
    if state != "all":
        rows = rows.filter(is_active=state == "active")
    return rows


def by_name(rows: QuerySet[User], after: tuple[str, int] | None) -> QuerySet[User]:
    """People by name, behind a place in that order."""
    if after:
        rows = rows.filter(Q(name__gt=after[0]) | Q(name=after[0], pk__gt=after[1]))
    return rows.order_by("name", "pk")


def role(code: str) -> Role:
    found = Role.objects.filter(code=code).first()
    if found is None:
        raise NotFound
    return found


def locked_role(code: str) -> Role:
    """One role, held until the transaction ends."""
    found = Role.objects.select_for_update().filter(code=code).first()
    if found is None:
        raise NotFound
    return found


def holders_by_role(at: dt.datetime) -> dict[int, int]:
    """How many active people hold each role at that instant, by the role's id."""
    held = Grant.objects.filter(in_force(at), user__is_active=True).values_list("role_id", "user_id").distinct()
    counts: dict[int, int] = {}
    for role_id, _user_id in held:
        counts[role_id] = counts.get(role_id, 0) + 1
    return counts


def holders_by_branch(at: dt.datetime) -> dict[int, int]:
    """How many active people hold a role at each branch at that instant, by the branch's id."""
    held = Grant.objects.filter(in_force(at), user__is_active=True).values_list("branch_id", "user_id").distinct()
    counts: dict[int, int] = {}
    for branch_id, _user_id in held:
        counts[branch_id] = counts.get(branch_id, 0) + 1
    return counts


def locked_invitation(hashed: str, at: dt.datetime) -> Invitation | None:
    """The invitation whose key has this hash, if it still opens anything, held until the transaction ends."""
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("user")
    return rows.filter(
        key_hash=hashed, used_at=None, withdrawn_at=None, expires_at__gt=at, user__is_active=True
    ).first()


def invitation_by_hash(hashed: str, at: dt.datetime) -> Invitation | None:
    """The same, only looked at."""
    rows = Invitation.objects.select_related("user").filter(key_hash=hashed, used_at=None, withdrawn_at=None)
    return rows.filter(expires_at__gt=at, user__is_active=True).first()


def invitation_open(user_id: int, at: dt.datetime) -> Invitation | None:
    """Somebody's invitation that still opens something."""
    return Invitation.objects.filter(user_id=user_id, used_at=None, withdrawn_at=None, expires_at__gt=at).first()


def nobody_yet() -> bool:
    """Whether there is neither a branch nor a person: an empty database."""
    return not (User.objects.exists() or Branch.objects.exists())


def locked_branch(branch_id: int) -> Branch:
    """One branch, held until the transaction ends."""
    found = Branch.objects.select_for_update().filter(pk=branch_id).first()
    if found is None:
        raise NotFound
    return found


def token_in_force(key_hash: str, at: dt.datetime) -> Token | None:
    """The key with this hash, if it still opens anything."""
    return next(iter(_tokens_in_force(key_hash, at)), None)


@prepared
def _tokens_in_force(key_hash: str, at: dt.datetime) -> QuerySet[Token]:
    return Token.objects.filter(key_hash=key_hash, revoked_at=None, expires_at__gt=at, user__is_active=True)


def tokens_of(user_id: int) -> QuerySet[Token]:
    """Somebody's keys, the newest first; ended ones too."""
    return Token.objects.filter(user_id=user_id).order_by("-created_at", "-pk")


def locked_token(token_id: int, user_id: int) -> Token | None:
    """One of somebody's keys, held until the transaction ends."""
    return Token.objects.select_for_update().filter(pk=token_id, user_id=user_id).first()
