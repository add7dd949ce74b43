"""The service confirmation form of a case as PDF, filled in with what the case knows; the rest is written by hand."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language

from shouhou.assets import public as assets
from shouhou.cases import public as cases
from shouhou.customers import public as customers
from shouhou.dispatch import public as dispatch
from shouhou.documents import public as documents
from shouhou.kernel import clock
from shouhou.timeline import public as timeline

# case kind: the box that is ticked
SERVICE_TYPES = {
    "installation": {"installation", "commissioning"},
    "repair": {"repair"},
    "training": {"technical_service"},
}
LINE = 500  # characters that a line of the form takes
# event word: the line of the form that carries its minute
MINUTES = {
    "request.received": "requested_at", "request.answered": "answered_at", "visit.arrived": "arrived_at",
    "work.done": "done_at", "signoff.signed": "signed_at",
}  # fmt: skip


def confirmation_form(request: HttpRequest, number: str) -> HttpResponse:
    """One PDF, shown in the browser; the address in its QR code leads back to the case."""
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    case = cases.case_for(actor, number)
    customer = customers.for_case(actor, case.customer_id)
    unit = assets.unit_of_case(case.unit_id) if case.unit_id else None
    visits = dispatch.visits_of_case(case.id)
    contact = customer.contacts[0] if customer.contacts else None
    form = documents.ServiceConfirmation(
        printed_at=now,
        language="en" if (get_language() or "").startswith("en") else "zh",
        organisation=request.installation.organisation,  # type: ignore[attr-defined]
        case_number=number,
        case_url=request.build_absolute_uri(reverse("case_page", args=[number])),
        dispatch_number=visits[-1].number if visits else "",
        responsible_staff=visits[-1].engineer if visits else "",
        customer_name=customer.name,
        address=customer.address,
        contact_person=contact.name if contact else "",
        contact_phone=contact.phone if contact else "",
        product_model=unit.model if unit else "",
        product_quantity=1 if unit else None,
        **_happened(timeline.history(case.subject_id)),
    )
    printed = documents.render_service_confirmation(form)
    response = HttpResponse(printed.pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{number}.pdf"'
    return response


def _happened(history: list[timeline.Entry]) -> dict[str, Any]:
    """What the stream says for the form: the minutes, what was asked, who signed. The latest entry of a kind counts."""
    filled: dict[str, Any] = {}
    for entry in history:
        if entry.corrected:
            continue
        if line := MINUTES.get(entry.word):
            filled[line] = entry.occurred_at
        words = entry.words or {}
        match entry.word:
            case "request.received":
                filled["fault_symptom"] = words.get("requirement", "")
                filled["service_types"] = frozenset(SERVICE_TYPES.get(entry.data.get("kind", ""), ()))
            case "signoff.signed":
                filled["confirmer_name"] = words.get("name", "")[:LINE]
    return filled
