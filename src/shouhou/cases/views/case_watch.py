"""Following a case, and who can be named in a note on it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shouhou.cases import permissions
from shouhou.cases.services.follow_case import follow_case
from shouhou.cases.services.unfollow_case import unfollow_case
from shouhou.kernel import clock
from shouhou.people import public as people


@require_POST
def follow(request: HttpRequest, number: str) -> HttpResponse:
    """Be told of everything that happens on this case."""
    actor = request.actor  # type: ignore[attr-defined]
    case = permissions.visible_case(actor, number=number)
    follow_case(case_id=case.pk, actor=actor, now=clock.now())
    messages.success(request, _("You follow this case: what happens on it is told to you."))
    return redirect(reverse("case_page", args=[number]))


@require_POST
def unfollow(request: HttpRequest, number: str) -> HttpResponse:
    """Be told no longer, but for what concerns one's own part."""
    actor = request.actor  # type: ignore[attr-defined]
    case = permissions.visible_case(actor, number=number)
    unfollow_case(case_id=case.pk, actor=actor)
    messages.success(request, _("You follow this case no longer."))
    return redirect(reverse("case_page", args=[number]))


def case_people(request: HttpRequest, number: str) -> HttpResponse:
    """The names that may follow an @ in a note: who works at the branch of the case."""
    case = permissions.visible_case(request.actor, number=number)  # type: ignore[attr-defined]
    return JsonResponse({"names": list(people.staff_at(case.branch_path, clock.now()).values())})
