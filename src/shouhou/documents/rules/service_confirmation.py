"""What the service confirmation form (售后服务客户确认单) says, and what follows: total, amount due, content hash.

The fields and their blocks are those of SCF-1. Whoever builds one fills in what is known; whatever is left empty is
printed blank, to be written by hand. Who must fill in what, and when, is asked at sign-off and not here.
"""

import datetime as dt
import hashlib
import json
import re
from decimal import Decimal
from typing import Annotated, Literal, Self
from xml.etree import ElementTree

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from shouhou.kernel import clock
from shouhou.kernel.money import FEN
from shouhou.policy.citations import cites

SVG = "{http://www.w3.org/2000/svg}"
STROKES = {SVG + tag for tag in ("path", "line", "polyline", "circle")}
LENGTH = r"0*[1-9]\d{0,4}(\.\d+)?"


def strokes_only(svg: str) -> str:
    """A drawn signature: an SVG of some size that holds strokes side by side. Raises ValueError for anything else.

    So a signature can bring in no file, no text, no style, no entity and no nesting.
    """
    if not svg:
        return svg
    if "<!" in svg or "<?" in svg:
        raise ValueError("a signature has no declarations")
    try:
        drawing = ElementTree.fromstring(svg)  # noqa: S314  # it can declare no entity: see above
    except ElementTree.ParseError as error:
        raise ValueError(f"a signature is an SVG: {error}") from error
    if drawing.tag != SVG + "svg" or any(one.tag not in STROKES or len(one) for one in drawing):
        raise ValueError("a signature is an SVG of strokes and nothing else")
    attributes = (attribute for one in drawing.iter() for attribute in one.items())
    if any("href" in name or name == "style" or "url(" in value for name, value in attributes):
        raise ValueError("a signature refers to nothing")
    sizes = [drawing.get(side) for side in ("width", "height") if side in drawing.attrib]
    if not all(re.fullmatch(LENGTH + "(px)?", size or "") for size in sizes) or not re.fullmatch(
        rf"-?[\d.]+[ ,]-?[\d.]+[ ,]{LENGTH}[ ,]{LENGTH}", drawing.get("viewBox", "")
    ):
        raise ValueError("a signature has a viewBox of some width and height")
    return svg


def one_line(text: str) -> str:
    return " ".join(text.split())


Short = Annotated[str, Field(max_length=500), AfterValidator(one_line)]
Long = Annotated[str, Field(max_length=20_000)]
Amount = Annotated[Decimal, Field(ge=0, lt=10**12, decimal_places=2), AfterValidator(lambda yuan: yuan.quantize(FEN))]
Minute = Annotated[AwareDatetime, AfterValidator(clock.minute)]
Signature = Annotated[str, Field(max_length=500_000), AfterValidator(strokes_only)]
Grade = Literal["very_satisfied", "satisfied", "dissatisfied"]


class ReplacedPart(BaseModel):
    """A part that was replaced: its model and how many (SCF-3.4)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: Short
    quantity: int = Field(ge=1, lt=10**9)


@cites("SCF-1", "SCF-2.1", "SCF-2.2", "SCF-3.1", "SCF-3.2", "SCF-3.3", "SCF-3.4")
@cites("SCF-4.1", "SCF-4.3", "SCF-4.4", "SCF-5", "SCF-6.1", "SCF-6.2")
class ServiceConfirmation(BaseModel):
    """One confirmation form of one visit. Amounts are yuan with two decimals, times aware and exact to the minute."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    # how it is printed; the content hash leaves these two out
    printed_at: Minute
    language: Literal["zh", "en"] = "zh"  # the Chinese labels always stand; "en" puts the English beside them

    organisation: Annotated[str, Field(max_length=200), AfterValidator(one_line)]
    case_number: Annotated[str, Field(max_length=40), AfterValidator(one_line)]
    case_url: Annotated[str, Field(max_length=300, pattern=r"^https?://")]  # what the QR code opens

    dispatch_number: Short = ""
    service_types: frozenset[Literal["installation", "commissioning", "repair", "technical_service"]] = frozenset()

    customer_name: Short = ""
    address: Short = ""
    contact_person: Short = ""
    contact_phone: Short = ""

    product_name: Short = ""
    product_model: Short = ""
    product_quantity: int | None = Field(default=None, ge=1, lt=10**9)

    fault_symptom: Long = ""
    fault_analysis: Literal["product_fault", "other_cause"] | None = None
    other_cause: Long = ""
    repair_nature: Literal["free", "chargeable"] | None = None
    replaced_parts: tuple[ReplacedPart, ...] = Field(default=(), max_length=500)

    parts_cost: Amount | None = None
    transport: Amount | None = None
    lodging: Amount | None = None
    other_costs: Amount | None = None
    travel_allowance: Amount | None = None
    charges_confirmed_by: Short = ""  # the customer's word for the charges, apart from the sign-off
    charges_confirmed_at: Minute | None = None
    payment_method: Literal["cash", "bank_transfer"] | None = None
    transfer_reference: Short = ""

    responsible_staff: Short = ""
    accompanying_staff: tuple[Short, ...] = Field(default=(), max_length=100)

    requested_at: Minute | None = None
    answered_at: Minute | None = None
    arrived_at: Minute | None = None
    done_at: Minute | None = None
    signed_at: Minute | None = None

    attitude: Grade | None = None
    result: Grade | None = None

    confirmer_name: Short = ""
    confirmer_phone: Short = ""
    confirmer_signature: Signature = ""

    @model_validator(mode="after")
    def _parts_cost_needs_a_part(self) -> Self:
        if self.parts_cost and not self.replaced_parts:
            raise ValueError("SCF-3.4: a charge for parts needs the parts that were replaced")
        return self

    @property
    @cites("SCF-4.2")
    def total(self) -> Decimal | None:
        """The sum of the five charges, a blank one counted as 0; None while all are blank. It cannot be typed in."""
        lines = (self.parts_cost, self.transport, self.lodging, self.other_costs, self.travel_allowance)
        written = [line for line in lines if line is not None]
        return sum(written, Decimal("0.00")) if written else None

    @property
    @cites("SCF-3.3")
    def due(self) -> Decimal | None:
        """What the customer owes: nothing for a free repair, whatever it cost the company; else the total."""
        return Decimal("0.00") if self.repair_nature == "free" else self.total

    @property
    def content_hash(self) -> str:
        """SHA-256 over what the form says, 64 hex digits: the same for each print in either language."""
        said = self.model_dump(mode="python", exclude={"printed_at", "language"})
        canonical = json.dumps(said, default=_plain, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


def _plain(value: object) -> object:
    """A value in the one way in which it is hashed: sets in order, instants in UTC, amounts with two decimals."""
    if isinstance(value, frozenset):
        return sorted(value)
    return value.astimezone(dt.UTC).isoformat() if isinstance(value, dt.datetime) else str(value)
