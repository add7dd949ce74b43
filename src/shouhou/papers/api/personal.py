"""A customer's request about their own data, for programs: everything that is held as a file, or all of it erased."""

import datetime as dt
from typing import Annotated, Any

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import Router, Schema
from pydantic import Field

from shouhou.customers import public as customers
from shouhou.kernel import clock
from shouhou.kernel.api import Body, InPath, Key, written
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.papers import queries
from shouhou.papers.models import PersonalExport
from shouhou.papers.services.erase_personal import erase_personal
from shouhou.papers.services.order_export import PERMISSION, order_export
from shouhou.people.public import ActorRequest

router = Router(tags=["customers"])


class ExportOut(Schema):
    """An order to gather what is held of a customer; the file is there when `done_at` is set, for a week."""

    id: int
    asked_at: dt.datetime
    done_at: dt.datetime | None


class EraseIn(Body):
    """The customer's id once more: nobody can bring back what is erased."""

    confirm: Annotated[int, Field(ge=1, le=2**63 - 1, strict=True)]


class ErasedCustomer(Schema):
    """The customer of whom nothing is known any more."""

    id: int


@router.post(
    "/customers/{customer_id}/exports", response={201: ExportOut}, operation_id="order_export",
    summary="Gather what is held of a customer",
)  # fmt: skip
def post_export(request: ActorRequest, customer_id: InPath, key: Key) -> dict[str, Any]:
    """At the customer's request. The worker makes a zip: ask for the orders until it is done, then fetch its file."""

    def act() -> ExportOut:
        customer = customers.customer_for(request.actor, customer_id)
        given = {"language": get_language() or "zh-hans", "now": clock.now()}
        made = order_export(customer_id=customer.id, actor=request.actor, **given)  # type: ignore[arg-type]
        return ExportOut.from_orm(queries.exports_of(customer.id, request.actor.id).get(pk=made))

    return written(request, key, None, act, 201)


@router.get(
    "/customers/{customer_id}/exports",
    response=list[ExportOut],
    operation_id="list_exports",
    summary="List your orders",
)
def list_exports(request: ActorRequest, customer_id: InPath) -> list[PersonalExport]:
    """The caller's own orders for this customer, the newest first."""
    customer = customers.customer_for(request.actor, customer_id)
    request.actor.must(PERMISSION, customer.branch_path)
    return list(queries.exports_of(customer.id, request.actor.id)[:100])


@router.get(
    "/customers/{customer_id}/exports/{export_id}/file",
    operation_id="get_export_file",
    summary="Fetch what was gathered",
)
def get_export_file(request: ActorRequest, customer_id: InPath, export_id: InPath) -> HttpResponse:
    """A zip with data.json, the same as an Excel list, and every file."""
    customer = customers.customer_for(request.actor, customer_id)
    request.actor.must(PERMISSION, customer.branch_path)
    order = queries.exports_of(customer.id, request.actor.id).filter(pk=export_id).exclude(content=None).first()
    if order is None:
        raise NotFound
    headers = {"Content-Disposition": f'attachment; filename="customer-{customer.id}.zip"', "Cache-Control": "no-store"}
    return HttpResponse(bytes(order.content or b""), content_type="application/zip", headers=headers)


@router.post(
    "/customers/{customer_id}/erase", response=ErasedCustomer, operation_id="erase_customer",
    summary="Erase a customer's data",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": {"confirm": 1}}}}},
)  # fmt: skip
def post_erase_customer(request: ActorRequest, customer_id: InPath, body: EraseIn, key: Key) -> dict[str, Any]:
    """At the customer's request and for good, everywhere. What happened and when stays. Refused while a case is open."""

    def act() -> ErasedCustomer:
        customer = customers.customer_for(request.actor, customer_id)
        if body.confirm != customer.id:
            raise Invalid({"confirm": _("This is not the number of this customer.")})
        erase_personal(customer_id=customer.id, actor=request.actor, now=clock.now())
        return ErasedCustomer(id=customer.id)

    return written(request, key, body, act)
