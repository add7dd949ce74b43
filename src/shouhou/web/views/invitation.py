"""An invitation: made by an administrator as link and slip, accepted by whoever holds it."""

import segno
from allauth.account.adapter import get_adapter
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from shouhou.kernel import clock, limits
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people import public as people
from shouhou.web.views.person_page import theirs, trail


@never_cache
@require_POST
def person_invite(request: HttpRequest, person_id: int) -> HttpResponse:
    """The link, to be copied or printed as a slip: on the page that answers the making, and nowhere else."""
    facts, now = theirs(request, person_id), clock.now()
    key = people.invite_person(person_id=facts.id, actor=request.actor, at=now)  # type: ignore[attr-defined]
    address = request.build_absolute_uri(reverse("invitation", args=[key]))
    context = {
        "person": facts, "address": address, "picture": segno.make(address, error="m").svg_data_uri(scale=5, border=2),
        "expires_at": now + people.INVITATION_LIFE, "breadcrumbs": trail((facts.name, reverse("person", args=[facts.id]))),
    }  # fmt: skip
    return render(request, "web/invitation_made.html", context)


@require_POST
def person_factors_forget(request: HttpRequest, person_id: int) -> HttpResponse:
    """Take somebody's second factors away: the phone or the key is lost."""
    facts = theirs(request, person_id)
    people.forget_factors(person_id=facts.id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    messages.success(request, _("The second factors are gone. They can set up new ones after signing in."))
    return redirect("person", facts.id)


@never_cache
@login_not_required
def invitation(request: HttpRequest, key: str) -> HttpResponse:
    """Whoever holds the link chooses user name and password, and is signed in. A link that opens nothing says so."""
    now = clock.now()
    name, username = people.invited(key, now)
    if not name:
        _count_wrong(request)
        return render(request, "web/invitation_void.html", status=404)
    form = people.AcceptForm(request.POST or None, initial={"username": username})
    if request.method == "POST" and form.is_valid():
        try:
            person_id = people.accept_invitation(
                key=key, username=form.cleaned_data["username"].strip(), password=form.cleaned_data["password"], at=now
            )
            return signed_in(request, person_id)
        except Invalid as error:
            form.add_invalid(error)
        except NotFound:  # used on another device meanwhile
            return render(request, "web/invitation_void.html", status=404)
    return render(request, "web/invitation.html", {"form": form, "name": name}, status=422 if form.errors else 200)


def signed_in(request: HttpRequest, person_id: int) -> HttpResponse:
    """Sign somebody in who has just chosen a password; where they have a second factor it is asked for."""
    logout(request)
    user = get_user_model().objects.get(pk=person_id)
    return perform_login(request, user, redirect_url=reverse("mfa_index"))  # type: ignore[no-any-return]


def _count_wrong(request: HttpRequest) -> None:
    """Guessing keys is slow work: so many a minute from one address."""
    limits.count(f"wrong-keys-{get_adapter(request).get_client_ip(request)}", settings.API_WRONG_KEYS_A_MINUTE)
