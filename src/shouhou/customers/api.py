"""Customers for programs: found, listed, entered."""

from decimal import Decimal
from typing import Annotated

from ninja import Router, Schema
from pydantic import Field

from shouhou.customers import permissions, public, queries
from shouhou.customers.services.add_customer import add_customer
from shouhou.kernel import paging
from shouhou.kernel.api import PAGE, PLAIN, After, Body, Id, InPath, Key, Limit, Line, Query, written
from shouhou.people.public import ActorRequest

router = Router(tags=["customers"])


class ContactOut(Schema):
    """Whom to call; the number is masked unless the caller may see it whole."""

    name: str
    phone: str


class CustomerOut(Schema):
    """A firm or a person that is served. `distance_km`: from the branch, null where nobody knows it yet."""

    id: int
    name: str
    address: str
    distance_km: Decimal | None
    contacts: list[ContactOut]


class CustomerPage(Schema):
    """A page of customers by name; `next` is the `after` of the following page, null on the last."""

    items: list[CustomerOut]
    next: str | None


class CustomerIn(Body):
    """A customer as the desk enters one."""

    name: Annotated[str, Field(min_length=1, max_length=120, pattern=PLAIN)]
    branch_id: Annotated[Id, Field(description="the branch that serves the customer")]
    contact: Annotated[str, Field(max_length=60, pattern=PLAIN)] = ""
    phone: Annotated[str, Field(max_length=30, pattern=PLAIN)] = ""
    address: Line = ""
    distance_km: Annotated[str, Field(pattern=r"^\d{1,6}(\.\d)?$", examples=["640"])] | None = None


class CustomerEntered(Schema):
    """The new customer's id."""

    id: int


EXAMPLE = {"name": "沈阳某研究所", "branch_id": 1, "contact": "王芳", "phone": "13800138000", "distance_km": "640"}


def customer_out(facts: public.CustomerFacts) -> CustomerOut:
    """A customer as the API tells of it."""
    contacts = [ContactOut(name=contact.name, phone=contact.phone) for contact in facts.contacts]
    return CustomerOut(
        id=facts.id, name=facts.name, address=facts.address, distance_km=facts.distance_km, contacts=contacts
    )


@router.get("/customers", response=CustomerPage, operation_id="list_customers", summary="List or find customers")
def list_customers(request: ActorRequest, q: Query = "", after: After = "", limit: Limit = PAGE) -> CustomerPage:
    """Visible customers by name, page by page. With `q` (name, pinyin, initials, phone or its tail) the best ones, of
    which there is one page."""
    request.actor.must("customer.see")
    visible = permissions.visible_to(request.actor)
    if q.strip():
        return CustomerPage(items=[customer_out(f) for f in public.find(request.actor, q, limit)], next=None)
    found = list(queries.by_name(visible, paging.place(after, "customers", str, int))[: limit + 1])
    rows, more = found[:limit], len(found) > limit
    return CustomerPage(
        items=[customer_out(public.facts(request.actor, customer)) for customer in rows],
        next=paging.cursor("customers", rows[-1].name, rows[-1].pk) if more else None,
    )


@router.get("/customers/{customer_id}", response=CustomerOut, operation_id="get_customer", summary="Read a customer")
def get_customer(request: ActorRequest, customer_id: InPath) -> CustomerOut:
    """One visible customer with whom to call."""
    return customer_out(public.customer_for(request.actor, customer_id))


@router.post(
    "/customers", response={201: CustomerEntered}, operation_id="add_customer", summary="Enter a customer",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": EXAMPLE}}}},
)  # fmt: skip
def post_customer(request: ActorRequest, body: CustomerIn, key: Key) -> dict[str, int]:
    """A customer of a branch at which the caller may enter customers."""

    def act() -> CustomerEntered:
        distance = Decimal(body.distance_km) if body.distance_km is not None else None
        given = body.model_dump(exclude={"distance_km"})
        return CustomerEntered(id=add_customer(actor=request.actor, distance_km=distance, **given))

    return written(request, key, body, act, 201)
