"""Use case: an import is carried out as it was shown."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.assets.models import Unit
from shouhou.assets.services.check_import import locked_open, rows_of, told
from shouhou.assets.services.import_rows import import_rows
from shouhou.customers import public as customers
from shouhou.kernel.errors import Invalid, Stale
from shouhou.people.public import Actor

KEPT = ("row", "state", "effects", "errors", "first_row")  # nothing personal


@transaction.atomic
def carry_out_import(*, import_id: int, actor: Actor, now: dt.datetime) -> None:
    """All right rows, or nothing at all. The file is not kept any longer; what was made is, so that it can be undone.

    Raises Stale where a row would not do any more what was shown, Invalid where there is nothing to do or all is done,
    NotFound for another person's import, NotAllowed.
    """
    actor.must("customer.import")
    brought = locked_open(import_id, actor)
    outcomes, made = import_rows(rows=rows_of(brought), update=brought.update, actor=actor)
    if told(outcomes) != brought.outcome:
        raise Stale
    if not made.steps:
        raise Invalid({"": _("No row would enter or change anything.")})
    ids = {kind: {s["id"] for s in made.steps if s["kind"] == kind} for kind in ("customer", "unit")}
    ids["customer"] |= {s["customer"] for s in made.steps if s["kind"] == "contact"}
    brought.versions = {
        "customer": {str(c.id): c.version for c in customers.customers_for(actor, ids["customer"]).values()},
        "unit": {
            str(pk): version for pk, version in Unit.objects.filter(pk__in=ids["unit"]).values_list("pk", "version")
        },
    }
    brought.outcome = [{name: row[name] for name in KEPT} for row in brought.outcome]
    brought.made, brought.content, brought.done_at = made.steps, None, now
    brought.save()
