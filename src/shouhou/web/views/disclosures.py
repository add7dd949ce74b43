"""Who was shown personal data unmasked: on a customer's page, or in a file that was taken along."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.customers import public as customers
from shouhou.kernel import paging
from shouhou.kernel.errors import Invalid
from shouhou.people import public as people

PAGE = 50


def disclosures(request: HttpRequest) -> HttpResponse:
    """One page, the newest first, of everybody or of one person; customers by name for who may see them."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("audit.see")
    everybody = people.everybody()
    text = request.GET.get("by", "")
    by = int(text) if text.isascii() and text.isdigit() and int(text) in everybody else 0
    after = _place(request.GET.get("after", "")[:400])
    page = customers.disclosures(actor, by=by, after=after, limit=PAGE + 1)
    more, page = len(page) > PAGE, page[:PAGE]
    context = {
        "rows": [{"shown": row, "by": everybody.get(row.user_id, "")} for row in page],
        "everybody": everybody, "by": by,
        "pager": {
            "shown": len(page), "previous_url": _address(by) if after else "",
            "next_url": _address(by, after=paging.cursor("disclosures", page[-1].at, page[-1].id)) if more else "",
        },
        "breadcrumbs": [
            {"label": _("Settings"), "url": reverse("settings")}, {"label": _("Changes"), "url": reverse("audit")},
        ],
    }  # fmt: skip
    return render(request, "web/disclosures.html", context)


def _place(text: str) -> tuple[dt.datetime, int] | None:
    try:
        found = paging.place(text, "disclosures", dt.datetime, int)
    except Invalid:
        return None
    return (found[0], found[1]) if found else None


def _address(by: int, **more: Any) -> str:
    kept = {name: value for name, value in {"by": by, **more}.items() if value}
    return f"{reverse('disclosures')}?{urlencode(kept)}" if kept else reverse("disclosures")
