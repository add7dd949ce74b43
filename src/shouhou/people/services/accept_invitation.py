"""Use case: whoever holds an invitation chooses a user name and a password."""

import datetime as dt

from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people import queries, rules


@transaction.atomic
def accept_invitation(*, key: str, username: str, password: str, at: dt.datetime) -> int:
    """From now on they sign in with these; earlier sessions end, and the invitation opens nothing any more.

    Raises NotFound for a key that is unknown, used, withdrawn or expired and for a leaver's, Invalid by field: then
    the key is good for another try. Returns the person's id.
    """
    invitation = queries.locked_invitation(rules.key_hash(key), at)
    if invitation is None:
        raise NotFound
    user = invitation.user
    fields = rules.faults_of_names(user.name, username)
    if "username" not in fields:
        fields |= queries.faults_of_use(username=username, mobile=None, but=user.pk)
    try:
        validate_password(password, user)
    except ValidationError as error:
        fields["password"] = " ".join(error.messages)
    if fields:
        raise Invalid(fields)
    user.username, user.search = username, rules.search_text(user.name, username)
    user.set_password(password)
    user.save(update_fields=["username", "search", "password"])
    for session in UserSession.objects.filter(user=user):
        session.end()
    invitation.used_at = at
    invitation.save(update_fields=["used_at"])
    return user.pk
