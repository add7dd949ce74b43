"""Use case: somebody joins the staff and gets a first role."""

import datetime as dt

import phonenumbers
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid
from shouhou.people.models import Branch, Role, User
from shouhou.people.services.grant_role import grant_role

LONGEST = 60


@transaction.atomic
def add_person(
    *, name: str, username: str, password: str | None, role: str, branch_id: int, at: dt.datetime, mobile: str = ""
) -> int:
    """A person who can sign in by user name or mobile number. Without a password they cannot sign in yet.

    Raises Invalid with a message for each field. Returns the id.
    """
    fields: dict[str, str] = {}
    if not name.strip():
        fields["name"] = _("Enter the name.")
    if not username.strip():
        fields["username"] = _("Enter a user name.")
    for field, text in (("name", name), ("username", username)):
        if len(text) > LONGEST or not text.isprintable():
            fields[field] = _("At most %(count)s characters.") % {"count": LONGEST}
    if password is not None:
        try:
            validate_password(password)
        except ValidationError as error:
            fields["password"] = " ".join(error.messages)
    if "username" not in fields and User.objects.filter(username=username).exists():
        fields["username"] = _("This user name is taken. Choose another.")
    if username.lstrip("+").isdecimal():
        fields["username"] = _("A user name must not be a number: numbers are for mobile phones.")
    number = _mobile(mobile, fields)
    if not Role.objects.filter(code=role).exists():
        fields["role"] = _("There is no such role.")
    if not Branch.objects.filter(pk=branch_id).exists():
        fields["branch"] = _("There is no such branch.")
    if fields:
        raise Invalid(fields)
    user = User(name=name, username=username, mobile=number, joined_on=clock.local(at).date())
    user.set_password(password)
    user.save()
    grant_role(user_id=user.pk, role=role, branch_id=branch_id, at=at)
    return user.pk


def _mobile(text: str, fields: dict[str, str]) -> str | None:
    if not text:
        return None
    try:
        number = phonenumbers.parse(text, "CN")
    except phonenumbers.NumberParseException:
        fields["mobile"] = _("This is not a telephone number.")
        return None
    plain = str(number.national_number)
    if not phonenumbers.is_possible_number(number):
        fields["mobile"] = _("This telephone number has too few or too many digits.")
    elif User.objects.filter(mobile=plain).exists():
        fields["mobile"] = _("Somebody else signs in with this mobile number.")
    return plain
