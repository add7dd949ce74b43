"""Entering a customer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.customers.forms import CustomerForm
from shouhou.customers.services.add_customer import add_customer
from shouhou.kernel.errors import Invalid
from shouhou.people import public as people


def customer_add(request: HttpRequest) -> HttpResponse:
    """Saved, it leads on to the customer's request: that is what the desk is at."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("customer.edit")
    branches = people.branches_of(actor, "customer.edit")
    initial = {"name": request.GET.get("name", "")[:120], "branch": next(iter(branches), None)}
    form = CustomerForm(request.POST or None, initial=initial)
    form.fields["branch"].choices = list(branches.items())  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        try:
            # house: allow foreign-ids because the choices of the form are the branches of the actor, and the service asks again
            customer_id = add_customer(branch_id=given.pop("branch"), actor=actor, **given)
            messages.success(request, _("Customer entered."))
            return redirect(reverse("register_for", args=[customer_id]))
        except Invalid as error:
            for name, message in error.fields.items():
                form.add_error(name or None, str(message))
    return render(request, "customers/customer_add.html", {"form": form}, status=422 if form.errors else 200)
