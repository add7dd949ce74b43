"""Use case: papers of many cases are ordered as one file; the worker prints them."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel import jobs
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.papers.models import PrintRun
from shouhou.papers.queries import Asked
from shouhou.papers.services.print_paper import OF_CASE

MOST = 200  # papers of one order
JOB = "papers.print_run"


@transaction.atomic
def order_prints(*, asked: Asked, kind: str, numbers: Sequence[str]) -> int:
    """The id of the order. Raises NotFound for a kind that is not printed of cases, Invalid for none or too many numbers.

    Whether each case may be seen is asked when it is printed; those that may not be are left out and named.
    """
    if kind not in OF_CASE:
        raise NotFound
    numbers = list(dict.fromkeys(number.strip()[:30] for number in numbers if number.strip()))
    if not 1 <= len(numbers) <= MOST:
        raise Invalid({"numbers": _("Choose 1 to %(most)s cases.") % {"most": MOST}})
    run = PrintRun.objects.create(
        kind=kind, numbers=numbers, language=asked.language, verify_at=f"{asked.case_at}\n{asked.verify_at}",
        asked_by_id=asked.actor.id, asked_at=asked.now,
    )  # fmt: skip
    jobs.defer(JOB, run_id=run.pk)
    return run.pk
