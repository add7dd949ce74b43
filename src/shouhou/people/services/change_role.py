"""Use case: what a role allows is changed, for everybody who holds it."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from shouhou.kernel.errors import Invalid, NotAllowed, Stale
from shouhou.people import queries, rules
from shouhou.people.errors import LastAdministrator
from shouhou.people.models import Role
from shouhou.people.permissions import PERMISSIONS
from shouhou.people.services.make_role import faults_of_role, in_order

FIELDS = ("name_zh", "name_en", "scope", "permissions", "needs_second_factor")


@transaction.atomic
def change_role(
    *, code: str, actor: rules.Actor, at: dt.datetime, seen: str, name_zh: str, name_en: str, scope: str,
    permissions: Sequence[str], needs_second_factor: bool,
) -> None:  # fmt: skip
    """Names, reach and permissions, from now on. `seen`: the mark of what the form showed.

    Raises NotFound, NotAllowed for who does not manage the whole organisation, Stale, Invalid by field, and
    LastAdministrator where nobody could manage people any more.
    """
    if not queries.manages_all(actor):
        raise NotAllowed(str(PERMISSIONS[queries.MANAGE]))
    queries.locked_tree()
    role = queries.locked_role(code)
    if seen != mark_of(role):
        raise Stale
    if fields := faults_of_role(name_zh, name_en, scope, permissions):
        raise Invalid(fields)
    role.name_zh, role.name_en, role.scope = name_zh, name_en, scope
    role.permissions, role.needs_second_factor = in_order(permissions), needs_second_factor
    role.save(update_fields=FIELDS)
    if not queries.somebody_manages_all(at):
        raise LastAdministrator


def mark_of(role: Role) -> str:
    """What a form of this role was drawn from, as a mark."""
    return rules.stamp(*(getattr(role, name) for name in FIELDS))
