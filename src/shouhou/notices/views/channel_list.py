"""The ways out of the house, and what holds for all of them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid
from shouhou.notices import permissions, queries
from shouhou.notices.forms import HouseForm
from shouhou.notices.services.save_house import save_house
from shouhou.notices.views.shown import CHANNEL_KINDS, UNTRIED


def channel_list(request: HttpRequest) -> HttpResponse:
    """Every channel with how it does, what can be added, and the form of the whole."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must(permissions.MANAGE)
    house = queries.house()
    initial = {name: getattr(house, name) for name in ("warn_minutes", "site", "private_targets")}
    initial["site"] = initial["site"] or f"{request.scheme}://{request.get_host()}"
    form = HouseForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            save_house(actor=actor, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("channel_list")
        except Invalid as error:
            for name, message in error.fields.items():
                form.add_error(name or None, str(message))
    channels = queries.channels()
    there = {channel.kind for channel in channels}
    addable = [kind for name, kind in CHANNEL_KINDS.items() if name not in there or name not in ("mail", "sms")]
    context = {
        "rows": [{"channel": c, "kind": CHANNEL_KINDS[c.kind], "untried": c.kind in UNTRIED} for c in channels],
        "addable": addable,
        "form": form,
        "breadcrumbs": [{"label": _("Settings"), "url": reverse("settings")}],
    }
    return render(request, "notices/channel_list.html", context, status=422 if form.errors else 200)
