"""Use case: a person is given a role at a branch."""

import datetime as dt

from django.db import transaction

from shouhou.people.models import Grant, Role


@transaction.atomic
def grant_role(*, user_id: int, role: str, branch_id: int, at: dt.datetime) -> int:
    """The person holds the role at the branch from now on. Given twice, it is held once. Returns the grant's id."""
    grant, _ = Grant.objects.get_or_create(
        user_id=user_id,
        role=Role.objects.get(code=role),
        branch_id=branch_id,
        until_at=None,
        defaults={"since_at": at},
    )
    return grant.pk
