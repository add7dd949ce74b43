"""A unit's page: what it is, where it stands, of what it is a part, its cases, what was changed. Cases are a fragment of theirs."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shouhou.assets import permissions
from shouhou.assets.models import Unit
from shouhou.assets.services.renew_code import renew_code
from shouhou.assets.views.shown import history_of, model_name
from shouhou.customers import public as customers
from shouhou.people.public import Actor


def unit_page(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Site and location are as personal as the customer's address."""
    actor = request.actor  # type: ignore[attr-defined]
    unit = permissions.visible_one(actor, unit_id)
    customer = customers.for_case(actor, unit.customer_id)
    parts = permissions.visible_to(actor).filter(parent=unit).order_by("serial")
    may_edit = actor.may("customer.edit", unit.branch_path)
    context = {
        "unit": unit, "customer": customer, "model_name": model_name(unit.model), "facts": facts_of(actor, unit),
        "parts": parts, "history": history_of(unit), "sees_cases": actor.may("case.see"),
        "may_edit": may_edit and not unit.scrapped_on, "may_restore": may_edit and unit.scrapped_on,
        "may_register": actor.may("case.register", unit.branch_path) and not customer.archived and not unit.scrapped_on,
    }  # fmt: skip
    return render(request, "assets/unit_page.html", context)


def facts_of(actor: Actor, unit: Unit) -> list[dict[str, Any]]:
    """Names and values as the definitions component wants them."""
    whole = actor.may("personal.see", unit.branch_path)
    days = [(_("Made on"), unit.made_on), (_("Delivered on"), unit.delivered_on), (_("Installed on"), unit.installed_on),
            (_("Accepted on"), unit.accepted_on)]  # fmt: skip
    return [
        {"term": _("Serial number"), "value": unit.serial},
        {"term": _("Model"), "value": unit.model.code, "hint": model_name(unit.model)},
        {"term": _("Product line"), "value": unit.model.product_line},
        {"term": _("Site"), "value": unit.site if whole else ""},
        {"term": _("Location"), "value": unit.location if whole else ""},
        *({"term": term, "value": day.isoformat() if day else ""} for term, day in days),
        {"term": _("Note"), "value": unit.note if whole else ""},
    ]


@require_POST
def unit_code(request: HttpRequest, unit_id: int) -> HttpResponse:
    """A new code for the label: the old one opens nothing from now on."""
    unit = permissions.visible_one(request.actor, unit_id)  # type: ignore[attr-defined]
    renew_code(unit_id=unit.pk, actor=request.actor)  # type: ignore[attr-defined]
    messages.success(request, _("The old label is void. Print the new one."))
    return redirect(reverse("unit_page", args=[unit.pk]))


def customer_units(request: HttpRequest, customer_id: int) -> HttpResponse:
    """The units of a customer: a part of its page, or a page by itself."""
    actor = request.actor  # type: ignore[attr-defined]
    customer = customers.customer_for(actor, customer_id)
    rows = permissions.visible_to(actor).filter(customer=customer.id).order_by("scrapped_on", "serial")
    context = {
        "customer": customer, "units": sorted(rows, key=lambda u: (u.scrapped_on is not None, u.serial)),
        "whole": actor.may("personal.see", customer.branch_path),
        "may_edit": actor.may("customer.edit", customer.branch_path) and not customer.archived,
    }  # fmt: skip
    part = request.htmx  # type: ignore[attr-defined]
    return render(request, "assets/customer_units.html" if part else "assets/customer_units_page.html", context)
