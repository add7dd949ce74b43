"""Entering a unit of a customer, and changing one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.assets import permissions, queries
from shouhou.assets.forms import ChangeUnitForm, UnitForm
from shouhou.assets.models import Unit
from shouhou.assets.services.add_unit import add_unit
from shouhou.assets.services.change_unit import change_unit
from shouhou.assets.views.shown import LABELS, history_of
from shouhou.customers import public as customers
from shouhou.kernel.errors import Invalid, Stale

FACTS = tuple(UnitForm.base_fields)


def unit_add(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Saved, it leads back: to the request that the desk is at, or to the customer's page."""
    actor = request.actor  # type: ignore[attr-defined]
    customer = customers.customer_for(actor, customer_id)
    actor.must("customer.edit", customer.branch_path)
    form = UnitForm(request.POST or None)
    to_request = "request" in request.GET
    back = reverse("register_for" if to_request else "customer_page", args=[customer.id])
    if request.method == "POST" and form.is_valid():
        try:
            add_unit(customer_id=customer.id, actor=actor, **form.cleaned_data)
            messages.success(request, _("Unit entered."))
            return redirect(back)
        except Invalid as error:
            form.add_invalid(error)
    context = {"form": form, "customer": customer, "back": back, "title": _("New unit"), **_known(customer.id)}
    return render(request, "assets/unit_edit.html", context, status=422 if form.errors else 200)


def unit_edit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Where somebody else was faster, nothing is saved: the page shows what is different now, and what was typed stays."""
    actor = request.actor  # type: ignore[attr-defined]
    unit = permissions.visible_one(actor, unit_id)
    for permission in ("customer.edit", "personal.see"):
        actor.must(permission, unit.branch_path)
    customer = customers.for_case(actor, unit.customer_id)
    form = ChangeUnitForm(request.POST or None, initial=_facts(unit) | {"version": unit.version})
    conflict, status = None, 200
    if request.method == "POST" and form.is_valid():
        try:
            change_unit(unit_id=unit.pk, actor=actor, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect(reverse("unit_page", args=[unit.pk]))
        except Stale:
            unit = permissions.visible_one(actor, unit_id)
            conflict, status = _conflict(unit, form), 409
            form.data = data = request.POST.copy()
            data["version"] = str(unit.version)
        except Invalid as error:
            form.add_invalid(error)
    context = {
        "form": form, "customer": customer, "back": reverse("unit_page", args=[unit.pk]), "conflict": conflict,
        "title": _("Change unit %(serial)s") % {"serial": unit.serial}, **_known(customer.id),
    }  # fmt: skip
    return render(request, "assets/unit_edit.html", context, status=422 if form.errors else status)


def _known(customer_id: int) -> dict[str, Any]:
    """What the fields suggest while somebody types."""
    models = [model for model in queries.product_models() if not model.archived]
    return {"models": models, "sites": customers.sites_of(customer_id)}


def _facts(unit: Unit) -> dict[str, Any]:
    facts = {name: getattr(unit, name) for name in FACTS}
    return facts | {"model": unit.model.code, "parent": unit.parent.serial if unit.parent else ""}


def _conflict(unit: Unit, form: ChangeUnitForm) -> dict[str, Any]:
    """Who was faster, and each fact that now differs from what was typed."""
    facts, latest = _facts(unit), history_of(unit)[0]
    rows = [
        {"label": LABELS[name], "now": facts[name] or "—", "typed": typed or "—"}
        for name, typed in form.cleaned_data.items()
        if name in facts and (facts[name] or None) != (typed or None)
    ]
    return {"by": latest["actor"], "at": latest["occurred_at"], "rows": rows}
