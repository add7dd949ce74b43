"""What a fault rests on, beside whatever page shows it: the entries of its evidence, and what else bears on it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from shouhou.cases import permissions, rules
from shouhou.cases.views.shown import entry_shown
from shouhou.kernel import clock
from shouhou.kernel.errors import NotFound
from shouhou.people import public as people
from shouhou.timeline import public as timeline


def evidence(request: HttpRequest, number: str) -> HttpResponse:
    """A fragment where htmx asks for it, else a page. `?key=` names the fault."""
    case = permissions.visible_case(request.actor, number=number)  # type: ignore[attr-defined]
    language, whole = get_language() or "zh-hans", timeline.whole(case.subject_id, clock.now())
    fault = next((f for f in whole.timeline.faults if f.key == request.GET.get("key", "")), None)
    if fault is None:
        raise NotFound
    names = people.named(rules.people_told_of(whole.history, whole.timeline))

    def shown(entries: list[timeline.Entry]) -> list[dict[str, Any]]:
        return [entry_shown(e, names, case.number, language, False) for e in entries]

    context = {
        "number": number,
        "evidence": shown([e for e in whole.history if e.seq in fault.evidence]),
        "told": shown([e for e in whole.history if rules.bears_on(e, fault) and e.seq not in fault.evidence]),
    }
    template = "evidence_fragment" if request.headers.get("HX-Request") else "evidence"
    return render(request, f"cases/{template}.html", context)
