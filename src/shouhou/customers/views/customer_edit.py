"""Changing, archiving and bringing back a customer."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shouhou.customers import permissions
from shouhou.customers.forms import ArchiveForm, ChangeCustomerForm
from shouhou.customers.models import Customer
from shouhou.customers.services.archive_customer import archive_customer
from shouhou.customers.services.change_customer import change_customer
from shouhou.customers.services.disclose import disclose
from shouhou.customers.views.shown import LABELS, history_of
from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, Stale
from shouhou.people import public as people

FACTS = ("name", "branch", "address", "distance_km", "grade", "salesperson", "note")


def salespeople(branches: Iterable[int], present: int | None) -> dict[int, str]:
    """Who may be a customer's salesperson: everybody with that role at these branches, and who it is now."""
    now = clock.now()
    found: dict[int, str] = people.named({present}) if present else {}
    for branch_id in branches:
        found |= people.staff_with_role("salesperson", people.branch_path(branch_id), now)
    return found


def customer_edit(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Where somebody else was faster, nothing is saved: the page shows what is different now, and what was typed stays."""
    actor = request.actor  # type: ignore[attr-defined]
    customer = permissions.visible_customer(actor, customer_id)
    for permission in ("customer.edit", "personal.see"):
        actor.must(permission, customer.branch_path)
    branches = people.branches_of(actor, "customer.edit")
    form = ChangeCustomerForm(request.POST or None, initial=_facts(customer) | {"version": customer.version})
    form.offer(branches, salespeople(branches, customer.salesperson_id))
    conflict, status = None, 200
    if request.method == "POST" and form.is_valid():
        try:
            change_customer(customer_id=customer.pk, actor=actor, **form.given())
            messages.success(request, _("Saved."))
            return redirect(reverse("customer_page", args=[customer.pk]))
        except Stale:
            customer.refresh_from_db()
            conflict, status = _conflict(customer, form), 409
            form.data = data = request.POST.copy()
            data["version"] = str(customer.version)
        except Invalid as error:
            form.add_invalid(error)
    elif request.method != "POST":
        disclose(actor=actor, customer_id=customer.pk, now=clock.now())
    context = {"form": form, "customer": customer, "conflict": conflict}
    return render(request, "customers/customer_edit.html", context, status=422 if form.errors else status)


def _facts(customer: Customer) -> dict[str, Any]:
    facts = {name: getattr(customer, name) for name in FACTS}
    return facts | {"branch": customer.branch_id, "salesperson": customer.salesperson_id}


def _conflict(customer: Customer, form: ChangeCustomerForm) -> dict[str, Any]:
    """Who was faster, and each fact that now differs from what was typed."""
    facts, latest = _facts(customer), history_of(customer)[0]
    rows = [
        {"label": LABELS[name], "now": _shown(form, name, facts[name]), "typed": _shown(form, name, typed)}
        for name, typed in form.cleaned_data.items()
        if name in facts and (facts[name] or None) != (typed or None)
    ]
    return {"by": latest["actor"], "at": latest["occurred_at"], "rows": rows}


def _shown(form: ChangeCustomerForm, name: str, value: Any) -> str:
    choices = dict(getattr(form.fields[name], "choices", ()))
    return str(choices.get(value, "" if value is None else value)) or "—"


@require_POST
def customer_archive(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Put aside, with a way back in the message; or bring back."""
    actor = request.actor  # type: ignore[attr-defined]
    customer = permissions.visible_customer(actor, customer_id)
    actor.must("customer.edit", customer.branch_path)
    form = ArchiveForm(request.POST)
    if not form.is_valid():
        raise Invalid({"": _("Open the page again and try once more.")})
    archived = form.cleaned_data["archived"]
    archive_customer(customer_id=customer.pk, version=form.cleaned_data["version"], archived=archived, actor=actor)
    messages.success(request, _("Archived. It is found no more.") if archived else _("Restored."))
    return redirect(reverse("customer_page", args=[customer.pk]))
