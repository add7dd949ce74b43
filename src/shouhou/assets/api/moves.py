"""What becomes of units and of customers that are entered twice, for programs."""

import datetime as dt
from typing import Annotated, Any

from ninja import Router, Schema
from pydantic import Field

from shouhou.assets import permissions, public
from shouhou.assets.api.schemas import UnitOut, Version, unit_out
from shouhou.assets.services.merge_doubles import merge_doubles
from shouhou.assets.services.move_unit import move_unit
from shouhou.assets.services.part_doubles import part_doubles
from shouhou.assets.services.renew_code import renew_code
from shouhou.assets.services.scrap_unit import scrap_unit
from shouhou.customers import public as customers
from shouhou.kernel import clock
from shouhou.kernel.api import PLAIN, Body, Day, Id, InPath, Key, OneOf, written
from shouhou.people.public import ActorRequest

router = Router(tags=["customers"])

FACTS = ("name", "address", "distance_km", "grade", "salesperson_id", "note")


class MoveIn(Body):
    """To whom a unit goes; `version` is the one that you have read (409 where there is a newer one)."""

    version: Version
    customer_id: Id


class ScrapIn(Body):
    """When and why a unit was scrapped."""

    version: Version
    on: Day
    reason: Annotated[str, Field(min_length=1, max_length=200, pattern=PLAIN)]


class RestoreIn(Body):
    """The version that you have read."""

    version: Version


class CodeOut(Schema):
    """The code of the label; a customer who reads it by a phone comes to `path`."""

    code: str
    path: str


class MergeIn(Body):
    """Who goes into whom. `take` names the facts of the one that goes that hold from now on."""

    gone_id: Id
    kept_version: Version
    gone_version: Version
    take: Annotated[list[Annotated[str, OneOf(FACTS)]], Field(max_length=len(FACTS))] = []


class MergeOut(Schema):
    """The id of the merge, by which it can be undone within a day."""

    id: int


class PartedOut(Schema):
    """The customer who stands by itself again."""

    customer_id: int


@router.post(
    "/units/{unit_id}/move", response=UnitOut, operation_id="move_unit", summary="Move a unit to another customer",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": {"version": 1, "customer_id": 2}}}}},
)  # fmt: skip
def post_move(request: ActorRequest, unit_id: InPath, body: MoveIn, key: Key) -> dict[str, Any]:
    """With its parts. Its cases stay whose they were."""

    def act() -> UnitOut:
        unit = permissions.visible_one(request.actor, unit_id)
        customer = customers.customer_for(request.actor, body.customer_id)
        # house: allow foreign-ids because customer_for found it among what the actor sees
        move_unit(unit_id=unit.pk, customer_id=customer.id, version=body.version, actor=request.actor)
        return unit_out(public.visible_unit(request.actor, unit.pk))

    return written(request, key, body, act)


@router.post(
    "/units/{unit_id}/scrap", response=UnitOut, operation_id="scrap_unit", summary="Scrap a unit",
    openapi_extra={"requestBody": {"content": {"application/json": {
        "example": {"version": 1, "on": "2026-03-02", "reason": "炉体开裂"}}}}},
)  # fmt: skip
def post_scrap(request: ActorRequest, unit_id: InPath, body: ScrapIn, key: Key) -> dict[str, Any]:
    """Its history stays."""
    return _scrapped(request, unit_id, body, key, body.on, body.reason)


@router.post(
    "/units/{unit_id}/restore", response=UnitOut, operation_id="restore_unit", summary="Bring a scrapped unit back",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": {"version": 2}}}}},
)  # fmt: skip
def post_restore(request: ActorRequest, unit_id: InPath, body: RestoreIn, key: Key) -> dict[str, Any]:
    """It was not scrapped after all."""
    return _scrapped(request, unit_id, body, key, None, "")


@router.post(
    "/units/{unit_id}/code", response=CodeOut, operation_id="renew_unit_code", summary="Renew the code of the label"
)
def post_code(request: ActorRequest, unit_id: InPath, key: Key) -> dict[str, Any]:
    """The old label opens nothing from now on."""

    def act() -> CodeOut:
        unit = permissions.visible_one(request.actor, unit_id)
        code = renew_code(unit_id=unit.pk, actor=request.actor)
        return CodeOut(code=code, path=f"/u/{code}")

    return written(request, key, None, act)


@router.post(
    "/customers/{customer_id}/merge", response={201: MergeOut}, operation_id="merge_customers",
    summary="Merge two customers",
    openapi_extra={"requestBody": {"content": {"application/json": {
        "example": {"gone_id": 2, "kept_version": 1, "gone_version": 1, "take": ["address"]}}}}},
)  # fmt: skip
def post_merge(request: ActorRequest, customer_id: InPath, body: MergeIn, key: Key) -> dict[str, Any]:
    """`gone_id` goes into this customer, with its contacts, places, units and cases. Nothing is merged where one of the two
    was changed meanwhile (409)."""

    def act() -> MergeOut:
        kept = customers.customer_for(request.actor, customer_id)
        gone = customers.customer_for(request.actor, body.gone_id)
        for one in (kept, gone):
            for permission in ("customer.edit", "customer.import", "personal.see"):
                request.actor.must(permission, one.branch_path)
        merge_id = merge_doubles(
            # house: allow foreign-ids because customer_for found both among what the actor sees
            kept_id=kept.id, gone_id=gone.id, kept_version=body.kept_version, gone_version=body.gone_version,
            taken=frozenset(body.take), actor=request.actor, now=clock.now(),
        )  # fmt: skip
        return MergeOut(id=merge_id)

    return written(request, key, body, act, 201)


@router.post(
    "/customers/{customer_id}/merges/{merge_id}/undo", response=PartedOut, operation_id="undo_merge",
    summary="Undo a merge",
)  # fmt: skip
def post_merge_undo(request: ActorRequest, customer_id: InPath, merge_id: InPath, key: Key) -> dict[str, Any]:
    """Within a day, while nothing has happened since."""

    def act() -> PartedOut:
        kept = customers.customer_for(request.actor, customer_id)
        gone_id = part_doubles(merge_id=merge_id, customer_id=kept.id, actor=request.actor, now=clock.now())
        return PartedOut(customer_id=gone_id)

    return written(request, key, None, act)


def _scrapped(
    request: ActorRequest, unit_id: int, body: ScrapIn | RestoreIn, key: Key, on: dt.date | None, reason: str
) -> dict[str, Any]:
    def act() -> UnitOut:
        unit, today = permissions.visible_one(request.actor, unit_id), clock.local(clock.now()).date()
        scrap_unit(unit_id=unit.pk, version=body.version, on=on, reason=reason, today=today, actor=request.actor)
        return unit_out(public.visible_unit(request.actor, unit.pk))

    return written(request, key, body, act)
