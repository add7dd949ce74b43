"""Use case: a column of the register is used no more. What was written in it stays in the files."""

import datetime as dt

from django.db import transaction

from shouhou.documents import permissions, queries
from shouhou.kernel.errors import NotFound
from shouhou.people.public import Actor


@transaction.atomic
def retire_column(*, actor: Actor, column_id: int, now: dt.datetime) -> None:
    """Take it out of use. Raises NotAllowed; NotFound for a column that is not in use."""
    permissions.must_set_up(actor)
    column = next((one for one in queries.locked_columns() if one.pk == column_id), None)
    if column is None:
        raise NotFound
    column.retired_at = now
    column.save(update_fields=["retired_at"])
