"""Parts of the job page that it opens without: drawn when somebody unfolds them, or once the page stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shouhou.cases import permissions, queries
from shouhou.cases.views import parties
from shouhou.cases.views.next_acts import asking_about, every_act
from shouhou.kernel import clock

OTHER_CASES = 5


def every_act_of_case(request: HttpRequest, number: str) -> HttpResponse:
    """Everything that the reader may record on a case, by thing."""
    actor = request.actor  # type: ignore[attr-defined]
    case = permissions.visible_case(actor, number=number, surrounded=True)
    return render(request, "cases/every_act.html", every_act(asking_about(case, actor, clock.now())))


def other_cases(request: HttpRequest, number: str) -> HttpResponse:
    """The other cases of the unit that the reader sees; nothing where there are none."""
    actor = request.actor  # type: ignore[attr-defined]
    case = permissions.visible_case(actor, number=number, surrounded=True)
    others = queries.of_unit(permissions.visible_to(actor), case, OTHER_CASES) if case.unit_id else []
    asking = asking_about(case, actor, clock.now())
    context = {"others": parties.earlier_cases(asking, others), "doubled": parties.doubled(asking, others)}
    return render(request, "cases/other_cases.html", context)
