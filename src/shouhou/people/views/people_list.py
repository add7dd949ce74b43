"""Who works here, and in which role where."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shouhou.kernel import clock
from shouhou.people import queries


def people_list(request: HttpRequest) -> HttpResponse:
    """Everybody with the roles that they hold today, by name."""
    request.actor.must("people.manage")  # type: ignore[attr-defined]
    return render(request, "people/people_list.html", {"people": queries.staff(clock.now())})
