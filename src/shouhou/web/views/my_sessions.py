"""Where one is signed in, and ending the others."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from shouhou.people import public as people


def my_sessions(request: HttpRequest) -> HttpResponse:
    """The list with the own device marked; a POST signs out on all others."""
    actor = request.actor  # type: ignore[attr-defined]
    if request.method == "POST":
        count = people.end_sessions(user_id=actor.id, keep=request.session.session_key or "")
        messages.success(request, _("Signed out on %(count)s other devices.") % {"count": count})
        return redirect("my_sessions")
    sessions = people.sessions_of(actor.id)
    context = {"sessions": sessions, "current": request.session.session_key}
    return render(request, "web/my_sessions.html", context)
