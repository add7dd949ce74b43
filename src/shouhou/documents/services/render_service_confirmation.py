"""Use case: print the service confirmation form (售后服务客户确认单), filled in or blank, on strict A4."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shouhou.documents.rules import ServiceConfirmation
from shouhou.documents.services.typeset import qr_code, typeset
from shouhou.kernel import clock
from shouhou.kernel.money import in_capitals
from shouhou.policy.citations import cites

TEMPLATE = "service_confirmation.typ"
HASH_SHOWN = 16  # hex digits at the foot of each page


@dataclass(frozen=True)
class Rendered:
    """A printed form: the PDF, and the SHA-256 (64 hex digits) of what it says."""

    pdf: bytes
    content_hash: str


@cites("SCF-1", "SCF-6.3")
def render_service_confirmation(data: ServiceConfirmation) -> Rendered:
    """The form as a PDF: one page unless texts are long. Times are shown in the organisation's zone.

    Printing the same content again, later or in the other language, gives the same content hash.
    """
    content_hash = data.content_hash
    drawings = {"qr": qr_code(data.case_url), "signature": data.confirmer_signature}
    shown = {name: _shown(value) for name, value in data if name != "confirmer_signature"}
    shown |= {
        "total": _shown(data.total),
        "total_in_capitals": _in_capitals(data.total),
        "due": _shown(data.due),
        "content_hash": content_hash[:HASH_SHOWN],
    }
    return Rendered(typeset(TEMPLATE, shown, drawings, at=data.printed_at), content_hash)


def _shown(value: Any) -> Any:
    """A value as the form writes it; nothing is an empty text."""
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value:,.2f}"
        case dt.datetime():
            return f"{clock.local(value):%Y-%m-%d %H:%M}"
        case frozenset():
            return sorted(value)
        case tuple():
            return [one if isinstance(one, str) else one.model_dump() for one in value]
        case _:
            return value


def _in_capitals(amount: Decimal | None) -> str:
    return "" if amount is None else in_capitals(amount)
