"""Registering a request: find the caller, choose the unit, write down what they want. By keyboard alone."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.assets import public as assets
from shouhou.cases import permissions
from shouhou.cases.forms import act_form, own_fields, stated_minute
from shouhou.cases.services.register_request import register_request
from shouhou.cases.services.register_requests import WORD
from shouhou.customers import public as customers
from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid
from shouhou.kernel.public import once
from shouhou.policy import public as policy


def find_caller(request: HttpRequest) -> HttpResponse:
    """The first step, and its fragment: whoever calls, by name, pinyin, phone or its tail."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("case.register")
    text = request.GET.get("q", "")[:60]
    found = customers.find(actor, text) if text.strip() else []
    context = {"text": text, "found": found, "may_add": actor.may("customer.edit")}
    return render(request, "cases/found_callers.html" if request.htmx else "cases/find_caller.html", context)  # type: ignore[attr-defined]


def register(request: HttpRequest, customer_id: int) -> HttpResponse:
    """The second step: the request itself. Saved, it leads to its job page."""
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    customer = customers.customer_for(actor, customer_id)
    actor.must("case.register", customer.branch_path)
    roles = permissions.roles_of(
        actor, customer.branch_path, policy.adopted_at(customer.branch_path, policy.local_day(now))
    )
    choose = permissions.roles_to_choose(actor, WORD, roles)
    choose.sort(key=lambda role: role != permissions.CUSTOMER)
    form = act_form(
        WORD, staff={}, roles=choose, data=request.POST if request.method == "POST" else None,
        initial={"role": permissions.CUSTOMER, "channel": "phone", "kind": "repair"},
    )  # fmt: skip
    units = assets.units_of(actor, customer_id)
    unit_id = request.POST.get("unit", str(units[0].id) if len(units) == 1 else "")
    if request.method == "POST" and form.is_valid():
        try:
            number = _save(request, customer_id, unit_id, form, now)
            messages.success(request, _("Registered as %(number)s. The clocks are running.") % {"number": number})
            return redirect(reverse("case_page", args=[number]))
        except Invalid as error:
            form.add_invalid(error)
    context = {"customer": customer, "units": units, "unit_id": unit_id, "form": form}
    return render(request, "cases/register_request.html", context, status=422 if form.errors else 200)


def _save(request: HttpRequest, customer_id: int, unit_id: str, form: Any, now: Any) -> str:
    fields, at = own_fields(WORD, form), stated_minute(form)
    if unit_id and not (unit_id.isdecimal() and len(unit_id) < 19):
        raise Invalid({"": _("Choose the unit from the list.")})

    def run() -> tuple[int, Any]:
        registered = register_request(
            customer_id=customer_id, unit_id=int(unit_id) if unit_id else None, fields=fields,
            actor=request.actor, now=now, at=at, role=form.cleaned_data.get("role") or permissions.CUSTOMER,  # type: ignore[attr-defined]
        )  # fmt: skip
        return 201, {"number": registered.number}

    _status, body = once(
        form.cleaned_data["act_key"], int(request.user.pk or 0), [customer_id, unit_id, fields, str(at)], run
    )
    return str(body["number"])
