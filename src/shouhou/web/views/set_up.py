"""The first page of an empty installation: its organisation and its first administrator."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from shouhou.kernel import clock, limits
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people import public as people
from shouhou.web.views.invitation import signed_in


@never_cache
@login_not_required
def set_up(request: HttpRequest) -> HttpResponse:
    """There only while there is nobody; protected by a code that the console shows. Tries are counted."""
    if not people.nobody_yet():
        raise NotFound
    form = people.SetUpForm(request.POST or None)
    if request.method == "POST":
        limits.count(f"set-up-{get_adapter(request).get_client_ip(request)}", settings.API_WRONG_KEYS_A_MINUTE)
        if form.is_valid():
            given = {name: form.cleaned_data[name] for name in ("code", "organisation", "name", "username", "password")}
            try:
                return signed_in(
                    request, people.set_up_organisation(secret=settings.SECRET_KEY, at=clock.now(), **given)
                )
            except Invalid as error:
                form.add_invalid(error)
    return render(request, "web/set_up.html", {"form": form}, status=422 if form.errors else 200)
