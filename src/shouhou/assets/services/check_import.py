"""Use case: what would an import do? It is done, looked at, and taken back."""

from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.assets import queries
from shouhou.assets.models import Import
from shouhou.assets.rules import lists
from shouhou.assets.services.import_rows import Outcome, import_rows
from shouhou.kernel import tables
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people.public import Actor


class _TakenBackError(Exception):
    """Ends a dry run."""


@transaction.atomic
def check_import(*, import_id: int, update: bool, actor: Actor) -> None:
    """Find out again, as things stand now, and remember it with the import. `update`: known ones take the file's values.

    Raises NotFound for another person's import, NotAllowed, Invalid for one that was carried out.
    """
    actor.must("customer.import")
    brought = locked_open(import_id, actor)
    outcomes: list[Outcome] = []
    try:
        with transaction.atomic():
            outcomes, _made = import_rows(rows=rows_of(brought), update=update, actor=actor)
            raise _TakenBackError
    except _TakenBackError:
        brought.update, brought.outcome = update, told(outcomes)
        brought.save(update_fields=["update", "outcome"])


def locked_open(import_id: int, actor: Actor) -> Import:
    """An import of the actor's that is still to be carried out."""
    brought = queries.locked_import(import_id, actor.id)
    if brought is None:
        raise NotFound
    if brought.content is None:
        raise Invalid({"": _("This import was carried out already.")})
    return brought


def rows_of(brought: Import) -> list[lists.Row]:
    return lists.titled(tables.read(bytes(brought.content or b""), lists.MOST_ROWS))


def told(outcomes: list[Outcome]) -> list[dict[str, Any]]:
    """Outcomes as they are kept with the import."""
    return [asdict(outcome) | {"state": outcome.state} for outcome in outcomes]
