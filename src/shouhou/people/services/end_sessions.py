"""Use case: somebody is signed out wherever they are signed in."""

from allauth.usersessions.models import UserSession
from django.db import transaction


@transaction.atomic
def end_sessions(*, user_id: int, keep: str = "") -> int:
    """Every session of this person ends, but the one whose key is `keep`. Returns how many were ended."""
    sessions = list(UserSession.objects.filter(user_id=user_id).exclude(session_key=keep))
    for session in sessions:
        session.end()
    return len(sessions)
