"""The staff for programs: listed, entered, changed, invited, given roles, deactivated."""

import datetime as dt
from typing import Annotated, Any

from ninja import Router, Schema
from pydantic import Field

from shouhou.kernel import clock, paging
from shouhou.kernel.api import (
    PAGE,
    PLAIN,
    After,
    Body,
    Id,
    InPath,
    Instant,
    Key,
    Limit,
    OneOf,
    Query,
    written,
)
from shouhou.kernel.errors import NotAllowed, NotFound
from shouhou.people import public, queries
from shouhou.people.models import Grant, User
from shouhou.people.public import ActorRequest
from shouhou.people.services.add_person import add_person
from shouhou.people.services.change_person import FIELDS, change_person, mark_of
from shouhou.people.services.deactivate_person import deactivate_person
from shouhou.people.services.end_grant import end_grant
from shouhou.people.services.end_sessions import end_sessions
from shouhou.people.services.forget_factors import forget_factors
from shouhou.people.services.grant_role import grant_role
from shouhou.people.services.invite_person import LIFE, invite_person
from shouhou.people.services.reactivate_person import reactivate_person
from shouhou.people.services.revoke_token import revoke_token

router = Router(tags=["people"])

MANAGE = queries.MANAGE
RoleCode = Annotated[str, Field(min_length=1, max_length=40, pattern=PLAIN, examples=["engineer"])]
Language = Annotated[str, OneOf(["zh-hans", "en"])]


class GrantOut(Schema):
    """A role that somebody holds at a branch from one instant until another, which is not included."""

    id: int
    role: str
    branch_id: int
    branch: str
    since_at: dt.datetime
    until_at: dt.datetime | None


class PersonOut(Schema):
    """A member of the staff. `theirs`: the caller may change them. `seen`: send it back with a change."""

    id: int
    name: str
    username: str
    mobile: str
    email: str
    language: str
    is_active: bool
    theirs: bool
    seen: str
    grants: list[GrantOut]


class PeoplePage(Schema):
    """A page of people by name; `next` is the `after` of the following page, null on the last."""

    items: list[PersonOut]
    next: str | None


class PersonFacts(Body):
    """How somebody is called, signs in and is reached."""

    name: Annotated[str, Field(min_length=1, max_length=60, pattern=PLAIN)]
    username: Annotated[str, Field(min_length=1, max_length=60, pattern=PLAIN)]
    mobile: Annotated[str, Field(max_length=20, pattern=PLAIN)] = ""
    email: Annotated[str, Field(max_length=200, pattern=r"^([^@\s\x00-\x1f]+@[^@\s\x00-\x1f]+)?$")] = ""
    language: Language = "zh-hans"


class PersonIn(PersonFacts):
    """Somebody new with a first role. They cannot sign in before they are invited."""

    role: RoleCode
    branch_id: Id


class PersonChange(PersonFacts):
    """Everything as it is to be; `seen` is the mark that you have read (409 where somebody was faster)."""

    seen: Annotated[str, Field(max_length=100, pattern=PLAIN)]


class PersonEntered(Schema):
    """The id of what was entered."""

    id: int


class InvitationOut(Schema):
    """The link that opens the way in once, until it ends. It is shown in the first answer only: `path` is empty where the
    same request is repeated, because only its hash is kept."""

    path: str
    expires_at: dt.datetime


class GrantIn(Body):
    """A role at a branch, from now or a later instant on."""

    role: RoleCode
    branch_id: Id
    since: Instant | None = None
    until: Instant | None = None


class GrantEnd(Body):
    """The instant from which on the role is no longer held; left out: now."""

    until: Instant | None = None


class EndedOut(Schema):
    """How many were ended."""

    ended: int


PERSON = {"name": "王磊", "username": "wanglei", "mobile": "13900000001", "role": "engineer", "branch_id": 1}
CHANGE = {"name": "王磊", "username": "wanglei", "mobile": "13900000001", "seen": "a1b2c3"}
GRANT = {"role": "engineer", "branch_id": 1, "until": "2026-12-31T16:00:00+08:00"}


@router.get("/people", response=PeoplePage, operation_id="list_people", summary="List or find people")
def list_people(
    request: ActorRequest, q: Query = "", role: Annotated[str, Field(max_length=40, pattern=PLAIN)] = "",
    state: Annotated[str, OneOf(["active", "inactive", "all"])] = "active", after: After = "", limit: Limit = PAGE,
) -> PeoplePage:  # fmt: skip
    """The people whom the caller manages, by name. `q`: name, pinyin, initials, user name or mobile number."""
    request.actor.must(MANAGE)
    now = clock.now()
    rows = queries.matching(
        queries.visible_people(request.actor), text=q, branch_path="", role=role, state=state, at=now
    )
    place = paging.place(after, "people", str, int)
    found = list(queries.by_name(rows, (place[0], place[1]) if place else None)[: limit + 1])
    page, more = found[:limit], len(found) > limit
    return PeoplePage(
        items=_out(request, page), next=paging.cursor("people", page[-1].name, page[-1].pk) if more else None
    )


@router.get("/people/{person_id}", response=PersonOut, operation_id="get_person", summary="Read a person")
def get_person(request: ActorRequest, person_id: InPath) -> PersonOut:
    """Somebody whom the caller manages, with all roles, those that have ended too."""
    request.actor.must(MANAGE)
    return _one(request, person_id)


@router.post(
    "/people", response={201: PersonEntered}, operation_id="add_person", summary="Enter a person",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": PERSON}}}},
)  # fmt: skip
def post_person(request: ActorRequest, body: PersonIn, key: Key) -> dict[str, Any]:
    """Somebody new at a branch whose people the caller manages. Invite them, so that they can sign in."""
    request.actor.must(MANAGE)

    def act() -> PersonEntered:
        branch = public.branch_for(request.actor, MANAGE, body.branch_id)
        given = body.model_dump(exclude={"branch_id"})
        # house: allow foreign-ids because branch_for found it among the actor's branches
        return PersonEntered(id=add_person(password=None, branch_id=branch.id, at=clock.now(), **given))

    return written(request, key, body, act, 201)


@router.put(
    "/people/{person_id}", response=PersonOut, operation_id="change_person", summary="Change a person",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": CHANGE}}}},
)  # fmt: skip
def put_person(request: ActorRequest, person_id: InPath, body: PersonChange, key: Key) -> dict[str, Any]:
    """How they are called, sign in and are reached. Nothing is saved where somebody else was faster (409)."""

    def act() -> PersonOut:
        change_person(person_id=person_id, actor=request.actor, at=clock.now(), **body.model_dump())
        return _one(request, person_id)

    return written(request, key, body, act)


@router.post(
    "/people/{person_id}/invite", response=InvitationOut, operation_id="invite_person", summary="Invite a person"
)
def post_invite(request: ActorRequest, person_id: InPath, key: Key) -> dict[str, Any]:
    """A link that is good once, for seven days: for a new colleague, or for who has forgotten the password. An earlier one
    is void from now on."""
    now, made = clock.now(), {}

    def act() -> InvitationOut:
        made["path"] = f"/invitation/{invite_person(person_id=person_id, actor=request.actor, at=now)}"
        return InvitationOut(path="", expires_at=now + LIFE)

    return written(request, key, None, act) | made


@router.post(
    "/people/{person_id}/deactivate", response=PersonOut, operation_id="deactivate_person",
    summary="Deactivate a person",
)  # fmt: skip
def post_deactivate(request: ActorRequest, person_id: InPath, key: Key) -> dict[str, Any]:
    """They are signed out everywhere at once and their keys are revoked. Their open cases stay theirs: hand them over."""

    def act() -> PersonOut:
        deactivate_person(person_id=person_id, actor=request.actor, at=clock.now())
        return _one(request, person_id)

    return written(request, key, None, act)


@router.post(
    "/people/{person_id}/reactivate", response=PersonOut, operation_id="reactivate_person",
    summary="Let a person sign in again",
)  # fmt: skip
def post_reactivate(request: ActorRequest, person_id: InPath, key: Key) -> dict[str, Any]:
    """With the roles that have not ended; keys that were revoked stay revoked."""

    def act() -> PersonOut:
        reactivate_person(person_id=person_id, actor=request.actor, at=clock.now())
        return _one(request, person_id)

    return written(request, key, None, act)


@router.post(
    "/people/{person_id}/sign-out", response=EndedOut, operation_id="sign_person_out",
    summary="Sign a person out everywhere",
)  # fmt: skip
def post_sign_out(request: ActorRequest, person_id: InPath, key: Key) -> dict[str, Any]:
    """Every session of theirs ends."""
    person = _theirs(request, person_id)
    return written(request, key, None, lambda: EndedOut(ended=end_sessions(user_id=person.pk)))


@router.post(
    "/people/{person_id}/forget-factors", response=EndedOut, operation_id="forget_factors",
    summary="Forget a person's second factors",
)  # fmt: skip
def post_forget_factors(request: ActorRequest, person_id: InPath, key: Key) -> dict[str, Any]:
    """Passkeys, authenticator app and recovery codes are gone: the phone or the key is lost."""

    def act() -> EndedOut:
        return EndedOut(ended=forget_factors(person_id=person_id, actor=request.actor, at=clock.now()))

    return written(request, key, None, act)


@router.post(
    "/people/{person_id}/tokens/{token_id}/revoke", response=PersonEntered, operation_id="revoke_token_of_person",
    summary="Revoke a person's key",
)  # fmt: skip
def post_revoke_of_person(request: ActorRequest, person_id: InPath, token_id: InPath, key: Key) -> dict[str, Any]:
    """The key opens nothing from now on."""
    person = _theirs(request, person_id)

    def act() -> PersonEntered:
        token = queries.tokens_of(person.pk).filter(pk=token_id).first()
        if token is None:
            raise NotFound
        revoke_token(token_id=token.pk, user_id=person.pk, at=clock.now())
        return PersonEntered(id=token.pk)

    return written(request, key, None, act)


@router.post(
    "/people/{person_id}/grants", response={201: PersonEntered}, operation_id="grant_role", summary="Give a role",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": GRANT}}}},
)  # fmt: skip
def post_grant(request: ActorRequest, person_id: InPath, body: GrantIn, key: Key) -> dict[str, Any]:
    """A role at a branch whose people the caller manages, from now or a later instant on."""
    request.actor.must(MANAGE)

    def act() -> PersonEntered:
        person, now = queries.visible_person(request.actor, person_id), clock.now()
        branch = public.branch_for(request.actor, MANAGE, body.branch_id)
        since = max(now, body.since) if body.since else now
        return PersonEntered(
            # house: allow foreign-ids because branch_for found it among the actor's branches
            id=grant_role(user_id=person.pk, role=body.role, branch_id=branch.id, at=since, until=body.until)
        )

    return written(request, key, body, act, 201)


@router.post(
    "/grants/{grant_id}/end", response=PersonEntered, operation_id="end_grant", summary="End a role",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": {"until": GRANT["until"]}}}}},
)  # fmt: skip
def post_grant_end(request: ActorRequest, grant_id: InPath, body: GrantEnd, key: Key) -> dict[str, Any]:
    """At once or at a later instant; one that has not begun is taken back whole."""
    request.actor.must(MANAGE)

    def act() -> PersonEntered:
        now = clock.now()
        end_grant(grant_id=grant_id, actor=request.actor, until=body.until or now, now=now)
        return PersonEntered(id=grant_id)

    return written(request, key, body, act)


def _theirs(request: ActorRequest, person_id: int) -> User:
    """Somebody whom the caller may change; NotFound or NotAllowed otherwise."""
    request.actor.must(MANAGE)
    person = queries.visible_person(request.actor, person_id)
    if not queries.reaches(request.actor, person, clock.now()):
        raise NotAllowed
    return person


def _one(request: ActorRequest, person_id: int) -> PersonOut:
    return _out(request, [queries.visible_person(request.actor, person_id)])[0]


def _out(request: ActorRequest, people: list[User]) -> list[PersonOut]:
    now, grants = clock.now(), queries.grants_of([person.pk for person in people])
    return [
        PersonOut(
            id=person.pk, is_active=person.is_active, theirs=queries.reaches(request.actor, person, now),
            seen=mark_of(person), grants=[_grant(grant) for grant in grants.get(person.pk, [])],
            **{name: getattr(person, name) or "" for name in FIELDS},
        )
        for person in people
    ]  # fmt: skip


def _grant(grant: Grant) -> GrantOut:
    return GrantOut(
        id=grant.pk, role=grant.role.code, branch_id=grant.branch_id, branch=grant.branch.name,
        since_at=grant.since_at, until_at=grant.until_at,
    )  # fmt: skip
