"""One channel: set up, changed, tried, taken away; and what went out by it."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from shouhou.kernel import clock, paging
from shouhou.kernel.errors import Invalid
from shouhou.notices import permissions, queries
from shouhou.notices.forms import FORMS, ChannelForm
from shouhou.notices.models import Channel
from shouhou.notices.rules.kinds import KINDS
from shouhou.notices.services.remove_channel import remove_channel
from shouhou.notices.services.replay_delivery import replay_delivery
from shouhou.notices.services.save_channel import save_channel
from shouhou.notices.services.try_channel import try_channel
from shouhou.notices.views.shown import CHANNEL_KINDS, UNTRIED
from shouhou.people import public as people

ORDER = "deliveries"


@never_cache
def channel_add(request: HttpRequest, channel_kind: str) -> HttpResponse:
    """A new channel of a kind. A webhook's secret is shown on the page that answers, this once."""
    request.actor.must(permissions.MANAGE)  # type: ignore[attr-defined]
    if channel_kind not in FORMS:
        raise Http404
    return _edit(request, channel_kind, None)


@never_cache
def channel(request: HttpRequest, channel_id: int) -> HttpResponse:
    """The settings of a channel above its log."""
    request.actor.must(permissions.MANAGE)  # type: ignore[attr-defined]
    found = queries.channel(channel_id)
    return _edit(request, found.kind, found)


def _edit(request: HttpRequest, kind: str, found: Channel | None) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    form, secret = _form(request, kind, found), ""
    if request.method == "POST" and form.is_valid():
        try:
            pk, secret = save_channel(
                channel_id=found.pk if found else None, kind=kind, name=form.cleaned_data["name"],
                settings=form.settings(), secrets=form.secrets(), kinds=form.cleaned_data.get("kinds", []),
                language=form.cleaned_data.get("language", "zh-hans"), actor=actor, now=clock.now(),
                # house: allow foreign-ids because the form's choices are the branches of the organisation
                branch_id=form.cleaned_data.get("branch"), is_active="off" not in request.POST,
            )  # fmt: skip
            if not secret:
                messages.success(request, _("Saved."))
                return redirect("channel", pk)
            found = queries.channel(pk)
        except Invalid as error:
            for name, message in error.fields.items():
                form.add_error(name if name in form.fields else None, str(message))
    context: dict[str, Any] = {
        "form": form, "channel": found, "kind": CHANNEL_KINDS[kind], "secret": secret, "untried": kind in UNTRIED,
        "now": clock.now(),
        "breadcrumbs": [
            {"label": _("Settings"), "url": reverse("settings")}, {"label": _("Channels"), "url": reverse("channel_list")}
        ], **_log(request, found),
    }  # fmt: skip
    return render(request, "notices/channel.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, kind: str, found: Channel | None) -> ChannelForm:
    initial: dict[str, Any] = {"name": CHANNEL_KINDS[kind].label}
    if found:
        initial = {
            **found.settings, "name": found.name, "kinds": found.kinds, "language": found.language, "branch": found.branch_id
        }  # fmt: skip
    form = FORMS[kind](request.POST or None, initial=initial)
    if "branch" in form.fields:
        branches = people.all_branches()
        form.fields["branch"].choices = [("", _("the whole organisation")), *branches.items()]  # type: ignore[attr-defined]
    return form


def _log(request: HttpRequest, found: Channel | None) -> dict[str, Any]:
    if found is None:
        return {}
    rows = queries.deliveries_of(found.pk).prefetch_related("attempts").select_related("recipient")
    try:
        after = paging.place(request.GET.get("after", ""), ORDER, dt.datetime, int)
    except Invalid:
        after = None
    page = list(queries.behind(rows, after)[: queries.PAGE + 1])
    more, page = len(page) > queries.PAGE, page[: queries.PAGE]
    log = [
        {"delivery": d, "kind": KINDS.get(d.kind), "attempts": sorted(d.attempts.all(), key=lambda a: a.pk)}
        for d in page
    ]
    address = reverse("channel", args=[found.pk])
    following = f"{address}?after={paging.cursor(ORDER, page[-1].created_at, page[-1].pk)}" if more else ""
    return {"log": log, "pager": {"shown": len(page), "previous_url": address if after else "", "next_url": following}}


@require_POST
def channel_try(request: HttpRequest, channel_id: int) -> HttpResponse:
    """Send a test now, and say what came back."""
    actor = request.actor  # type: ignore[attr-defined]
    try:
        attempt = try_channel(channel_id=channel_id, actor=actor, now=clock.now())
        if attempt is not None and attempt.ok:
            messages.success(request, _("The test has arrived at the other side."))
        else:
            messages.error(request, _("The test did not arrive. The log below says why."))
    except Invalid as error:
        messages.error(request, str(error.fields[""]))
    return redirect("channel", channel_id)


@require_POST
def channel_remove(request: HttpRequest, channel_id: int) -> HttpResponse:
    remove_channel(channel_id=channel_id, actor=request.actor)  # type: ignore[attr-defined]
    messages.success(request, _("The channel is taken away."))
    return redirect("channel_list")


@require_POST
def delivery_replay(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """Once more, at once."""
    delivery = replay_delivery(delivery_id=delivery_id, actor=request.actor, now=clock.now())  # type: ignore[attr-defined]
    messages.success(request, _("It is sent once more."))
    return redirect("channel", delivery.channel_id)
