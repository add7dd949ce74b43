"""Who the caller is, and their keys; the staff and the roles have files of their own. Keys are made on /account/tokens
only: a key that makes keys could never be taken back."""

import datetime as dt
from typing import Any

from ninja import Router, Schema

from shouhou.kernel import clock
from shouhou.kernel.api import InPath, Key, written
from shouhou.people import public, queries
from shouhou.people.api import roles, staff
from shouhou.people.public import ActorRequest
from shouhou.people.services.revoke_token import revoke_token

router = Router(tags=["account"])
router.add_router("", staff.router)
router.add_router("", roles.router)


class HoldingOut(Schema):
    """A role that the caller holds at a branch and everything below it. `scope`: branch, or own work only."""

    role: str
    branch_path: str
    scope: str
    permissions: list[str]


class BranchOut(Schema):
    """A branch at which the caller may enter customers."""

    id: int
    name: str


class MeOut(Schema):
    """The person behind the key or the session."""

    id: int
    name: str
    holdings: list[HoldingOut]
    branches: list[BranchOut]


class TokenOut(Schema):
    """One key, without the key itself."""

    id: int
    name: str
    key_start: str
    areas: list[str]
    may_write: bool
    created_at: dt.datetime
    expires_at: dt.datetime
    last_used_at: dt.datetime | None
    revoked_at: dt.datetime | None


@router.get("/me", response=MeOut, operation_id="get_me", summary="Read who you are")
def get_me(request: ActorRequest) -> dict[str, Any]:
    """The caller with roles and permissions; `branches` are those whose customers they may enter."""
    actor = request.actor
    holdings = [
        {"role": h.role, "branch_path": h.branch_path, "scope": h.scope, "permissions": sorted(h.permissions)}
        for h in actor.holdings
    ]
    branches = [{"id": pk, "name": name} for pk, name in public.branches_of(actor, "customer.edit").items()]
    return {"id": actor.id, "name": actor.name, "holdings": holdings, "branches": branches}


@router.get("/tokens", response=list[TokenOut], operation_id="list_tokens", summary="List your keys")
def list_tokens(request: ActorRequest) -> list[Any]:
    """The caller's own keys, the newest first; ended ones too."""
    return list(queries.tokens_of(request.actor.id))


@router.post(
    "/tokens/{token_id}/revoke", response=TokenOut, operation_id="revoke_token", summary="Revoke one of your keys"
)
def post_revoke(request: ActorRequest, token_id: InPath, key: Key) -> dict[str, Any]:
    """The key opens nothing from now on."""

    def act() -> TokenOut:
        revoke_token(token_id=token_id, user_id=request.actor.id, at=clock.now())
        return TokenOut.from_orm(queries.tokens_of(request.actor.id).get(pk=token_id))

    return written(request, key, None, act)
