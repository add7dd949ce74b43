"""Use case: an import is carried out as it was shown."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from shouhou.assets import queries
from shouhou.assets.models import Unit
from shouhou.assets.rules.plan import planned
from shouhou.assets.services.check_import import rows_of, still_open, told
from shouhou.assets.services.import_rows import import_rows
from shouhou.customers import public as customers
from shouhou.kernel.errors import Invalid, Stale
from shouhou.people.public import Actor

KEPT = ("row", "state", "effects", "errors", "first_row")  # nothing personal


def carry_out_import(
    *, import_id: int, actor: Actor, now: dt.datetime, seen: Callable[[int], object] = lambda _count: None
) -> None:
    """All right rows, or nothing at all. The file is not kept any longer; what was made is, so that it can be undone.
    `seen` as in `check_import`: the rows are looked through beforehand, and then written in one short transaction.

    Raises Stale where a row would not do any more what was shown, Invalid where there is nothing to do or all is done,
    NotFound for another person's import, NotAllowed.
    """
    actor.must("customer.import")
    brought = still_open(queries.imports_of(actor.id).filter(pk=import_id).first())
    rows = rows_of(brought)
    picture = queries.picture(actor, rows)
    outcomes, plan = planned(rows, picture, update=brought.update, seen=seen)
    try:
        with transaction.atomic():
            brought = still_open(queries.locked_import(import_id, actor.id))
            seen(len(rows))
            if told(outcomes) != brought.outcome or queries.picture(actor, rows).begun != picture.begun:
                raise Stale
            if not plan.steps:
                raise Invalid({"": _("No row would enter or change anything.")})
            made = import_rows(plan=plan, picture=picture, actor=actor)
            brought.versions = _versions(made, actor)
            brought.outcome = [{name: row[name] for name in KEPT} for row in brought.outcome]
            brought.made, brought.content, brought.done_at, brought.doing = made, None, now, ""
            brought.save(update_fields=["versions", "outcome", "made", "content", "done_at", "doing"])
    except IntegrityError:
        raise Stale from None


def _versions(made: list[dict[str, Any]], actor: Actor) -> dict[str, dict[str, int]]:
    """Those of every customer and unit that was made or changed."""
    ids = {kind: {s["id"] for s in made if s["kind"] == kind} for kind in ("customer", "unit")}
    ids["customer"] |= {s["customer"] for s in made if s["kind"] == "contact"}
    units = Unit.objects.filter(pk__in=ids["unit"]).values_list("pk", "version")
    return {
        "customer": {str(c.id): c.version for c in customers.customers_for(actor, ids["customer"]).values()},
        "unit": {str(pk): version for pk, version in units},
    }
