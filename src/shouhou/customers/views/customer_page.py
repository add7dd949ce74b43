"""A customer's page: who they are, whom to call, where, their units and cases, what was changed.

Units and cases are fragments of the contexts above: the page asks for them by their addresses.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from shouhou.customers import permissions, public, queries, rules
from shouhou.customers.models import Customer
from shouhou.customers.services.disclose import disclose
from shouhou.customers.views.shown import TONES, history_of, kilometres
from shouhou.kernel import clock
from shouhou.people import public as people
from shouhou.people.public import Actor


def customer_page(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Phones and the address are masked until somebody who may asks for them. One that was merged leads to whom it is now."""
    actor = request.actor  # type: ignore[attr-defined]
    customer = permissions.visible_customer(actor, customer_id)
    if customer.merged_into_id and "gone" not in request.GET:
        return redirect(reverse("customer_page", args=[public.standing(customer.pk)]))
    return render(request, "customers/customer_page.html", _context(actor, customer, whole=False))


@require_POST
@never_cache
def customer_disclose(request: HttpRequest, customer_id: int) -> HttpResponse:
    """The page with the numbers whole; who asked for them is written down."""
    actor = request.actor  # type: ignore[attr-defined]
    customer = permissions.visible_customer(actor, customer_id)
    actor.must("personal.see", customer.branch_path)
    disclose(actor=actor, customer_id=customer.pk, now=clock.now())
    return render(request, "customers/customer_page.html", _context(actor, customer, whole=True))


def _context(actor: Actor, customer: Customer, *, whole: bool) -> dict[str, Any]:
    may_see = actor.may("personal.see", customer.branch_path)
    may_edit = actor.may("customer.edit", customer.branch_path)
    sites = list(customer.sites.order_by("name"))
    disclosures = queries.disclosures_of(customer.pk) if actor.may("audit.see", customer.branch_path) else []
    wanted = {d.user_id for d in disclosures} | ({customer.salesperson_id} if customer.salesperson_id else set())
    names = people.named(wanted) if wanted else {}
    mask = str if whole else rules.masked
    hidden = _("hidden") if customer.address else ""
    return {
        "customer": customer,
        "grade": {"text": customer.get_grade_display(), "tone": TONES[customer.grade]},
        "facts": [
            {"term": _("Branch"), "value": customer.branch.name},
            {"term": _("Distance (km)"), "value": kilometres(customer.distance_km)},
            {"term": _("Salesperson"), "value": names.get(customer.salesperson_id or 0, "")},
            {"term": _("Address"), "value": customer.address if whole else hidden},
            {"term": _("Note"), "value": customer.note if may_see else ""},
        ],
        "contacts": [
            {"row": c, "phones": [mask(p) for p in (c.phone, c.other_phone) if p]} for c in customer.contacts.all()
        ],
        "sites": [{"row": site, "address": site.address if whole else ""} for site in sites],
        "whole": whole, "may_see": may_see, "may_edit": may_edit and not customer.archived,
        "may_change": may_edit and may_see and not customer.archived,
        "may_answer": any(actor.may(word, customer.branch_path) for word in ("personal.export", "personal.erase")),
        "may_archive": may_edit and not customer.merged_into_id,
        "may_register": actor.may("case.register", customer.branch_path) and not customer.archived,
        "sees_cases": actor.may("case.see"),
        "history": history_of(customer),
        "disclosures": [{"at": d.at, "name": names.get(d.user_id, "")} for d in disclosures],
        "undoable": public.undoable_merges(customer.pk, clock.now()) if may_edit else [],
    }  # fmt: skip
