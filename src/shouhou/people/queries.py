"""Reading people: grants in force, holders of a role, visible staff."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from shouhou.kernel.errors import NotFound
from shouhou.people.models import Branch, Grant, Role, Token, User


def in_force(at: dt.datetime) -> Q:
    return Q(since_at__lte=at) & (Q(until_at=None) | Q(until_at__gt=at))


_AT_WORK = """
    SELECT person.*, coalesce(granted_now.held, '[]') AS held
    FROM people_user AS person
    LEFT JOIN LATERAL (
        SELECT json_agg(json_build_array(role.code, role.scope, branch.path, role.permissions)
                         ORDER BY granted.id)
        FROM people_grant AS granted JOIN people_role AS role ON role.id = granted.role_id
        JOIN people_branch AS branch ON branch.id = granted.branch_id
        WHERE granted.user_id = person.id AND since_at <= %(at)s AND (until_at IS NULL OR until_at > %(at)s)
    ) AS granted_now (held) ON true
    WHERE person.id = %(user)s AND person.is_active
"""


def at_work(user_id: int, at: dt.datetime) -> User | None:
    """Somebody active with the grants in force, in one statement: every page asks for both.

    `held` is a list of lists: a role's code, its scope, the branch's path and the role's permissions.
    """
    return next(iter(User.objects.raw(_AT_WORK, {"user": user_id, "at": at})), None)


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
    rows = Grant.objects.filter(branch_id__in=ids, user__is_active=True).order_by("user_id")
    found = rows.values_list("role__code", "branch_id", "user_id", "since_at", "until_at")
    return sorted(found, key=lambda one: -ids.index(one[1]))


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


def staff(at: dt.datetime) -> list[tuple[User, list[Grant]]]:
    """All active people by name, each with the grants in force."""
    grants: dict[int, list[Grant]] = {}
    for grant in Grant.objects.filter(in_force(at)).select_related("role", "branch").order_by("pk"):
        grants.setdefault(grant.user_id, []).append(grant)
    return [(user, grants.get(user.pk, [])) for user in User.objects.filter(is_active=True).order_by("name", "pk")]


def token_in_force(key_hash: str, at: dt.datetime) -> Token | None:
    """The key with this hash, if it still opens anything."""
    return Token.objects.filter(key_hash=key_hash, revoked_at=None, expires_at__gt=at, user__is_active=True).first()


def tokens_of(user_id: int) -> QuerySet[Token]:
    """Somebody's keys, the newest first; ended ones too."""
    return Token.objects.filter(user_id=user_id).order_by("-created_at", "-pk")


def locked_token(token_id: int, user_id: int) -> Token | None:
    """One of somebody's keys, held until the transaction ends."""
    return Token.objects.select_for_update().filter(pk=token_id, user_id=user_id).first()
