"""Use case: a person is given a role at a branch."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people import queries
from shouhou.people.models import Grant, Role, User


@transaction.atomic
def grant_role(*, user_id: int, role: str, branch_id: int, at: dt.datetime) -> int:
    """The person holds the role at the branch from now on. Given twice, it is held once. Returns the grant's id.

    Raises NotFound for no such person or branch, Invalid for no such role.
    """
    if not User.objects.filter(pk=user_id).exists():
        raise NotFound
    found = Role.objects.filter(code=role).first()
    if found is None:
        raise Invalid({"role": _("There is no such role.")})
    grant, _created = Grant.objects.get_or_create(
        user_id=user_id, role=found, branch=queries.branch(branch_id), until_at=None, defaults={"since_at": at}
    )
    return grant.pk
