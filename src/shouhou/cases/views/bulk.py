"""Acts on several cases of the work queue at once: each case answers for itself."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from shouhou.cases import permissions
from shouhou.cases.services.hand_over_cases import MOST, HandedOver, hand_over_cases
from shouhou.cases.views import queue
from shouhou.kernel import clock
from shouhou.kernel.errors import Refused
from shouhou.people import public as people
from shouhou.policy import public as policy


def case_bulk(request: HttpRequest) -> HttpResponse:
    """Which role on the chosen cases goes to whom; then, case by case, what became of it."""
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    actor.must("case.act")
    sent = request.POST if request.method == "POST" else request.GET
    visible = permissions.visible_to(actor).filter(
        number__in=[n for n in sent.getlist("case")[:MOST] if "\x00" not in n]
    )
    numbers = {case.number: case for case in visible}
    duty, person = sent.get("duty", "engineer"), sent.get("person", "")
    staff: dict[int, str] = {}
    for path in {case.branch_path for case in numbers.values()}:
        staff |= people.staff_at(path, now)
    roles = policy.vocabulary("case").roles
    context: dict[str, Any] = {
        "numbers": list(numbers), "staff": list(staff.items()), "duty": duty, "person": person,
        "duties": [(name, r.label.get(queue.language())) for name, r in roles.items() if name != permissions.CUSTOMER],
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "cases/case_bulk.html", context)
    if not numbers or duty not in roles or person not in {str(pk) for pk in staff}:
        context["problem"] = _("Choose the cases, a role and a person.")
        return render(request, "cases/case_bulk.html", context, status=422)
    done = hand_over_cases(numbers=numbers, duty=duty, person=person, actor=actor, now=now)
    context["results"] = [{"number": r.number, "done": r.error is None, "why": _why(r)} for r in done]
    return render(request, "cases/case_bulk.html", context)


def _why(result: HandedOver) -> str:
    """Why a case stays as it is, in the reader's language."""
    spoken = "zh" if queue.language().startswith("zh") else "en"
    if isinstance(result.error, Refused):
        return "; ".join(r.says.get(spoken) or r.missing for r in result.error.reasons)
    return str(result.error or "")
