"""Units of a customer for programs."""

from typing import Annotated, Any

from ninja import Router, Schema
from pydantic import Field

from shouhou.assets import public, queries
from shouhou.assets.api import imports, moves
from shouhou.assets.api.schemas import UnitOut, Version, unit_out
from shouhou.assets.services.add_unit import add_unit
from shouhou.assets.services.change_unit import change_unit
from shouhou.assets.services.save_model import save_model
from shouhou.customers import public as customers
from shouhou.kernel.api import PLAIN, PROSE, Body, Day, InPath, Key, Line, written
from shouhou.people.public import ActorRequest

router = Router(tags=["customers"])
router.add_router("", moves.router)
router.add_router("", imports.router)

Plate = Annotated[str, Field(min_length=1, max_length=60, pattern=PLAIN)]


class UnitIn(Body):
    """What stands on the machine's plate, where it stands, and its days."""

    serial: Plate
    model: Plate
    site: Line = ""
    location: Line = ""
    made_on: Day | None = None
    delivered_on: Day | None = None
    installed_on: Day | None = None
    accepted_on: Day | None = None
    parent: Annotated[str, Field(max_length=60, pattern=PLAIN, description="serial number of the whole")] = ""
    note: Annotated[str, Field(max_length=500, pattern=PROSE)] = ""


class UnitChange(UnitIn):
    """All facts as they are to be; `version` is the one that you have read (409 where there is a newer one)."""

    version: Version


class ModelOut(Schema):
    """A product model."""

    id: int
    code: str
    name_en: str
    name_zh: str
    product_line: str
    archived: bool
    version: int


class ModelIn(Body):
    """A new product model."""

    code: Plate
    name_en: Annotated[str, Field(max_length=120, pattern=PLAIN)] = ""
    name_zh: Annotated[str, Field(max_length=120, pattern=PLAIN)] = ""
    product_line: Annotated[str, Field(max_length=60, pattern=PLAIN)] = ""
    archived: Annotated[bool, Field(strict=True)] = False


class ModelChange(ModelIn):
    """Everything about a model; `version` is the one that you have read (409 where there is a newer one)."""

    version: Version


class UnitEntered(Schema):
    """The id of the unit or model."""

    id: int


MODEL = {"code": "VF-1600", "name_zh": "真空炉", "name_en": "vacuum furnace", "product_line": "热处理"}
EXAMPLE = {"serial": "SN-0001", "model": "VF-1600", "delivered_on": "2025-11-10"}


@router.get("/customers/{customer_id}/units", response=list[UnitOut], operation_id="list_units", summary="List units")
def list_units(request: ActorRequest, customer_id: InPath) -> list[UnitOut]:
    """The units of a visible customer that are in use, by serial number."""
    customer = customers.customer_for(request.actor, customer_id)
    return [unit_out(unit) for unit in public.units_of(request.actor, customer.id)]


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


@router.get("/units/{unit_id}", response=UnitOut, operation_id="get_unit", summary="Read a unit")
def get_unit(request: ActorRequest, unit_id: InPath) -> UnitOut:
    """One visible unit."""
    return unit_out(public.visible_unit(request.actor, unit_id))


@router.put(
    "/units/{unit_id}", response=UnitOut, operation_id="change_unit", summary="Change a unit",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": {"version": 1, **EXAMPLE}}}}},
)  # fmt: skip
def put_unit(request: ActorRequest, unit_id: InPath, body: UnitChange, key: Key) -> dict[str, Any]:
    """All facts at once. Nothing is saved where somebody else was faster (409)."""

    def act() -> UnitOut:
        unit = public.visible_unit(request.actor, unit_id)
        change_unit(unit_id=unit.id, actor=request.actor, **body.model_dump())
        return unit_out(public.visible_unit(request.actor, unit.id))

    return written(request, key, body, act)


@router.get("/models", response=list[ModelOut], operation_id="list_models", summary="List product models")
def list_models(request: ActorRequest) -> list[Any]:
    """All product models by line and code; the archived last."""
    request.actor.must("customer.see")
    return list(queries.product_models())


@router.post(
    "/models", response={201: UnitEntered}, operation_id="add_model", summary="Enter a product model",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": MODEL}}}},
)  # fmt: skip
def post_model(request: ActorRequest, body: ModelIn, key: Key) -> dict[str, Any]:
    """A new product model."""

    def act() -> UnitEntered:
        return UnitEntered(id=save_model(actor=request.actor, **body.model_dump()))

    return written(request, key, body, act, 201)


@router.put(
    "/models/{model_id}", response=UnitEntered, operation_id="change_model", summary="Change a product model",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": {"version": 1, **MODEL}}}}},
)  # fmt: skip
def put_model(request: ActorRequest, model_id: InPath, body: ModelChange, key: Key) -> dict[str, Any]:
    """Everything about a model at once; models belong to no branch."""

    def act() -> UnitEntered:
        given = body.model_dump()
        return UnitEntered(id=save_model(model_id=model_id, actor=request.actor, **given))

    return written(request, key, body, act)
