"""Who stands behind what somebody types at sign-in: a user name or a mobile number."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from shouhou.kernel import clock
from shouhou.people import queries
from shouhou.people.models import User


class NameOrNumber(BaseBackend):
    """Named in settings.AUTHENTICATION_BACKENDS. Leavers are nobody; a wrong name takes as long as a wrong password."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **other: Any
    ) -> User | None:
        if not username or password is None or "\x00" in username:
            return None
        try:
            user = User.objects.get_by_natural_key(username.strip())
        except User.DoesNotExist:
            User().set_password(password)
            return None
        return user if user.check_password(password) and user.is_active else None

    def get_user(self, user_id: int) -> User | None:
        return queries.at_work(user_id, clock.now())
