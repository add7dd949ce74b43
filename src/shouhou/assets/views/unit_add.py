"""Entering a unit of a customer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.assets.forms import UnitForm
from shouhou.assets.services.add_unit import add_unit
from shouhou.customers import public as customers
from shouhou.kernel.errors import Invalid


def unit_add(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Saved, it leads back to the customer's request."""
    actor = request.actor  # type: ignore[attr-defined]
    customer = customers.customer_for(actor, customer_id)
    actor.must("customer.edit", customer.branch_path)
    form = UnitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_unit(customer_id=customer_id, actor=actor, **form.cleaned_data)
            messages.success(request, _("Unit entered."))
            return redirect(reverse("register_for", args=[customer_id]))
        except Invalid as error:
            for name, message in error.fields.items():
                form.add_error(name or None, str(message))
    context = {"form": form, "customer": customer}
    return render(request, "assets/unit_add.html", context, status=422 if form.errors else 200)
