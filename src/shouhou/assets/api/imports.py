"""Bringing customers and units along in a file, for programs: what it would do, doing it, and back."""

import datetime as dt
import hashlib
from typing import Annotated, Any, Literal, cast

from django.utils.translation import get_language
from ninja import File, Router, Schema
from ninja.files import UploadedFile
from pydantic import Field

from shouhou.assets import queries
from shouhou.assets.models import Import
from shouhou.assets.services.cancel_import import cancel_import
from shouhou.assets.services.order_import import order_import
from shouhou.assets.services.read_import import read_import
from shouhou.assets.services.undo_import import undo_import
from shouhou.kernel import clock, paging
from shouhou.kernel.api import PAGE, After, Body, InPath, Key, Limit, written
from shouhou.kernel.errors import NotFound
from shouhou.kernel.public import once
from shouhou.people.public import ActorRequest

router = Router(tags=["customers"])

IMPORT = "customer.import"
Doing = Literal["check", "carry_out"] | None


class ImportRow(Schema):
    """What a row would do, or did. `state`: new, changed, same or wrong; `errors` by column."""

    row: int
    state: str
    effects: list[str]
    about: str
    errors: dict[str, str]


class ImportOut(Schema):
    """A file that the caller has brought. `counts`: its rows by state. `update`: known ones take the file's values.

    `doing`: what the worker is at, `check` or `carry_out`, and how many of its `rows` it has `seen`; null when it is through.
    `trouble`: why the last of it came to nothing, empty where it did not.
    """

    id: int
    file_name: str
    uploaded_at: dt.datetime
    update: bool
    done_at: dt.datetime | None
    undone_at: dt.datetime | None
    counts: dict[str, int]
    rows: int
    doing: Doing
    seen: int
    trouble: str


class ImportRows(Schema):
    """A page of rows; `next` is the `after` of the following page, null on the last."""

    items: list[ImportRow]
    next: str | None


class CheckIn(Body):
    """What becomes of customers and units that are known already."""

    update: Annotated[bool, Field(strict=True)]


@router.get("/imports", response=list[ImportOut], operation_id="list_imports", summary="List your imports")
def list_imports(request: ActorRequest) -> list[ImportOut]:
    """The last hundred files that the caller has brought, the newest first."""
    request.actor.must(IMPORT)
    return [_out(brought) for brought in queries.imports_of(request.actor.id)[:100]]


@router.post("/imports", response={201: ImportOut}, operation_id="read_import", summary="Bring a file")
def post_import(request: ActorRequest, key: Key, file: File[UploadedFile]) -> dict[str, Any]:
    """Send a list (.xlsx or .csv, as the template has it) as multipart/form-data. The worker looks through it, and nothing of
    it is carried out: read the import until `doing` is null, then its rows, then run it."""
    request.actor.must(IMPORT)
    content, name = file.read(), file.name or ""

    def act() -> tuple[int, Any]:
        import_id = read_import(content=content, name=name, actor=request.actor, language=_language(), now=clock.now())
        return 201, _out(_own(request, import_id)).model_dump(mode="json")

    _status, answer = once(key, request.actor.id, [request.path, name, hashlib.sha256(content).hexdigest()], act)
    return dict(answer)


@router.get("/imports/{import_id}", response=ImportOut, operation_id="get_import", summary="Read an import")
def get_import(request: ActorRequest, import_id: InPath) -> ImportOut:
    """One file of the caller's, with how many rows would do what."""
    return _out(_own(request, import_id))


@router.get(
    "/imports/{import_id}/rows", response=ImportRows, operation_id="list_import_rows", summary="Read an import's rows"
)
def list_import_rows(request: ActorRequest, import_id: InPath, after: After = "", limit: Limit = PAGE) -> ImportRows:
    """What each row would do; once it was carried out, what it did."""
    brought = _own(request, import_id)
    (seen,) = paging.place(after, "import-rows", int) or (0,)
    rows = [row for row in brought.outcome if row["row"] > seen]
    items = [
        ImportRow(**{"about": "", **{n: row[n] for n in ImportRow.model_fields if n in row}}) for row in rows[:limit]
    ]
    return ImportRows(items=items, next=paging.cursor("import-rows", items[-1].row) if len(rows) > limit else None)


@router.post(
    "/imports/{import_id}/check", response=ImportOut, operation_id="check_import", summary="Look through a file again",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": {"update": True}}}}},
)  # fmt: skip
def post_check(request: ActorRequest, import_id: InPath, body: CheckIn, key: Key) -> dict[str, Any]:
    """As things stand now; `update`: known customers and units take what the file says. The worker does it: read the import
    until `doing` is null."""

    def act() -> ImportOut:
        brought = _own(request, import_id)
        order_import(
            import_id=brought.pk,
            doing=Import.Doing.CHECK,
            actor=request.actor,
            language=_language(),
            update=body.update,
        )
        return _out(_own(request, brought.pk))

    return written(request, key, body, act)


@router.post("/imports/{import_id}/run", response=ImportOut, operation_id="run_import", summary="Carry out an import")
def post_run(request: ActorRequest, import_id: InPath, key: Key) -> dict[str, Any]:
    """All right rows as they were shown, or nothing at all. The worker does it: read the import until `doing` is null. Then
    `done_at` is set; or `trouble` says that a row would do something else now, and the rows say what."""

    def act() -> ImportOut:
        brought = _own(request, import_id)
        order_import(import_id=brought.pk, doing=Import.Doing.CARRY_OUT, actor=request.actor, language=_language())
        return _out(_own(request, brought.pk))

    return written(request, key, None, act)


@router.post(
    "/imports/{import_id}/cancel", response=ImportOut, operation_id="cancel_import", summary="Stop work on an import"
)
def post_cancel(request: ActorRequest, import_id: InPath, key: Key) -> dict[str, Any]:
    """The worker stops, and has written nothing; what is carried out already stays until it is undone."""

    def act() -> ImportOut:
        brought = _own(request, import_id)
        cancel_import(import_id=brought.pk, actor=request.actor)
        return _out(_own(request, brought.pk))

    return written(request, key, None, act)


@router.post("/imports/{import_id}/undo", response=ImportOut, operation_id="undo_import", summary="Undo an import")
def post_undo(request: ActorRequest, import_id: InPath, key: Key) -> dict[str, Any]:
    """Within a day; where something has happened since, every reason at once and nothing is undone (409)."""

    def act() -> ImportOut:
        brought = _own(request, import_id)
        undo_import(import_id=brought.pk, actor=request.actor, now=clock.now())
        return _out(_own(request, brought.pk))

    return written(request, key, None, act)


def _own(request: ActorRequest, import_id: int) -> Import:
    request.actor.must(IMPORT)
    brought = queries.imports_of(request.actor.id).filter(pk=import_id).first()
    if brought is None:
        raise NotFound
    return brought


def _language() -> str:
    return get_language() or "zh-hans"


def _out(brought: Import) -> ImportOut:
    states = [row["state"] for row in brought.outcome]
    names = ("file_name", "uploaded_at", "update", "done_at", "undone_at", "seen", "trouble")
    return ImportOut(
        id=brought.pk, rows=brought.rows or len(states), doing=cast("Doing", brought.doing or None),
        counts={state: states.count(state) for state in sorted(set(states))}, **{name: getattr(brought, name) for name in names},
    )  # fmt: skip
