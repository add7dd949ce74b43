"""A constraint that bites: the database itself refuses the row, and says which law it breaks."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction


@contextmanager
def bites(constraint: str) -> Iterator[None]:
    """Fails unless this constraint, and no other, refuses what is written."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        yield
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert refused.value.__cause__ is not None
    assert refused.value.__cause__.diag.constraint_name == constraint  # type: ignore[attr-defined]


@contextmanager
def stands() -> Iterator[None]:
    """Fails unless a trigger refuses the change: what was written once stands."""
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        yield


def unchangeable(model: type, **changed: object) -> None:
    """Fails unless the first row of a model can neither be changed nor deleted, whoever tries."""
    rows = model.objects  # type: ignore[attr-defined]
    pk = rows.values_list("pk", flat=True).first()
    assert pk is not None, "there is no row to try it on"
    with stands():
        rows.filter(pk=pk).update(**changed)
    with stands(), connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM "{model._meta.db_table}" WHERE {model._meta.pk.column} = %s', [pk])  # type: ignore[attr-defined]
