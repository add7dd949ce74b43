"""Entering a customer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.customers.forms import NewCustomerForm
from shouhou.customers.services.add_customer import add_customer
from shouhou.customers.views.customer_edit import salespeople
from shouhou.kernel.errors import Invalid
from shouhou.people import public as people


def customer_add(request: HttpRequest) -> HttpResponse:
    """Saved, it leads to the customer's page; to the request that the desk is at, where that brought the name along."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("customer.edit")
    branches = people.branches_of(actor, "customer.edit")
    initial = {"name": request.GET.get("name", "")[:120], "branch": next(iter(branches), None), "grade": "regular"}
    form = NewCustomerForm(request.POST or None, initial=initial)
    form.offer(branches, salespeople(branches, None))
    if request.method == "POST" and form.is_valid():
        try:
            customer_id = add_customer(actor=actor, **form.given())
            messages.success(request, _("Customer entered."))
            return redirect(reverse("register_for" if "name" in request.GET else "customer_page", args=[customer_id]))
        except Invalid as error:
            form.add_invalid(error)
    context = {"form": form, "from_request": "name" in request.GET}
    return render(request, "customers/customer_add.html", context, status=422 if form.errors else 200)
