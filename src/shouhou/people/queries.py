"""Reading people: grants in force, holders of a role, visible staff."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from shouhou.kernel.errors import NotFound
from shouhou.people.models import Branch, Grant, Role, Token, User


def in_force(at: dt.datetime) -> Q:
    return Q(since_at__lte=at) & (Q(until_at=None) | Q(until_at__gt=at))


def grants_in_force(user_id: int, at: dt.datetime) -> QuerySet[Grant]:
    return Grant.objects.filter(in_force(at), user_id=user_id).select_related("role", "branch").order_by("pk")


def holders_of(role: str, branch_path: str, at: dt.datetime) -> QuerySet[Grant]:
    """Grants of a role at this branch or above it, the nearest first."""
    return (
        Grant.objects.filter(in_force(at), role__code=role, branch__path__in=above(branch_path), user__is_active=True)
        .select_related("user")
        .order_by(Length("branch__path").desc(), "user_id")
    )


def holders_from_here_up(branch_path: str, at: dt.datetime) -> list[tuple[str, int, int]]:
    """Who holds which role at this branch or above it: (role, branch, person), the nearest branch first."""
    rows = Grant.objects.filter(in_force(at), branch__path__in=above(branch_path), user__is_active=True)
    nearest_first = rows.order_by(Length("branch__path").desc(), "user_id")
    return list(nearest_first.values_list("role__code", "branch_id", "user_id"))


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
