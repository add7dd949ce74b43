"""The link that the customer of a case is given, for programs of the staff."""

import datetime as dt
from typing import Any

from ninja import Router, Schema

from shouhou.cases import public as cases
from shouhou.kernel import clock
from shouhou.kernel.api import Key, Number, written
from shouhou.people.public import ActorRequest
from shouhou.portal import queries
from shouhou.portal.services.make_link import make_link
from shouhou.portal.services.revoke_links import revoke_links

router = Router(tags=["cases"])


class LinkOut(Schema):
    """A link to the customer's page of a case, without what opens it."""

    id: int
    made_at: dt.datetime
    expires_at: dt.datetime
    revoked_at: dt.datetime | None


class LinkMade(Schema):
    """A new link. `path` is told in the first answer only, and empty where the same request is repeated: only its hash is
    kept."""

    path: str


class LinksEnded(Schema):
    """How many links are void from now on."""

    ended: int


@router.get(
    "/cases/{number}/customer-links", response=list[LinkOut], operation_id="list_customer_links",
    summary="List the customer's links",
)  # fmt: skip
def list_links(request: ActorRequest, number: Number) -> list[Any]:
    """The links of a case on which the caller may act, the newest first."""
    case = cases.case_for(request.actor, number)
    request.actor.must("case.act", case.branch_path)
    return list(queries.links_of(case.id))


@router.post(
    "/cases/{number}/customer-links", response={201: LinkMade}, operation_id="make_customer_link",
    summary="Make a link for the customer",
)  # fmt: skip
def post_link(request: ActorRequest, number: Number, key: Key) -> dict[str, Any]:
    """It opens the customer's own page of this case for ninety days."""
    made: dict[str, str] = {}

    def act() -> LinkMade:
        case = cases.case_for(request.actor, number)
        made["path"] = f"/c/{make_link(case_id=case.id, actor=request.actor, now=clock.now())}"
        return LinkMade(path="")

    return written(request, key, None, act, 201) | made


@router.post(
    "/cases/{number}/customer-links/end", response=LinksEnded, operation_id="end_customer_links",
    summary="End the customer's links",
)  # fmt: skip
def post_links_end(request: ActorRequest, number: Number, key: Key) -> dict[str, Any]:
    """Every link to the case is void from now on."""

    def act() -> LinksEnded:
        case = cases.case_for(request.actor, number)
        return LinksEnded(ended=revoke_links(case_id=case.id, actor=request.actor, now=clock.now()))

    return written(request, key, None, act)
