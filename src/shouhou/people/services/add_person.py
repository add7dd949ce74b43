"""Use case: somebody joins the staff and gets a first role."""

import datetime as dt

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid
from shouhou.people import queries, rules
from shouhou.people.models import Branch, Role, User
from shouhou.people.services.grant_role import grant_role


@transaction.atomic
def add_person(
    *, name: str, username: str, password: str | None, role: str, branch_id: int, at: dt.datetime, mobile: str = "",
    email: str = "", language: str = "zh-hans",
) -> int:  # fmt: skip
    """A person who can sign in by user name or mobile number. Without a password they cannot sign in yet.

    Raises Invalid with a message for each field. Returns the id.
    """
    fields = rules.faults_of_names(name, username)
    if password is not None:
        try:
            validate_password(password)
        except ValidationError as error:
            fields["password"] = " ".join(error.messages)
    number = rules.mobile_number(mobile, fields)
    if fault := rules.fault_of_email(email):
        fields["email"] = fault
    if not {"username", "mobile"} & {*fields}:
        fields |= queries.faults_of_use(username=username, mobile=number)
    if not Role.objects.filter(code=role).exists():
        fields["role"] = _("There is no such role.")
    if not Branch.objects.filter(pk=branch_id).exists():
        fields["branch"] = _("There is no such branch.")
    if fields:
        raise Invalid(fields)
    user = User(
        name=name, username=username, mobile=number, email=email, language=language,
        joined_on=clock.local(at).date(), search=rules.search_text(name, username),
    )  # fmt: skip
    user.set_password(password)
    user.save()
    grant_role(user_id=user.pk, role=role, branch_id=branch_id, at=at)
    return user.pk
