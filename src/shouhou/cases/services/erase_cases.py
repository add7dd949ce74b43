"""Use case: everything that was written on the cases and calls of a customer is erased at their request (PIPL)."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.cases.models import Call, Case
from shouhou.kernel.errors import Invalid
from shouhou.people.public import Actor
from shouhou.timeline import public as timeline

GONE = "—"
NAME = "customer.name"


@transaction.atomic
def erase_cases(*, customer_ids: list[int], actor: Actor, now: dt.datetime) -> list[str]:
    """Free text and files of every entry, summaries, what was said in calls. What happened and when stays, and so do clocks,
    faults and fines. Returns the numbers of the cases.

    Whoever calls has asked whether it may be. Raises Invalid while a case is open: it cannot be served without its words.
    """
    cases = list(Case.objects.filter(customer__in=customer_ids).order_by("pk"))
    if still := [case.number for case in cases if case.is_open]:
        raise Invalid({"": _("Close these cases first: %(numbers)s.") % {"numbers": ", ".join(still[:10])}})
    for case in cases:
        for entry in timeline.history(case.subject_id):
            if entry.words:
                timeline.erase_content(subject_id=case.subject_id, seq=entry.seq, by=actor.id, now=now)
        timeline.forget_given(subject_id=case.subject_id, name=NAME)
    Case.objects.filter(pk__in=[case.pk for case in cases]).update(summary="")
    Call.objects.filter(customer__in=customer_ids).exclude(text="").update(text=GONE)
    return [case.number for case in cases]
