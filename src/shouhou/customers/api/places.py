"""A customer's places, and customers that may be the same, for programs."""

from typing import Annotated, Any

from ninja import Router, Schema
from pydantic import Field

from shouhou.customers import permissions, queries
from shouhou.customers.services.disclose import disclose
from shouhou.customers.services.remove_site import remove_site
from shouhou.customers.services.save_site import save_site
from shouhou.kernel import clock
from shouhou.kernel.api import PLAIN, Body, InPath, Key, Line, written
from shouhou.people.public import ActorRequest

router = Router(tags=["customers"])

MOST = 100


class PlaceOut(Schema):
    """Where a customer's units stand; the address is empty unless the caller may see it."""

    id: int
    name: str
    address: str


class PlaceIn(Body):
    """A place of a customer."""

    name: Annotated[str, Field(min_length=1, max_length=60, pattern=PLAIN)]
    address: Line = ""


class PlaceId(Schema):
    """Which place was written."""

    id: int


class DoublesOut(Schema):
    """Two customers that may be the same. `reasons`: phone, name, sound (it sounds the same, at the same address)."""

    first_id: int
    second_id: int
    reasons: list[str]


PLACE = {"name": "二厂", "address": "铁西区重工街 8 号"}


@router.get(
    "/customers/{customer_id}/places", response=list[PlaceOut], operation_id="list_places", summary="List places"
)
def list_places(request: ActorRequest, customer_id: InPath) -> list[PlaceOut]:
    """The places of a visible customer by name. That their addresses were shown is written down."""
    customer = permissions.visible_customer(request.actor, customer_id)
    whole = request.actor.may("personal.see", customer.branch_path)
    if whole:
        disclose(actor=request.actor, customer_id=customer.pk, now=clock.now())
    rows = customer.sites.order_by("name")
    return [PlaceOut(id=s.pk, name=s.name, address=s.address if whole else "") for s in rows]


@router.post(
    "/customers/{customer_id}/places", response={201: PlaceId}, operation_id="add_place", summary="Enter a place",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": PLACE}}}},
)  # fmt: skip
def post_place(request: ActorRequest, customer_id: InPath, body: PlaceIn, key: Key) -> dict[str, Any]:
    """One more place of a customer."""

    def act() -> PlaceId:
        customer = permissions.visible_customer(request.actor, customer_id)
        return PlaceId(id=save_site(customer_id=customer.pk, actor=request.actor, **body.model_dump()))

    return written(request, key, body, act, 201)


@router.put(
    "/customers/{customer_id}/places/{site_id}", response=PlaceId, operation_id="change_place",
    summary="Change a place", openapi_extra={"requestBody": {"content": {"application/json": {"example": PLACE}}}},
)  # fmt: skip
def put_place(request: ActorRequest, customer_id: InPath, site_id: InPath, body: PlaceIn, key: Key) -> dict[str, Any]:
    """Everything about one place at once."""

    def act() -> PlaceId:
        customer, given = permissions.visible_customer(request.actor, customer_id), body.model_dump()
        return PlaceId(id=save_site(customer_id=customer.pk, site_id=site_id, actor=request.actor, **given))

    return written(request, key, body, act)


@router.delete(
    "/customers/{customer_id}/places/{site_id}", response=PlaceId, operation_id="remove_place", summary="Remove a place"
)
def delete_place(request: ActorRequest, customer_id: InPath, site_id: InPath, key: Key) -> dict[str, Any]:
    """Gone from the list; units that name it keep the name."""

    def act() -> PlaceId:
        customer = permissions.visible_customer(request.actor, customer_id)
        remove_site(customer_id=customer.pk, site_id=site_id, actor=request.actor)
        return PlaceId(id=site_id)

    return written(request, key, None, act)


@router.get("/doubles", response=list[DoublesOut], operation_id="list_doubles", summary="List possible doubles")
def list_doubles(request: ActorRequest) -> list[DoublesOut]:
    """Pairs of visible customers that may be the same, those with the most reasons first: a hundred at the most."""
    request.actor.must("customer.import")
    pairs = queries.doubles(permissions.visible_to(request.actor)).items()
    best = sorted(pairs, key=lambda pair: (-len(pair[1]), pair[0]))[:MOST]
    return [DoublesOut(first_id=a, second_id=b, reasons=sorted(why)) for (a, b), why in best]
