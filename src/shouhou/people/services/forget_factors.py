"""Use case: somebody has lost their phone or key: their second factors are taken away."""

import datetime as dt

from allauth.mfa.models import Authenticator
from django.db import transaction

from shouhou.people import queries
from shouhou.people.rules import Actor


@transaction.atomic
def forget_factors(*, person_id: int, actor: Actor, at: dt.datetime) -> int:
    """Passkeys, authenticator app and recovery codes of a person are gone. Returns how many there were.

    Raises NotFound and NotAllowed (see queries.locked_person).
    """
    user = queries.locked_person(actor, person_id, at)
    deleted, _rows = Authenticator.objects.filter(user=user).delete()
    return int(deleted)
