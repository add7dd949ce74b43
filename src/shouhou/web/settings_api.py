"""What the settings do across contexts, for programs: the audit, personal data shown, a branch's place in the tree."""

import datetime as dt
from typing import Annotated, Any

from ninja import Path, Router, Schema
from pydantic import Field

from shouhou.customers import public as customers
from shouhou.kernel import clock, numbers, paging
from shouhou.kernel.api import LARGEST_ID, PAGE, PLAIN, Body, Day, Id, InPath, Key, Limit, OneOf, written
from shouhou.people import public as people
from shouhou.people.public import ActorRequest
from shouhou.web import audit, things
from shouhou.web.services.move_branch import move_branch
from shouhou.web.services.set_numbering import set_numbering

router = Router(tags=["settings"])

NUMBERING = {"prefix": "FW", "year_digits": 2, "width": 6, "version": 0}
Letters = Annotated[str, Path(max_length=4, pattern="^[A-Z]+$")]
KINDS = [name for name, thing in things.THINGS.items() if thing.columns]
Place = Annotated[str, Field(max_length=600, pattern=r"^[A-Za-z0-9_-]*$", description="`next` of the page before")]
Person = Annotated[int, Field(ge=0, le=LARGEST_ID)]


class ChangedColumn(Schema):
    """One column that changed; a new row has no `before`, a removed one no `after`."""

    column: str
    before: str
    after: str


class ChangeOut(Schema):
    """A row that was entered (insert), changed (update) or removed (delete), in words. Personal data is not told."""

    at: dt.datetime
    by: str
    what: str
    kind: str
    name: str
    request: str
    columns: list[ChangedColumn]


class ChangePage(Schema):
    """Fifty changes, the newest first; `next` is the `after` of the following page, null on the last."""

    items: list[ChangeOut]
    next: str | None


class DisclosureOut(Schema):
    """Somebody was shown personal data whole: of one customer, or of `count` customers in a file."""

    id: int
    at: dt.datetime
    user_id: int
    customer_id: int | None
    count: int


class DisclosurePage(Schema):
    """Disclosures, the newest first; `next` is the `after` of the following page, null on the last."""

    items: list[DisclosureOut]
    next: str | None


class SeriesOut(Schema):
    """How the numbers of a series are written. `year_digits`: 0, 2 or 4; `next`: the number that it gives next."""

    series: str
    prefix: str
    year_digits: int
    width: int
    version: int
    next: str


class SeriesIn(Body):
    """How they are to be written from now on; `version` is the one that was read."""

    prefix: Annotated[str, Field(max_length=20, pattern=PLAIN)]
    year_digits: Annotated[int, Field(ge=0, le=9)]
    width: Annotated[int, Field(ge=0, le=99)]
    version: Annotated[int, Field(ge=0, le=LARGEST_ID)]


class MoveBranch(Body):
    """The branch below which it stands from now on."""

    parent_id: Id


class BranchPlace(Schema):
    """Where a branch stands."""

    id: int
    name: str
    parent_id: int | None
    path: str


@router.get("/audit/changes", response=ChangePage, operation_id="list_changes", summary="Who changed what")
def list_changes(
    request: ActorRequest, kind: Annotated[str, OneOf(["", *KINDS])] = "", by: Person = 0, about: Person = 0,
    since: Day | None = None, until: Day | None = None, after: Place = "",
) -> ChangePage:  # fmt: skip
    """The changes that the caller may audit, the newest first. `by`: a person's id; `about`: the id of one thing of a
    `kind`; `until` is the last day that is looked at."""
    request.actor.must("audit.see")
    wanted = audit.Filter(
        by=by, kind=kind, about=about, since=_midnight(since) if since else None,
        until=_midnight(until + dt.timedelta(days=1)) if until and until < dt.date.max else None,
    )  # fmt: skip
    page, further = audit.changes(request.actor, wanted, after)
    return ChangePage(items=[_change(one) for one in page], next=further or None)


@router.get(
    "/audit/disclosures", response=DisclosurePage, operation_id="list_disclosures",
    summary="Who was shown personal data",
)  # fmt: skip
def list_disclosures(
    request: ActorRequest, by: Person = 0, after: Place = "", limit: Limit = PAGE
) -> DisclosurePage:  # fmt: skip
    """What the caller may audit of it, the newest first; files are told to who audits the whole organisation."""
    request.actor.must("audit.see")
    place = paging.place(after, "disclosures", dt.datetime, int)
    behind = (place[0], place[1]) if place else None
    found = customers.disclosures(request.actor, by=by, after=behind, limit=limit + 1)
    page, more = found[:limit], len(found) > limit
    names = DisclosureOut.model_fields
    return DisclosurePage(
        items=[DisclosureOut(**{name: getattr(one, name) for name in names}) for one in page],
        next=paging.cursor("disclosures", page[-1].at, page[-1].id) if more else None,
    )


@router.post(
    "/branches/{branch_id}/move", response=BranchPlace, operation_id="move_branch", summary="Move a branch",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": {"parent_id": 1}}}}},
)  # fmt: skip
def post_move_branch(request: ActorRequest, branch_id: InPath, body: MoveBranch, key: Key) -> dict[str, Any]:
    """Below another branch, while nothing stands at it that is bound to its place (409 names what does)."""
    request.actor.must("people.manage")

    def act() -> BranchPlace:
        branch = people.branch_for(request.actor, "people.manage", branch_id)
        parent = people.branch_for(request.actor, "people.manage", body.parent_id)
        move_branch(branch_id=branch.id, actor=request.actor, parent_id=parent.id)
        return BranchPlace(**vars(people.branch_for(request.actor, "people.manage", branch.id)))

    return written(request, key, body, act)


@router.get("/numbering", response=list[SeriesOut], operation_id="list_numbering", summary="How numbers are written")
def list_numbering(request: ActorRequest) -> list[SeriesOut]:
    """Cases (S), visits (V) and entries of registers (R), each with the number that it gives next."""
    request.actor.must("settings.manage")
    return [_series(series) for series in numbers.SERIES]


@router.put(
    "/numbering/{series}", response=SeriesOut, operation_id="set_numbering", summary="Write numbers otherwise",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": NUMBERING}}}},
)  # fmt: skip
def put_numbering(request: ActorRequest, series: Letters, body: SeriesIn, key: Key) -> dict[str, Any]:
    """From now on; the numbers that were given stay. The count goes on, and letters of another series are never taken."""
    request.actor.must("settings.manage")

    def act() -> SeriesOut:
        set_numbering(series=series, actor=request.actor, **body.model_dump())
        return _series(series)

    return written(request, key, body, act)


def _series(series: str) -> SeriesOut:
    form = numbers.form_of(series)
    return SeriesOut(
        series=series, prefix=form.prefix, year_digits=form.year_digits, width=form.width,
        version=numbers.version_of(series), next=form.write(numbers.upcoming(series)),
    )  # fmt: skip


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), clock.zone())


def _change(one: audit.Change) -> ChangeOut:
    columns = [ChangedColumn(column=name, before=before, after=after) for name, before, after in one.columns]
    return ChangeOut(**(vars(one) | {"columns": columns}))
