"""How one is told: kinds and ways, quiet hours, the daily message."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid
from shouhou.notices import queries
from shouhou.notices.forms import WAY_LABELS, ReceptionForm
from shouhou.notices.services.choose_reception import choose_reception
from shouhou.people import public as people


def reception(request: HttpRequest) -> HttpResponse:
    """The table of one's own wishes. It says which ways are open at all."""
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    form = ReceptionForm(request.POST or None, queries.reception(actor.id))
    if request.method == "POST" and form.is_valid():
        times = {name: form.cleaned_data[name] for name in ("quiet_from", "quiet_until", "digest_at")}
        try:
            choose_reception(actor=actor, ways=form.ways(), now=now, **times)
            messages.success(request, _("You are told in this way from now on."))
            return redirect("reception")
        except Invalid as error:
            for name, message in error.fields.items():
                form.add_error(name or None, str(message))
    kinds = {channel.kind for channel in queries.active_channels()}
    me = people.addressees([actor.id])[actor.id]
    context = {
        "form": form,
        "ways": WAY_LABELS.values(),
        "no_mail": "mail" not in kinds,
        "no_sms": "sms" not in kinds,
        "email": me.email,
        "mobile": me.mobile,
    }
    return render(request, "notices/reception.html", context, status=422 if form.errors else 200)
