"""Units of a customer for programs."""

import datetime as dt
from typing import Annotated, Any

from ninja import Router, Schema
from pydantic import Field

from shouhou.assets import public
from shouhou.assets.services.add_unit import add_unit
from shouhou.customers import public as customers
from shouhou.kernel.api import PLAIN, Body, Day, InPath, Key, Line, written
from shouhou.people.public import ActorRequest

router = Router(tags=["customers"])

Plate = Annotated[str, Field(min_length=1, max_length=60, pattern=PLAIN)]


class UnitOut(Schema):
    """An installed product."""

    id: int
    serial: str
    model: str
    site: str
    delivered_on: dt.date | None


class UnitIn(Body):
    """What stands on the machine's plate, and when it was delivered."""

    serial: Plate
    model: Plate
    site: Line = ""
    delivered_on: Day | None = None


class UnitEntered(Schema):
    """The new unit's id."""

    id: int


EXAMPLE = {"serial": "SN-0001", "model": "VF-1600", "delivered_on": "2025-11-10"}


@router.get("/customers/{customer_id}/units", response=list[UnitOut], operation_id="list_units", summary="List units")
def list_units(request: ActorRequest, customer_id: InPath) -> list[dict[str, Any]]:
    """The units of a visible customer, by serial number."""
    customer = customers.customer_for(request.actor, customer_id)
    return [
        {"id": u.id, "serial": u.serial, "model": u.model, "site": u.site, "delivered_on": u.delivered_on}
        for u in public.units_of(request.actor, customer.id)
    ]


@router.post(
    "/customers/{customer_id}/units", response={201: UnitEntered}, operation_id="add_unit", summary="Enter a unit",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": EXAMPLE}}}},
)  # fmt: skip
def post_unit(request: ActorRequest, customer_id: InPath, body: UnitIn, key: Key) -> dict[str, int]:
    """A unit with its serial number at a customer's. A new model is entered along with it."""

    def act() -> UnitEntered:
        customer = customers.customer_for(request.actor, customer_id)
        return UnitEntered(id=add_unit(customer_id=customer.id, actor=request.actor, **body.model_dump()))

    return written(request, key, body, act, 201)
