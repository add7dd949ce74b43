"""Use case: a person no longer holds a role at a branch."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people import queries
from shouhou.people.errors import LastAdministrator
from shouhou.people.rules import Actor


@transaction.atomic
def end_grant(*, grant_id: int, actor: Actor, until: dt.datetime, now: dt.datetime) -> None:
    """The role is held until that instant and no longer; one that would end before it begins is taken back whole.

    Raises NotFound for a grant at a branch that the actor does not manage, Invalid for one that has ended and for an
    end in the past, LastAdministrator.
    """
    queries.locked_tree()
    grant = queries.locked_grant(grant_id)
    if grant is None or not actor.may(queries.MANAGE, grant.branch.path):
        raise NotFound
    if grant.until_at is not None and grant.until_at <= now:
        raise Invalid({"until": _("This role has ended already.")})
    if until < now:
        raise Invalid({"until": _("The past stays as it was: choose today or a later day.")})
    if until <= grant.since_at:
        grant.delete()
    else:
        grant.until_at = until
        grant.save(update_fields=["until_at"])
    if not queries.somebody_manages_all(now):
        raise LastAdministrator
