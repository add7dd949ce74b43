"""Roles and branches for programs."""

from typing import Annotated, Any

from ninja import Router, Schema
from pydantic import Field

from shouhou.kernel import clock
from shouhou.kernel.api import PLAIN, Body, Id, InPath, Key, OneOf, written
from shouhou.kernel.errors import NotAllowed
from shouhou.people import public, queries
from shouhou.people.models import Branch, Role
from shouhou.people.permissions import PERMISSIONS
from shouhou.people.public import ActorRequest
from shouhou.people.services.add_branch import add_branch
from shouhou.people.services.change_role import change_role, mark_of
from shouhou.people.services.make_role import make_role
from shouhou.people.services.rename_branch import rename_branch

router = Router(tags=["people"])

Permission = Annotated[str, OneOf(PERMISSIONS)]
Name = Annotated[str, Field(min_length=1, max_length=80, pattern=PLAIN)]
Code = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[a-z][a-z0-9_-]*$", examples=["engineer"])]


class RoleOut(Schema):
    """What a role allows; `holders`: how many active people hold it now. `seen`: send it back with a change."""

    code: str
    name_zh: str
    name_en: str
    scope: str
    permissions: list[str]
    needs_second_factor: bool
    holders: int
    seen: str


class RoleFacts(Body):
    """What a role allows. `scope` own: only work in which the person has a part."""

    name_zh: Name
    name_en: Name
    scope: Annotated[str, OneOf(Role.Scope.values)]
    permissions: Annotated[list[Permission], Field(max_length=len(PERMISSIONS))]
    needs_second_factor: Annotated[bool, Field(strict=True)] = False


class RoleIn(RoleFacts):
    """A role of the organisation's own; its code never changes."""

    code: Code


class RoleChange(RoleFacts):
    """Everything as it is to be; `seen` is the mark that you have read (409 where somebody was faster)."""

    seen: Annotated[str, Field(max_length=100, pattern=PLAIN)]


class NodeOut(Schema):
    """A branch of the tree; `holders`: how many active people hold a role there now."""

    id: int
    name: str
    parent_id: int | None
    path: str
    holders: int


class BranchIn(Body):
    """A branch below another."""

    name: Annotated[str, Field(min_length=1, max_length=120, pattern=PLAIN)]
    parent_id: Id


class BranchName(Body):
    """Another name."""

    name: Annotated[str, Field(min_length=1, max_length=120, pattern=PLAIN)]


ROLE = {
    "code": "dispatcher", "name_zh": "调度员", "name_en": "dispatcher", "scope": "branch",
    "permissions": ["case.see", "visit.plan"], "needs_second_factor": False,
}  # fmt: skip
ROLE_CHANGE = {name: value for name, value in ROLE.items() if name != "code"} | {"seen": "a1b2c3"}


@router.get("/roles", response=list[RoleOut], operation_id="list_roles", summary="List roles")
def list_roles(request: ActorRequest) -> list[RoleOut]:
    """Every role with what it allows."""
    request.actor.must(queries.MANAGE)
    return _roles(list(queries.roles()))


@router.post(
    "/roles", response={201: RoleOut}, operation_id="make_role", summary="Make a role",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": ROLE}}}},
)  # fmt: skip
def post_role(request: ActorRequest, body: RoleIn, key: Key) -> dict[str, Any]:
    """A role of the organisation's own. Only who manages the people of the whole organisation makes roles."""
    _must_manage_all(request)

    def act() -> RoleOut:
        return _roles([queries.role(make_role(actor=request.actor, **body.model_dump()))])[0]

    return written(request, key, body, act, 201)


@router.put(
    "/roles/{code}", response=RoleOut, operation_id="change_role", summary="Change a role",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": ROLE_CHANGE}}}},
)  # fmt: skip
def put_role(request: ActorRequest, code: Code, body: RoleChange, key: Key) -> dict[str, Any]:
    """For everybody who holds it, from now on."""
    _must_manage_all(request)

    def act() -> RoleOut:
        change_role(code=code, actor=request.actor, at=clock.now(), **body.model_dump())
        return _roles([queries.role(code)])[0]

    return written(request, key, body, act)


@router.get("/branches", response=list[NodeOut], operation_id="list_branches", summary="List branches")
def list_branches(request: ActorRequest) -> list[NodeOut]:
    """The branches whose people the caller manages, each behind the one above it."""
    request.actor.must(queries.MANAGE)
    return _nodes([b for b in queries.branches() if request.actor.may(queries.MANAGE, b.path)])


@router.post(
    "/branches", response={201: NodeOut}, operation_id="add_branch", summary="Enter a branch",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": {"name": "大连", "parent_id": 1}}}}},
)  # fmt: skip
def post_branch(request: ActorRequest, body: BranchIn, key: Key) -> dict[str, Any]:
    """A branch below one that the caller manages."""
    request.actor.must(queries.MANAGE)

    def act() -> NodeOut:
        parent = public.branch_for(request.actor, queries.MANAGE, body.parent_id)
        # house: allow foreign-ids because branch_for found it among the actor's branches
        return _nodes([queries.branch(add_branch(name=body.name.strip(), parent_id=parent.id))])[0]

    return written(request, key, body, act, 201)


@router.put(
    "/branches/{branch_id}", response=NodeOut, operation_id="rename_branch", summary="Rename a branch",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": {"name": "大连分公司"}}}}},
)  # fmt: skip
def put_branch(request: ActorRequest, branch_id: InPath, body: BranchName, key: Key) -> dict[str, Any]:
    """Everything at the branch stays as it is."""
    request.actor.must(queries.MANAGE)

    def act() -> NodeOut:
        branch = public.branch_for(request.actor, queries.MANAGE, branch_id)
        rename_branch(branch_id=branch.id, actor=request.actor, name=body.name.strip())
        return _nodes([queries.branch(branch.id)])[0]

    return written(request, key, body, act)


def _must_manage_all(request: ActorRequest) -> None:
    if not queries.manages_all(request.actor):
        raise NotAllowed(str(PERMISSIONS[queries.MANAGE]))


def _roles(roles: list[Role]) -> list[RoleOut]:
    holders = queries.holders_by_role(clock.now())
    names = ("code", "name_zh", "name_en", "scope", "permissions", "needs_second_factor")
    return [
        RoleOut(holders=holders.get(role.pk, 0), seen=mark_of(role), **{name: getattr(role, name) for name in names})
        for role in roles
    ]


def _nodes(branches: list[Branch]) -> list[NodeOut]:
    holders = queries.holders_by_branch(clock.now())
    return [
        NodeOut(id=b.pk, name=b.name, parent_id=b.parent_id, path=b.path, holders=holders.get(b.pk, 0))
        for b in branches
    ]
