"""Use case: somebody leaves. Nothing of theirs opens anything any more; what they did stays under their name."""

import datetime as dt

from allauth.usersessions.models import UserSession
from django.db import transaction

from shouhou.people import queries
from shouhou.people.errors import LastAdministrator, OneselfRefused
from shouhou.people.models import Token
from shouhou.people.rules import Actor


@transaction.atomic
def deactivate_person(*, person_id: int, actor: Actor, at: dt.datetime) -> None:
    """Their sessions end at once and their keys are revoked; their roles stay written down but count for nothing.

    Raises NotFound and NotAllowed (see queries.locked_person), OneselfRefused, LastAdministrator. Done again it
    changes nothing.
    """
    queries.locked_tree()
    user = queries.locked_person(actor, person_id, at)
    if user.pk == actor.id:
        raise OneselfRefused
    if not user.is_active:
        return
    user.is_active = False
    user.save(update_fields=["is_active"])
    Token.objects.filter(user=user, revoked_at=None).update(revoked_at=at)
    for session in UserSession.objects.filter(user=user):
        session.end()
    if not queries.somebody_manages_all(at):
        raise LastAdministrator
