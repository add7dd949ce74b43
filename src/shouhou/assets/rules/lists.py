"""A list of customers and units as people bring it: its columns, and what a row of it says. No database."""

import datetime as dt
import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from shouhou.assets.rules import checked_days, checked_plate
from shouhou.kernel.errors import Invalid

MOST_ROWS = 2_000
REMARK = "#"  # a row whose first cell begins so is for people
HEADINGS: Mapping[str, Promise] = {
    "name": gettext_lazy("Customer"), "branch": gettext_lazy("Branch"), "contact": gettext_lazy("Contact"),
    "role": gettext_lazy("Position there"), "phone": gettext_lazy("Phone"), "other_phone": gettext_lazy("Second phone"),
    "address": gettext_lazy("Address"), "distance_km": gettext_lazy("Distance (km)"), "grade": gettext_lazy("Grade"),
    "salesperson": gettext_lazy("Salesperson"), "note": gettext_lazy("Note"), "serial": gettext_lazy("Serial number"),
    "model": gettext_lazy("Model"), "site": gettext_lazy("Site"), "location": gettext_lazy("Location"),
    "made_on": gettext_lazy("Made on"), "delivered_on": gettext_lazy("Delivered on"),
    "installed_on": gettext_lazy("Installed on"), "accepted_on": gettext_lazy("Accepted on"),
}  # fmt: skip
DAYS = ("made_on", "delivered_on", "installed_on", "accepted_on")
UNIT = ("serial", "model", "site", "location", *DAYS)
_DAY = re.compile(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?")


@dataclass(frozen=True)
class Row:
    """One row of a file: its number there, and what stands under each heading that was known."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Known:
    """What cells may name: branches, salespeople and grades by name, models by code."""

    branches: Mapping[str, int]
    people: Mapping[str, int]
    models: frozenset[str]
    grades: Mapping[str, str]


@dataclass
class Said:
    """What a row says: of the customer and of the unit, only what is filled in."""

    customer: dict[str, Any] = field(default_factory=dict)
    contact: dict[str, str] = field(default_factory=dict)
    unit: dict[str, Any] = field(default_factory=dict)


def titled(table: list[tuple[int, list[str]]]) -> list[Row]:
    """The rows under the headings, which may be in either language and in any order; remarks are left out.

    Raises Invalid at `file` where there is no column of customers, a heading is unknown or twice, or no row follows.
    """
    known: dict[str, str] = {}
    for language in ("en", "zh-hans"):
        with override(language):
            known |= {_plain(str(title)): name for name, title in HEADINGS.items()}
    headings = table[0][1] if table else []
    names = [known.get(_plain(text), "") for text in headings]
    if "name" not in names:
        raise Invalid(
            {"file": _("The first row has no heading “%(title)s”. Take the template.") % {"title": HEADINGS["name"]}}
        )
    for text, name in zip(headings, names, strict=True):
        if text and not name:
            raise Invalid({"file": _("The heading “%(title)s” is not known. The headings are: %(known)s.")
                                   % {"title": text[:60], "known": ", ".join(map(str, HEADINGS.values()))}})  # fmt: skip
        if name and names.count(name) > 1:
            raise Invalid({"file": _("The heading “%(title)s” stands twice.") % {"title": text}})
    rows = [
        Row(number, {name: cell for name, cell in zip(names, cells, strict=False) if name and cell})
        for number, cells in table[1:]
        if not cells[0].startswith(REMARK)
    ]
    if not rows:
        raise Invalid({"file": _("No row stands under the headings.")})
    return rows


def said(row: Row, known: Known) -> Said:
    """What a row says, by the names of the services. Raises Invalid with a message for each column that is wrong."""
    cells, fields, found = row.cells, dict[str, str](), Said()
    if "name" not in cells:
        fields["name"] = _("Enter the customer's name.")
    found.customer = {name: cells[name] for name in ("name", "address", "note") if name in cells}
    for name, key, values in (
        ("branch", "branch_id", known.branches), ("salesperson", "salesperson_id", known.people),
        ("grade", "grade", known.grades),
    ):  # fmt: skip
        if name in cells:
            found.customer[key] = values.get(cells[name])
            if found.customer[key] is None:
                fields[name] = unknown(cells[name], values)
    if "distance_km" in cells:
        found.customer["distance_km"] = _number(fields, cells["distance_km"])
    found.contact = {name: cells[name] for name in ("contact", "role", "phone", "other_phone") if name in cells}
    if found.contact and "phone" not in found.contact:
        fields["phone"] = _("Enter a telephone number.")
    if any(name in cells for name in UNIT):
        found.unit = {name: cells[name] for name in UNIT if name in cells}
        for name in DAYS:
            if name in cells:
                found.unit[name] = _day(fields, name, cells[name])
        checked_plate(fields, **{name: cells.get(name, "") for name in ("serial", "model", "site", "location")})
        if not any(name in fields for name in DAYS):
            checked_days(fields, *(found.unit.get(name) for name in DAYS))
        code = cells.get("model", "")
        if "model" not in fields and code not in known.models and nearest(code, known.models):
            fields["model"] = unknown(code, known.models) + " " + _("If it is a new one, enter it under Models first.")
    if fields:
        raise Invalid(fields)
    return found


def nearest(text: str, values: Iterable[str]) -> str:
    """The known value that is most like a text; "" where none is."""
    plain = {value.casefold(): value for value in values}
    close = difflib.get_close_matches(text.casefold(), plain, n=1, cutoff=0.7)
    return plain[close[0]] if close else ""


def unknown(text: str, values: Iterable[str]) -> str:
    """What to tell of a value that is not known: the nearest one, or the first few."""
    values = list(values)
    if near := nearest(text, values):
        return _("“%(text)s” is not known. Is it “%(near)s”?") % {"text": text[:60], "near": near}
    shown = ", ".join(values[:8]) or "—"
    return _("“%(text)s” is not known. Known here: %(known)s.") % {"text": text[:60], "known": shown}


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def _number(fields: dict[str, str], text: str) -> Decimal | None:
    try:
        value = Decimal(unicodedata.normalize("NFKC", text).lower().removesuffix("km").removesuffix("公里").strip())
        if value.is_finite() and abs(value) < 10**9:
            return value.quantize(Decimal("0.1"))
    except InvalidOperation:
        pass
    fields["distance_km"] = _("Write kilometres as a number, such as 12.5.")
    return None


def _day(fields: dict[str, str], name: str, text: str) -> dt.date | None:
    if match := _DAY.fullmatch(unicodedata.normalize("NFKC", text)):
        try:
            return dt.date(*map(int, match.groups()))
        except ValueError:
            pass
    fields[name] = _("Write the day as 2026-03-02.")
    return None
