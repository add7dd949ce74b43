"""Use case: the organisation makes a role of its own."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid, NotAllowed
from shouhou.people import queries
from shouhou.people.models import Role
from shouhou.people.permissions import PERMISSIONS
from shouhou.people.rules import Actor

LONGEST = 80


@transaction.atomic
def make_role(
    *, actor: Actor, code: str, name_zh: str, name_en: str, scope: str, permissions: Sequence[str], needs_second_factor: bool,
) -> str:  # fmt: skip
    """A role with its permissions. Its code is for regulations and programs, and never changes. Returns the code.

    Raises NotAllowed for who does not manage the whole organisation, Invalid by field.
    """
    if not queries.manages_all(actor):
        raise NotAllowed(str(PERMISSIONS[queries.MANAGE]))
    fields = faults_of_role(name_zh, name_en, scope, permissions)
    if not code or slugify(code).replace("-", "_") != code or len(code) > 40:
        fields["code"] = _("Small letters, digits and underscores, at most 40.")
    elif Role.objects.filter(code=code).exists():
        fields["code"] = _("There is a role with this code already.")
    if fields:
        raise Invalid(fields)
    Role.objects.create(
        code=code, name_zh=name_zh, name_en=name_en, scope=scope, permissions=in_order(permissions),
        needs_second_factor=needs_second_factor,
    )  # fmt: skip
    return code


def faults_of_role(name_zh: str, name_en: str, scope: str, permissions: Sequence[str]) -> dict[str, str]:
    """What is wrong with a role, by field."""
    fields: dict[str, str] = {}
    for field, text in (("name_zh", name_zh), ("name_en", name_en)):
        if not text.strip():
            fields[field] = _("Enter the name.")
        elif len(text) > LONGEST or not text.isprintable():
            fields[field] = _("At most %(count)s characters.") % {"count": LONGEST}
    if scope not in Role.Scope.values:
        fields["scope"] = _("Choose how far it sees.")
    if unknown := sorted({*permissions} - {*PERMISSIONS}):
        fields["permissions"] = _("There is no permission %(name)s.") % {"name": ", ".join(unknown)}
    return fields


def in_order(permissions: Sequence[str]) -> list[str]:
    """Permissions in the order in which they are written down, each once."""
    return [word for word in PERMISSIONS if word in permissions]
