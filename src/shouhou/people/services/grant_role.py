"""Use case: a person is given a role at a branch."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people import queries, rules
from shouhou.people.models import Grant, Role, User


@transaction.atomic
def grant_role(*, user_id: int, role: str, branch_id: int, at: dt.datetime, until: dt.datetime | None = None) -> int:
    """The person holds the role at the branch from then on, or until an instant. Given twice, it is held once.

    Raises NotFound for no such person or branch, Invalid for no such role, for an end before the beginning, and for a
    period in which they hold it already. Returns the grant's id.
    """
    if not User.objects.filter(pk=user_id).exists():
        raise NotFound
    found = Role.objects.filter(code=role).first()
    if found is None:
        raise Invalid({"role": _("There is no such role.")})
    if until is not None and until <= at:
        raise Invalid({"until": _("The last day must not be before the first.")})
    branch = queries.branch(branch_id)
    for held in Grant.objects.filter(user_id=user_id, role=found, branch=branch).order_by("pk"):
        if held.until_at is None and until is None and held.since_at <= at:
            return held.pk
        if rules.overlaps(at, until, held.since_at, held.until_at):
            raise Invalid({"role": _("They hold this role there already in that time.")})
    return Grant.objects.create(user_id=user_id, role=found, branch=branch, since_at=at, until_at=until).pk
