"""Use case: a branch joins the organisation's tree."""

from django.db import connection, transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid
from shouhou.people import queries
from shouhou.people.models import Branch

LONGEST = 120


@transaction.atomic
def add_branch(*, name: str, parent_id: int | None = None) -> int:
    """A new node below its parent; its path is the parent's with its own id. Returns the id.

    Raises NotFound for no such parent, Invalid for a name that is empty or taken there.
    """
    parent = queries.branch(parent_id) if parent_id else None
    if not name.strip() or len(name) > LONGEST or not name.isprintable():
        raise Invalid({"name": _("At most %(count)s characters.") % {"count": LONGEST}})
    if Branch.objects.filter(parent=parent, name=name).exists():
        raise Invalid({"name": _("There is a branch of this name already.")})
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('people_branch', 'id'))")
        (pk,) = cursor.fetchone()
    Branch.objects.create(pk=pk, name=name, parent=parent, path=f"{parent.path if parent else ''}{pk}/")
    return int(pk)
