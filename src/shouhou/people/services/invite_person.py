"""Use case: somebody gets a link or a slip with which they choose how they sign in."""

import datetime as dt
import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Refused, own_reason
from shouhou.people import queries
from shouhou.people.models import Invitation
from shouhou.people.rules import Actor, key_hash

LIFE = dt.timedelta(days=7)


@transaction.atomic
def invite_person(*, person_id: int, actor: Actor, at: dt.datetime) -> str:
    """A key that is good once, for seven days, returned this once: only its hash is stored. An earlier one is withdrawn.

    The same for a new colleague and for who has forgotten the password. Raises NotFound and NotAllowed (see
    queries.locked_person), Refused for a leaver.
    """
    user = queries.locked_person(actor, person_id, at)
    if not user.is_active:
        raise Refused(own_reason("active", _("They are deactivated. Reactivate them first.")))
    Invitation.objects.filter(user=user, used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    key = secrets.token_urlsafe(24)
    Invitation.objects.create(user=user, key_hash=key_hash(key), made_at=at, made_by_id=actor.id, expires_at=at + LIFE)
    return key
