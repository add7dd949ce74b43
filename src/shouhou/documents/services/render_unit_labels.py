"""Use case: print labels for units: a QR code that opens the customer's page of the unit, model and serial number."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from shouhou.documents.services.typeset import qr_code, typeset

TEMPLATE = "unit_labels.typ"
Layout = Literal["sheet", "single"]


@dataclass(frozen=True)
class UnitLabel:
    """What stands on one label; `url` is in the QR code."""

    model: str
    serial: str
    url: str


def render_unit_labels(
    labels: Sequence[UnitLabel],
    *,
    layout: Layout,
    organisation: str,
    says: str,
    title: str,
    language: str,
    at: dt.datetime,
) -> bytes:
    """The PDF: labels of 60 x 30 mm on sheets of A4 (`sheet`), or pages of 50 x 30 mm for a label printer (`single`).

    `says`: what whoever stands before the unit is told to do. `language`: en or zh.
    """
    units = [{"model": one.model, "serial": one.serial, "drawing": str(n)} for n, one in enumerate(labels)]
    drawings = {str(n): qr_code(one.url, border=2) for n, one in enumerate(labels)}
    data = {
        "units": units, "layout": layout, "organisation": organisation, "says": says, "title": title, "language": language,
    }  # fmt: skip
    return typeset(TEMPLATE, data, drawings, at=at)
