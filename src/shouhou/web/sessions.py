"""Sessions as Django keeps them in the database, read by a prepared query: every request reads one."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.db.models.functions import Now

from shouhou.kernel.prepared import prepared


class SessionStore(db.SessionStore):
    """Named in settings.SESSION_ENGINE by its module."""

    def _get_session_from_db(self) -> Session | None:
        found = _in_force(self.session_key)
        if not found:
            self._session_key = None
            return None
        return found[0]


@prepared
def _in_force(key: str | None) -> QuerySet[Session]:
    # house: allow clock because no demo shifts the end of a session
    return Session.objects.filter(session_key=key, expire_date__gt=Now())
