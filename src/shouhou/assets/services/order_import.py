"""Use case: an import is to be looked through or carried out; the worker does it."""

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.assets import queries
from shouhou.assets.models import Import
from shouhou.assets.services.check_import import still_open
from shouhou.kernel import jobs
from shouhou.kernel.errors import Invalid
from shouhou.people.public import Actor

JOB = "assets.work_import"


@transaction.atomic
def order_import(*, import_id: int, doing: str, actor: Actor, language: str, update: bool | None = None) -> None:
    """`doing`: `check` (with `update`: known ones take the file's values) or `carry_out`, as it was shown. `language`: in
    which a check says what is wrong.

    Raises NotFound for another person's import, NotAllowed, Invalid for one that was carried out, that the worker is at
    already, or that has nothing to be carried out.
    """
    actor.must("customer.import")
    brought = still_open(queries.locked_import(import_id, actor.id))
    if brought.doing:
        raise Invalid({"": _("The worker is at this import already.")})
    if doing == Import.Doing.CHECK:
        brought.language, brought.ordered_update = language, bool(update)
    elif any(row["state"] in ("new", "changed") for row in brought.outcome):
        brought.ordered_update = brought.update
    else:
        raise Invalid({"": _("No row would enter or change anything.")})
    brought.doing, brought.turn, brought.seen, brought.trouble = doing, brought.turn + 1, 0, ""
    brought.allowed = sorted({*queries.NEEDED, "customer.see"} & actor.permissions)
    brought.save(update_fields=["language", "ordered_update", "doing", "turn", "seen", "trouble", "allowed"])
    jobs.defer(JOB, import_id=brought.pk, turn=brought.turn)
