"""For the staff: the link that the customer of a case is given, as text, as QR code, on paper; and its end."""

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from shouhou.cases import public as cases
from shouhou.kernel import clock
from shouhou.portal import queries
from shouhou.portal.services.make_link import make_link
from shouhou.portal.services.revoke_links import revoke_links


@never_cache
def customer_link(request: HttpRequest, number: str) -> HttpResponse:
    """The links that there are; POST makes a new one, which this answer shows once."""
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    case = cases.case_for(actor, number)
    actor.must("case.act", case.branch_path)
    link = ""
    if request.method == "POST":
        token = make_link(case_id=case.id, actor=actor, now=now)
        link = request.build_absolute_uri(reverse("portal_case", args=[token]))
    links = list(queries.links_of(case.id))
    context = {
        "number": number, "link": link, "qr": _qr(link) if link else "", "links": links, "now": now,
        "any_open": any(one.revoked_at is None and one.expires_at > now for one in links),
        "breadcrumbs": [
            {"label": _("Work queue"), "url": reverse("case_list")},
            {"label": number, "url": reverse("case_page", args=[number])},
        ],
    }  # fmt: skip
    return render(request, "portal/customer_link.html", context)


@require_POST
def customer_links_end(request: HttpRequest, number: str) -> HttpResponse:
    """Make every link to a case void."""
    actor = request.actor  # type: ignore[attr-defined]
    revoke_links(case_id=cases.case_for(actor, number).id, actor=actor, now=clock.now())
    messages.success(request, _("All links to this case are void from now on."))
    return redirect("customer_link", number=number)


def _qr(link: str) -> str:
    """The code of a link as an image that our own page may show."""
    return segno.make_qr(link, error="m").svg_data_uri(scale=4, border=2, light="white")
