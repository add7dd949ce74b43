"""Use case: the worker looks through an import or carries it out, and tells how far it is."""

import datetime as dt

import pghistory
from django.utils.translation import gettext as _
from django.utils.translation import override

from shouhou.assets.models import Import
from shouhou.assets.services.carry_out_import import carry_out_import
from shouhou.assets.services.check_import import check_import
from shouhou.assets.services.order_import import JOB
from shouhou.kernel import jobs
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, Stale
from shouhou.people import public as people


class _NoLongerWantedError(Exception):
    """It was cancelled, or done by another worker."""


def work_import(*, import_id: int, turn: int, now: dt.datetime) -> None:
    """As whoever ordered it, with what they were allowed then and still are. `turn`: which order. Running it twice changes
    nothing. Where things have changed since the check, nothing is written and the rows are looked through again.
    """
    mine = Import.objects.filter(pk=import_id, turn=turn).exclude(doing="")
    brought = mine.first()
    if brought is None:
        return

    def seen(count: int) -> None:
        if not mine.update(seen=count):
            raise _NoLongerWantedError

    with override(brought.language), pghistory.context(user=brought.by_id):
        try:
            actor = people.actor(brought.by_id, now).kept_to(*brought.allowed)
            if brought.doing == Import.Doing.CARRY_OUT:
                carry_out_import(import_id=import_id, actor=actor, now=now, seen=seen)
            else:
                check_import(import_id=import_id, update=brought.ordered_update, actor=actor, seen=seen)
        except _NoLongerWantedError:
            return
        except Stale:
            changed = _(
                "Something was entered meanwhile, so that some rows would do something else now. Look at them again."
            )
            if mine.update(doing=Import.Doing.CHECK, trouble=changed, seen=0):
                jobs.defer(JOB, import_id=import_id, turn=turn)
        except Invalid as error:
            mine.update(doing="", trouble=" ".join(map(str, error.fields.values())))
        except (NotAllowed, NotFound):
            mine.update(doing="", trouble=_("You may not bring lists any more."))
