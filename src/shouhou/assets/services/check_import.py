"""Use case: what would an import do? Each row is looked at beside what is there, and nothing is written but the answer."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.assets import queries
from shouhou.assets.models import Import
from shouhou.assets.rules import lists
from shouhou.assets.rules.plan import Outcome, planned
from shouhou.kernel import tables
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people.public import Actor


def check_import(
    *, import_id: int, update: bool, actor: Actor, seen: Callable[[int], object] = lambda _count: None
) -> None:
    """Find out again, as things stand now, and remember it with the import. `update`: known ones take the file's values.
    `seen` is told how many rows are looked through, at last while the import is held; what it raises ends the work.

    Raises NotFound for another person's import, NotAllowed, Invalid for one that was carried out.
    """
    actor.must("customer.import")
    rows = rows_of(still_open(queries.imports_of(actor.id).filter(pk=import_id).first()))
    outcomes, _plan = planned(rows, queries.picture(actor, rows), update=update, seen=seen)
    with transaction.atomic():
        brought = still_open(queries.locked_import(import_id, actor.id))
        seen(len(rows))
        brought.update, brought.outcome, brought.doing = update, told(outcomes), ""
        brought.save(update_fields=["update", "outcome", "doing"])


def still_open(brought: Import | None) -> Import:
    """An import of the actor's that is still to be carried out."""
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
