"""One's own keys for programs: listed, made, revoked. A key is shown once, on the page that answers its making."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid
from shouhou.people import queries
from shouhou.people.forms import TokenForm
from shouhou.people.services.make_token import make_token
from shouhou.people.services.revoke_token import revoke_token


@never_cache
def tokens(request: HttpRequest) -> HttpResponse:
    """The list with the form below it; after making one also the new key, which is nowhere stored."""
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    form, key = TokenForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            key = make_token(actor.id, at=now, **form.cleaned_data)
            form = TokenForm()
        except Invalid as error:
            for name, message in error.fields.items():
                form.add_error(name or None, str(message))
    context = {"form": form, "key": key, "now": now, "tokens": queries.tokens_of(actor.id)}
    return render(request, "people/tokens.html", context, status=422 if form.errors else 200)


@require_POST
def token_revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    """End one of one's own keys, at once."""
    revoke_token(token_id=token_id, user_id=request.actor.id, at=clock.now())  # type: ignore[attr-defined]
    messages.success(request, _("The key is revoked. Programs that use it are shut out from now on."))
    return redirect("tokens")
