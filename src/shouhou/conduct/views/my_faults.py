"""What a person has to answer for: their own faults, fines and ledger lines, and nobody else's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shouhou.cases import public as cases
from shouhou.conduct import queries
from shouhou.conduct.views import shown
from shouhou.timeline import public as timeline

MOST = 100


def my_faults(request: HttpRequest) -> HttpResponse:
    """The newest first. A fine leads to its page, where it may be appealed."""
    actor = request.actor  # type: ignore[attr-defined]
    faults = [f for f in timeline.consequences(kind="fault", person_id=actor.id, limit=MOST) if f.state != "withdrawn"]
    fines = {f.body["fault"]: f for f in timeline.consequences(kind="fine", person_id=actor.id, limit=MOST)}
    lines = list(queries.lines_of_person(actor.id, MOST))
    known = cases.cases_of_subjects(actor, list({f.subject_id for f in faults}))
    context = {
        "rows": [
            {**shown.row(f, known.get(f.subject_id), {actor.id: actor.name}), "fine": _fine(fines.get(f.key))}
            for f in faults
        ],
        "lines": lines,
        "total": sum((line.amount for line in lines), 0),
    }
    return render(request, "conduct/my_faults.html", context)


def _fine(found: timeline.ConsequenceFacts | None) -> dict[str, object] | None:
    return {**shown.state("fine", found.state), "amount": found.amount} if found else None
