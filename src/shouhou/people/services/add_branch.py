"""Use case: a branch joins the organisation's tree."""

from django.db import connection, transaction

from shouhou.people.models import Branch


@transaction.atomic
def add_branch(*, name: str, parent_id: int | None = None) -> int:
    """A new node below its parent; its path is the parent's with its own id. Returns the id."""
    parent = Branch.objects.get(pk=parent_id) if parent_id else None
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('people_branch', 'id'))")
        (pk,) = cursor.fetchone()
    Branch.objects.create(pk=pk, name=name, parent=parent, path=f"{parent.path if parent else ''}{pk}/")
    return int(pk)
