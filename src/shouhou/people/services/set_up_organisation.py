"""Use case: the first administrator begins an empty installation."""

import datetime as dt
import hmac

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.kernel.public import make_installation
from shouhou.people import queries, rules
from shouhou.people.models import Role
from shouhou.people.services.add_branch import add_branch
from shouhou.people.services.add_person import add_person
from shouhou.people.services.grant_role import grant_role

STRICT = ("administrator", "manager", "finance")  # roles that need a second factor where data are real


@transaction.atomic
def set_up_organisation(
    *, organisation: str, name: str, username: str, password: str, code: str, secret: str, at: dt.datetime
) -> int:
    """The organisation's name, its top branch, and a person who manages it and adopts regulations. Returns their id.

    `code` is what the console printed, made from `secret`. Raises NotFound where anybody or any branch is there
    already, Invalid by field.
    """
    if not queries.nobody_yet():
        raise NotFound
    fields: dict[str, str] = {}
    if not hmac.compare_digest(code.strip().upper().encode(), rules.setup_code(secret).encode()):
        fields["code"] = _("This is not the code that the console shows.")
    if not organisation.strip():
        fields["organisation"] = _("Enter the name.")
    if fields:
        raise Invalid(fields)
    make_installation(organisation=organisation, at=at)
    Role.objects.filter(code__in=STRICT).update(needs_second_factor=True)
    branch_id = add_branch(name=organisation)
    person_id = add_person(
        name=name, username=username, password=password, role="administrator", branch_id=branch_id, at=at
    )
    grant_role(user_id=person_id, role="owner", branch_id=branch_id, at=at)
    return person_id
