"""A unit goes to another customer, is scrapped, or is brought back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shouhou.assets import permissions
from shouhou.assets.forms import MoveUnitForm, ScrapForm, VersionForm
from shouhou.assets.services.move_unit import move_unit
from shouhou.assets.services.scrap_unit import scrap_unit
from shouhou.customers import public as customers
from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid


def unit_move(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Find the other customer, then choose it; the page says what goes along."""
    actor = request.actor  # type: ignore[attr-defined]
    unit = permissions.visible_one(actor, unit_id)
    actor.must("customer.edit", unit.branch_path)
    error = ""
    if request.method == "POST":
        form = MoveUnitForm(request.POST)
        if not form.is_valid():
            raise Invalid({"": _("Open the page again and try once more.")})
        customer = customers.customer_for(actor, form.cleaned_data["customer"])
        try:
            # house: allow foreign-ids because customer_for found it among what the actor sees
            move_unit(unit_id=unit.pk, customer_id=customer.id, version=form.cleaned_data["version"], actor=actor)
            messages.success(request, _("The unit stands at %(customer)s now.") % {"customer": customer.name})
            return redirect(reverse("unit_page", args=[unit.pk]))
        except Invalid as refused:
            error = str(refused.fields[""])
    text = request.GET.get("q", "")[:60]
    found = [c for c in customers.find(actor, text, 20) if c.id != unit.customer_id] if text.strip() else []
    context = {
        "unit": unit, "customer": customers.for_case(actor, unit.customer_id), "text": text, "found": found,
        "error": error, "parts": unit.parts.count(),
    }  # fmt: skip
    return render(request, "assets/unit_move.html", context, status=422 if error else 200)


def unit_scrap(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Day and reason; the unit's history stays."""
    actor = request.actor  # type: ignore[attr-defined]
    unit = permissions.visible_one(actor, unit_id)
    actor.must("customer.edit", unit.branch_path)
    today = clock.local(clock.now()).date()
    form = ScrapForm(request.POST or None, initial={"on": today, "version": unit.version})
    if request.method == "POST" and form.is_valid():
        try:
            scrap_unit(unit_id=unit.pk, today=today, actor=actor, **form.cleaned_data)
            messages.success(request, _("Scrapped. Its history stays."))
            return redirect(reverse("unit_page", args=[unit.pk]))
        except Invalid as error:
            form.add_invalid(error)
    return render(request, "assets/unit_scrap.html", {"unit": unit, "form": form}, status=422 if form.errors else 200)


@require_POST
def unit_restore(request: HttpRequest, unit_id: int) -> HttpResponse:
    """It was not scrapped after all."""
    actor = request.actor  # type: ignore[attr-defined]
    unit = permissions.visible_one(actor, unit_id)
    actor.must("customer.edit", unit.branch_path)
    form = VersionForm(request.POST)
    if not form.is_valid():
        raise Invalid({"": _("Open the page again and try once more.")})
    today = clock.local(clock.now()).date()
    scrap_unit(unit_id=unit.pk, on=None, reason="", today=today, version=form.cleaned_data["version"], actor=actor)
    messages.success(request, _("The unit is in use again."))
    return redirect(reverse("unit_page", args=[unit.pk]))
