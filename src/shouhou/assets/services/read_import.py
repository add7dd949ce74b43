"""Use case: somebody brings a list of customers and units as a file."""

import datetime as dt

from django.db import transaction

from shouhou.assets.models import Import
from shouhou.assets.rules import lists
from shouhou.assets.services.order_import import order_import
from shouhou.kernel import tables
from shouhou.people.public import Actor


@transaction.atomic
def read_import(*, content: bytes, name: str, actor: Actor, language: str, now: dt.datetime) -> int:
    """Keep the file; the worker finds out what each row would do. Nothing of it is carried out. Returns the import's id.

    Raises Invalid at `file` for what is no such list, NotAllowed.
    """
    actor.must("customer.import")
    rows = lists.titled(tables.read(content, lists.MOST_ROWS))
    brought = Import.objects.create(
        by_id=actor.id, file_name=name[-200:], content=content, rows=len(rows), uploaded_at=now
    )
    order_import(import_id=brought.pk, doing=Import.Doing.CHECK, actor=actor, language=language, update=False)
    return brought.pk
