"""The service confirmation form (售后服务客户确认单): every field of SCF-1 that the case knows."""

import re
from decimal import Decimal
from typing import Any

from shouhou.dispatch import public as dispatch
from shouhou.documents import public as documents
from shouhou.papers.queries.gathered import LINE, Asked, Gathered, Told, language
from shouhou.timeline import public as timeline

# case kind: the box that is ticked
SERVICE_TYPES = {
    "installation": {"installation", "commissioning"},
    "repair": {"repair"},
    "training": {"technical_service"},
}
# event word: the line of the form that carries its minute
MINUTES = {
    "request.received": "requested_at", "request.answered": "answered_at", "visit.arrived": "arrived_at",
    "work.done": "done_at", "signoff.signed": "signed_at",
}  # fmt: skip
# field of `sheet.filled`: field of the form
CHOSEN = {
    "product": "product_name", "analysis": "fault_analysis", "nature": "repair_nature", "payment": "payment_method",
    "attitude": "attitude", "result": "result",
}  # fmt: skip
AMOUNTS = {
    "parts_cost": "parts_cost", "transport": "transport", "lodging": "lodging", "other_costs": "other_costs",
    "allowance": "travel_allowance",
}  # fmt: skip
WRITTEN = {
    "other_cause": "other_cause", "charges_confirmed_by": "charges_confirmed_by", "transfer": "transfer_reference",
    "confirmer_phone": "confirmer_phone",
}  # fmt: skip
PART = re.compile(r"(?P<model>.+?)\s*[x×*]\s*(?P<quantity>\d{1,8})\s*$")


def service_confirmation(asked: Asked, number: str) -> Gathered:
    """Filled in with what the stream says; what it does not know is room to write. The latest entry of a kind counts."""
    told = Told(asked, number)
    visits = dispatch.visits_of_case(told.case.id)
    contact = told.customer.contacts[0] if told.customer.contacts else None
    filled: dict[str, Any] = {
        "dispatch_number": visits[-1].number if visits else "",
        "responsible_staff": visits[-1].engineer if visits else "",
        "product_model": told.unit.model if told.unit else "", "product_quantity": 1 if told.unit else None,
        "contact_person": contact.name if contact else "", "contact_phone": contact.phone if contact else "",
    }  # fmt: skip
    for entry in told.standing:
        filled |= _happened(entry)
    filled["confirmer_signature"] = _signature(told)
    form = documents.ServiceConfirmation(
        printed_at=asked.now, language=language(asked), organisation=asked.organisation, case_number=number,
        case_url=f"{asked.case_at}{number}", customer_name=told.customer.name, address=told.customer.address, **filled,
    )  # fmt: skip
    return Gathered("service_confirmation", number, told.case.subject_id, told.case.last_seq, form)


def _happened(entry: timeline.Entry) -> dict[str, Any]:
    words = entry.words or {}
    filled: dict[str, Any] = {MINUTES[entry.word]: entry.occurred_at} if entry.word in MINUTES else {}
    match entry.word:
        case "request.received":
            filled["fault_symptom"] = words.get("requirement", "")
            filled["service_types"] = frozenset(SERVICE_TYPES.get(entry.data.get("kind", ""), ()))
        case "signoff.signed":
            filled["confirmer_name"] = words.get("name", "")[:LINE]
        case "sheet.filled":
            filled |= _sheet(entry, words)
    return filled


def _sheet(entry: timeline.Entry, words: Any) -> dict[str, Any]:
    filled: dict[str, Any] = {to: entry.data[name] for name, to in CHOSEN.items() if entry.data.get(name)}
    filled |= {to: Decimal(str(entry.data[name])) for name, to in AMOUNTS.items() if entry.data.get(name) is not None}
    filled |= {to: words[name][:LINE] for name, to in WRITTEN.items() if words.get(name)}
    if words.get("charges_confirmed_by"):
        filled["charges_confirmed_at"] = entry.occurred_at
    if words.get("accompanying"):
        filled["accompanying_staff"] = tuple(n for n in re.split(r"[、,，;；\s]+", words["accompanying"])[:100] if n)
    if words.get("parts"):
        filled["replaced_parts"] = tuple(_part(text) for text in words["parts"].splitlines()[:500] if text.strip())
    if filled.get("parts_cost") and not filled.get("replaced_parts"):
        filled.pop("parts_cost")  # SCF-3.4: a charge for parts needs the parts
    return filled


def _part(text: str) -> documents.ReplacedPart:
    """`KP-2000A x 2`; without a quantity it is one."""
    found = PART.match(text.strip())
    model, quantity = (found["model"], int(found["quantity"])) if found else (text.strip(), 1)
    return documents.ReplacedPart(model=model[:LINE], quantity=max(1, quantity))


def _signature(told: Told) -> str:
    """The signature that was drawn at the last sign-off."""
    signed = told.last("signoff.signed")
    drawn = [
        e for e in told.standing
        if e.word == "attachment.added" and e.data["media_type"] == "image/svg+xml" and signed and e.seq > signed.seq
    ]  # fmt: skip
    return documents.drawing(told.case.subject_id, drawn[0].seq) if drawn else ""
