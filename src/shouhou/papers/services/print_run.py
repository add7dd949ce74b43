"""Use case: the worker prints an order: one paper after the other, all of them as one file."""

import datetime as dt
import io

from django.db import transaction

from shouhou.kernel.errors import NotAllowed, NotFound
from shouhou.kernel.public import installation
from shouhou.papers import queries
from shouhou.papers.services.print_paper import print_paper
from shouhou.people import public as people


@transaction.atomic
def print_run(*, run_id: int, now: dt.datetime) -> None:
    """Carry out an order as whoever has placed it. Running it twice changes nothing."""
    from pypdf import PdfWriter  # here: only the worker that prints needs its code pages

    run = queries.locked_run(run_id)
    if run is None:
        return
    case_at, _newline, verify_at = run.verify_at.partition("\n")
    asked = queries.Asked(
        people.actor(run.asked_by_id, now), now, installation().organisation, run.language, case_at, verify_at
    )
    writer, left_out = PdfWriter(), []
    for number in run.numbers:
        try:
            with transaction.atomic():
                printed = print_paper(asked=asked, kind=run.kind, number=number)
        except (NotFound, NotAllowed):
            left_out.append(number)
            continue
        writer.append(io.BytesIO(printed.pdf))
    run.made, run.left_out, run.done_at = len(run.numbers) - len(left_out), left_out, now
    if run.made:
        file = io.BytesIO()
        writer.write(file)
        run.pdf = file.getvalue()
    run.save(update_fields=["made", "left_out", "done_at", "pdf"])
