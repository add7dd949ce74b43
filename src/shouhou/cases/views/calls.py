"""Calls that open no case: the user urges one that stands open, or only a note is kept."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shouhou.cases import permissions
from shouhou.cases.forms import EnvelopeForm
from shouhou.cases.services.note_call import note_call
from shouhou.cases.services.record_act import record_act
from shouhou.customers import public as customers
from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid
from shouhou.kernel.public import once

URGED = "request.urged"


@require_POST
def urge(request: HttpRequest, number: str) -> HttpResponse:
    """The caller asks about a case that stands open: their words are an event of their own on it."""
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    case = permissions.visible_case(actor, number=number)
    said = {"channel": request.POST.get("channel", ""), "text": request.POST.get("requirement", "")}

    def run() -> tuple[int, Any]:
        recorded = record_act(case_id=case.pk, word=URGED, fields=said, actor=actor, now=now, role=permissions.CUSTOMER)
        return 200, {"seq": recorded.seq}

    once(_key(request), actor.id, [number, URGED, said], run)
    messages.success(request, _("Noted on %(number)s: the user urges.") % {"number": number})
    return redirect(reverse("case_page", args=[number]))


@require_POST
def note(request: HttpRequest) -> HttpResponse:
    """A wrong number, an enquiry, a complaint: noted, and the desk is free for the next call."""
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    actor.must("case.register")
    customer = _customer(request)
    said = {name: request.POST.get(name, "") for name in ("note", "channel", "requirement")}

    def run() -> tuple[int, Any]:
        return 201, {
            "id": note_call(
                kind=said["note"], channel=said["channel"], text=said["requirement"], actor=actor, now=now,
                customer_id=customer.id if customer else None,
            )
        }  # fmt: skip

    once(_key(request), actor.id, ["note", customer.id if customer else None, said], run)
    messages.success(request, _("The call is noted. No case was opened."))
    return redirect(reverse("register_request"))


def _customer(request: HttpRequest) -> customers.CustomerFacts | None:
    """Who was chosen at the desk; None for nobody."""
    text = request.POST.get("customer", "")
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        return None
    return customers.customer_for(request.actor, int(text))  # type: ignore[attr-defined]


def _key(request: HttpRequest) -> Any:
    """The key of the form that was posted."""
    form = EnvelopeForm(request.POST)
    form.is_valid()
    if "act_key" not in form.cleaned_data:
        raise Invalid({"": _("Load the page again and try once more.")})
    return form.cleaned_data["act_key"]
