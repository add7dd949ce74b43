"""Customers for programs: found, listed, entered."""

from decimal import Decimal
from typing import Annotated, Any

from ninja import Router, Schema
from pydantic import Field

from shouhou.customers import permissions, public, queries
from shouhou.customers.api import places
from shouhou.customers.rules import GRADES
from shouhou.customers.services.add_customer import add_customer
from shouhou.customers.services.archive_customer import archive_customer
from shouhou.customers.services.change_customer import change_customer
from shouhou.customers.services.remove_contact import remove_contact
from shouhou.customers.services.save_contact import save_contact
from shouhou.kernel import paging
from shouhou.kernel.api import PAGE, PLAIN, PROSE, After, Body, Id, InPath, Key, Limit, Line, OneOf, Query, written
from shouhou.people.public import ActorRequest

router = Router(tags=["customers"])
router.add_router("", places.router)

Phone = Annotated[str, Field(max_length=30, pattern=PLAIN)]
Version = Annotated[int, Field(ge=1, le=2**31 - 1, strict=True)]


class ContactOut(Schema):
    """Whom to call; the numbers are masked unless the caller may see them whole."""

    id: int
    name: str
    role: str
    phone: str
    other_phone: str


class CustomerOut(Schema):
    """A firm or a person that is served. `distance_km`: from the branch, null where nobody knows it yet."""

    id: int
    name: str
    address: str
    distance_km: Decimal | None
    grade: str
    note: str
    salesperson_id: int | None
    archived: bool
    merged_into_id: int | None
    version: int
    contacts: list[ContactOut]


class CustomerPage(Schema):
    """A page of customers by name; `next` is the `after` of the following page, null on the last."""

    items: list[CustomerOut]
    next: str | None


class FactsIn(Body):
    """What is known of a customer."""

    name: Annotated[str, Field(min_length=1, max_length=120, pattern=PLAIN)]
    branch_id: Annotated[Id, Field(description="the branch that serves the customer")]
    address: Line = ""
    distance_km: Annotated[str, Field(pattern=r"^\d{1,6}(\.\d)?$", examples=["640"])] | None = None
    grade: Annotated[str, OneOf(GRADES)] = "regular"
    salesperson_id: Id | None = None
    note: Annotated[str, Field(max_length=1000, pattern=PROSE)] = ""

    def given(self, *but: str) -> dict[str, Any]:
        """What was sent, by the names of the services."""
        distance = Decimal(self.distance_km) if self.distance_km is not None else None
        return self.model_dump(exclude={"distance_km", *but}) | {"distance_km": distance}


class CustomerIn(FactsIn):
    """A customer as the desk enters one, with the first contact."""

    contact: Annotated[str, Field(max_length=60, pattern=PLAIN)] = ""
    role: Annotated[str, Field(max_length=40, pattern=PLAIN)] = ""
    phone: Phone = ""


class CustomerChange(FactsIn):
    """All facts as they are to be; `version` is the one that you have read (409 where there is a newer one)."""

    version: Version


class ArchiveIn(Body):
    """Put aside (true) or brought back (false)."""

    version: Version
    archived: Annotated[bool, Field(strict=True)]


class ContactIn(Body):
    """Whom to call."""

    name: Annotated[str, Field(max_length=60, pattern=PLAIN)] = ""
    role: Annotated[str, Field(max_length=40, pattern=PLAIN)] = ""
    phone: Annotated[str, Field(min_length=1, max_length=30, pattern=PLAIN)]
    other_phone: Phone = ""


class Removed(Schema):
    """What is gone."""

    id: int


class CustomerEntered(Schema):
    """The new customer's id."""

    id: int


CONTACT = {"name": "王芳", "role": "设备科", "phone": "13800138000"}
CHANGE = {"version": 1, "name": "沈阳某研究所", "branch_id": 1, "address": "和平区文化路 9 号", "grade": "key"}
EXAMPLE = {"name": "沈阳某研究所", "branch_id": 1, "contact": "王芳", "phone": "13800138000", "distance_km": "640"}


def customer_out(facts: public.CustomerFacts) -> CustomerOut:
    """A customer as the API tells of it."""
    names = set(CustomerOut.model_fields) - {"contacts"}
    contacts = [ContactOut(**vars(contact)) for contact in facts.contacts]
    return CustomerOut(**{name: getattr(facts, name) for name in names}, contacts=contacts)


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
        next=paging.cursor("customers", rows[-1].sort_name, rows[-1].pk) if more else None,
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
        return CustomerEntered(id=add_customer(actor=request.actor, **body.given()))

    return written(request, key, body, act, 201)


@router.put(
    "/customers/{customer_id}", response=CustomerOut, operation_id="change_customer", summary="Change a customer",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": CHANGE}}}},
)  # fmt: skip
def put_customer(request: ActorRequest, customer_id: InPath, body: CustomerChange, key: Key) -> dict[str, Any]:
    """All facts at once. Nothing is saved where somebody else was faster (409)."""

    def act() -> CustomerOut:
        customer = public.customer_for(request.actor, customer_id)
        change_customer(customer_id=customer.id, actor=request.actor, **body.given())
        return customer_out(public.customer_for(request.actor, customer.id))

    return written(request, key, body, act)


@router.post(
    "/customers/{customer_id}/archive", response=CustomerOut, operation_id="archive_customer",
    summary="Archive or restore a customer",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": {"version": 1, "archived": True}}}}},
)  # fmt: skip
def post_archive(request: ActorRequest, customer_id: InPath, body: ArchiveIn, key: Key) -> dict[str, Any]:
    """Nobody is deleted: an archived customer is found no more."""

    def act() -> CustomerOut:
        customer = public.customer_for(request.actor, customer_id)
        archive_customer(customer_id=customer.id, actor=request.actor, **body.model_dump())
        return customer_out(public.customer_for(request.actor, customer.id))

    return written(request, key, body, act)


@router.get(
    "/customers/{customer_id}/contacts",
    response=list[ContactOut],
    operation_id="list_contacts",
    summary="List contacts",
)
def list_contacts(request: ActorRequest, customer_id: InPath) -> list[ContactOut]:
    """Whom to call at a visible customer's."""
    return customer_out(public.customer_for(request.actor, customer_id)).contacts


@router.post(
    "/customers/{customer_id}/contacts", response={201: CustomerEntered}, operation_id="add_contact",
    summary="Enter a contact", openapi_extra={"requestBody": {"content": {"application/json": {"example": CONTACT}}}},
)  # fmt: skip
def post_contact(request: ActorRequest, customer_id: InPath, body: ContactIn, key: Key) -> dict[str, Any]:
    """One more person to call."""

    def act() -> CustomerEntered:
        customer = public.customer_for(request.actor, customer_id)
        return CustomerEntered(id=save_contact(customer_id=customer.id, actor=request.actor, **body.model_dump()))

    return written(request, key, body, act, 201)


@router.put(
    "/customers/{customer_id}/contacts/{contact_id}", response=CustomerEntered, operation_id="change_contact",
    summary="Change a contact", openapi_extra={"requestBody": {"content": {"application/json": {"example": CONTACT}}}},
)  # fmt: skip
def put_contact(
    request: ActorRequest, customer_id: InPath, contact_id: InPath, body: ContactIn, key: Key
) -> dict[str, Any]:
    """Everything about one contact at once."""

    def act() -> CustomerEntered:
        customer = public.customer_for(request.actor, customer_id)
        given = body.model_dump()
        return CustomerEntered(
            id=save_contact(customer_id=customer.id, contact_id=contact_id, actor=request.actor, **given)
        )

    return written(request, key, body, act)


@router.delete(
    "/customers/{customer_id}/contacts/{contact_id}", response=Removed, operation_id="remove_contact",
    summary="Remove a contact",
)  # fmt: skip
def delete_contact(request: ActorRequest, customer_id: InPath, contact_id: InPath, key: Key) -> dict[str, Any]:
    """Name and numbers are gone."""

    def act() -> Removed:
        customer = public.customer_for(request.actor, customer_id)
        remove_contact(customer_id=customer.id, contact_id=contact_id, actor=request.actor)
        return Removed(id=contact_id)

    return written(request, key, None, act)
