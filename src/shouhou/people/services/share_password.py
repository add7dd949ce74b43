"""Use case: several people get one and the same password, as those of a demo, whose password is printed."""

from collections.abc import Iterable

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from shouhou.kernel.errors import Invalid
from shouhou.people.models import User


@transaction.atomic
def share_password(*, user_ids: Iterable[int], password: str) -> None:
    """They sign in by it. Whoever reads the table sees that they share it: it is hashed once, for a hash takes its time.

    Raises Invalid for a password that is none.
    """
    try:
        validate_password(password)
    except ValidationError as error:
        raise Invalid({"password": " ".join(error.messages)}) from error
    User.objects.filter(pk__in=set(user_ids)).update(password=make_password(password))
