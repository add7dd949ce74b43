"""What one has been told: the newest first, unread or all, by kind; read one by one or all at once."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shouhou.kernel import clock, paging
from shouhou.kernel.errors import Invalid
from shouhou.notices import permissions, queries
from shouhou.notices.forms import NoticeFilterForm
from shouhou.notices.rules.kinds import KINDS
from shouhou.notices.services.mark_all_read import mark_all_read
from shouhou.notices.services.mark_read import mark_read
from shouhou.notices.views.shown import shown

ORDER = "notices"


def notice_list(request: HttpRequest) -> HttpResponse:
    """One page; the address carries what it is narrowed by."""
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    form = NoticeFilterForm(request.GET)
    chosen = form.wanted()
    try:
        after = paging.place(chosen["after"], ORDER, dt.datetime, int)
    except Invalid:
        after = None
    rows = queries.listed(permissions.visible_to(actor), unread=not chosen["all"], kind=chosen["kind"], after=after)
    page = list(rows[: queries.PAGE + 1])
    more, page = len(page) > queries.PAGE, page[: queries.PAGE]
    kept = {name: value for name, value in chosen.items() if value and name != "after"}
    following = {**kept, "after": paging.cursor(ORDER, page[-1].created_at, page[-1].pk)} if more else {}
    context: dict[str, Any] = {
        "rows": shown(page, get_language() or "zh-hans"),
        "form": form,
        "chosen": chosen,
        "until": now.isoformat(),
        "tabs": [
            {"label": _("Unread"), "url": _address(kind=chosen["kind"]), "active": not chosen["all"]},
            {"label": _("All"), "url": _address(kind=chosen["kind"], all="1"), "active": bool(chosen["all"])},
        ],
        "pager": {
            "shown": len(page),
            "previous_url": _address(**kept) if after else "",
            "next_url": _address(**following) if more else "",
        },
        "troubles": [c for c in queries.channels() if c.failing_since] if actor.may(permissions.MANAGE) else [],
        "kinds": KINDS,
    }
    return render(request, "notices/notice_list.html", context)


def _address(**chosen: str) -> str:
    kept = {name: value for name, value in chosen.items() if value}
    return f"{reverse('notice_list')}?{urlencode(kept)}" if kept else reverse("notice_list")


@login_not_required
def bell(request: HttpRequest) -> HttpResponse:
    """The bell as it stands, for a page that is open. Whoever has signed out meanwhile is not disturbed: 204."""
    if getattr(request, "actor", None) is None:
        return HttpResponse(status=204)
    return render(request, "notices/bell.html")


def notice_open(request: HttpRequest, notice_id: int) -> HttpResponse:
    """On to what it is about; it has been read."""
    actor = request.actor  # type: ignore[attr-defined]
    notice = mark_read(notice_id=notice_id, actor=actor, read=True, now=clock.now())
    return redirect(notice.address or reverse("notice_list"))


@require_POST
def notice_read(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Read, or unread again; back to the list as it was."""
    actor = request.actor  # type: ignore[attr-defined]
    mark_read(notice_id=notice_id, actor=actor, read="unread" not in request.POST, now=clock.now())
    return redirect(_back(request))


@require_POST
def notices_read(request: HttpRequest) -> HttpResponse:
    """Everything that the page could have shown, or everything of its kind."""
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    form = NoticeFilterForm(request.POST)
    chosen = form.wanted()
    count = mark_all_read(actor=actor, kind=chosen["kind"], until=form.until(now), now=now)
    messages.success(
        request,
        ngettext("%(count)s notice marked as read.", "%(count)s notices marked as read.", count) % {"count": count},
    )
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    chosen = NoticeFilterForm(request.POST).wanted()
    return _address(kind=chosen["kind"], all=chosen["all"])
