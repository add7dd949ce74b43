"""Faults that wait for a finding, and what became of the others."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from shouhou.cases import public as cases
from shouhou.conduct import permissions
from shouhou.people import public as people
from shouhou.timeline import public as timeline

VIEWS = {
    "proposed": ("proposed",),
    "confirmed": ("confirmed",),
    "excused": ("excused", "moved", "displaced"),
    "gone": ("withdrawn", "grounds_gone"),
}


def fault_list(request: HttpRequest) -> HttpResponse:
    """The newest first, of the cases that the reader sees; each leads to its case, where the evidence stands."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must(permissions.JUDGE)
    view = request.GET.get("view", "proposed")
    scope = actor.scope(permissions.JUDGE, branch="subject__branch_path", own=Q(person_id=actor.id))
    found = timeline.consequences(kind="fault", states=VIEWS.get(view, VIEWS["proposed"]), within=scope)
    known = cases.cases_of_subjects(actor, [f.subject_id for f in found])
    names = people.named({f.person_id for f in found if f.person_id})
    labels = {
        "proposed": _("proposed"),
        "confirmed": _("confirmed"),
        "excused": _("excused or moved"),
        "gone": _("withdrawn"),
    }
    context = {
        "rows": [
            {"fault": f, "case": known[f.subject_id], "person": names.get(f.person_id or 0, "")}
            for f in found
            if f.subject_id in known
        ],
        "tabs": [{"label": labels[name], "url": f"?view={name}", "active": name == view} for name in VIEWS],
    }
    return render(request, "conduct/fault_list.html", context)
