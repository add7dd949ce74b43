"""Choosing the language: for this device, and for who has signed in on every one."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.i18n import set_language

from shouhou.people import public as people


@login_not_required
def language(request: HttpRequest) -> HttpResponse:
    """Django's own view, which keeps the choice in a cookie; and the person's row keeps it too."""
    if request.method == "POST" and request.user.is_authenticated:
        people.choose_language(user_id=request.user.pk, language=request.POST.get("language", ""))
    return set_language(request)
