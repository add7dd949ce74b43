"""Use case: what is known of a person is corrected."""

import datetime as dt

from django.db import transaction

from shouhou.kernel.errors import Invalid, Stale
from shouhou.people import queries, rules
from shouhou.people.models import User

FIELDS = ("name", "username", "mobile", "email", "language")


@transaction.atomic
def change_person(
    *, person_id: int, actor: rules.Actor, at: dt.datetime, seen: str, name: str, username: str, mobile: str, email: str,
    language: str,
) -> None:  # fmt: skip
    """Their name, how they sign in, how they are reached, their language. `seen`: the mark of what the form showed.

    Raises NotFound and NotAllowed (see queries.locked_person), Stale where somebody has saved meanwhile, Invalid by field.
    """
    user = queries.locked_person(actor, person_id, at)
    if seen != mark_of(user):
        raise Stale
    fields = rules.faults_of_names(name, username)
    number = rules.mobile_number(mobile, fields)
    if fault := rules.fault_of_email(email):
        fields["email"] = fault
    if not {"username", "mobile"} & {*fields}:
        fields |= queries.faults_of_use(username=username, mobile=number, but=user.pk)
    if fields:
        raise Invalid(fields)
    user.name, user.username, user.mobile, user.email, user.language = name, username, number, email, language
    user.search = rules.search_text(name, username)
    user.save(update_fields=[*FIELDS, "search"])


def mark_of(user: User) -> str:
    """What a form of this person was drawn from, as a mark."""
    return rules.stamp(*(getattr(user, name) for name in FIELDS))
