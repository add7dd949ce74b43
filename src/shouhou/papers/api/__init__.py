"""The organisation's own columns of the service register, and papers of many cases as one file, for programs."""

import datetime as dt
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Router, Schema
from pydantic import Field

from shouhou.cases import public as cases
from shouhou.documents import public as documents
from shouhou.kernel import clock
from shouhou.kernel.api import PLAIN, PROSE, Body, InPath, Key, Number, OneOf, written
from shouhou.kernel.errors import NotFound
from shouhou.papers import queries
from shouhou.papers.api import personal
from shouhou.papers.forms import asked_by
from shouhou.papers.models import PrintRun
from shouhou.papers.services.fill_register import LONGEST, fill_register
from shouhou.papers.services.order_prints import MOST, order_prints
from shouhou.papers.services.print_paper import OF_CASE
from shouhou.people.public import ActorRequest

router = Router(tags=["papers"])
router.add_router("", personal.router)

Code = Annotated[str, Field(max_length=40, pattern=PLAIN)]


class RegisterColumn(Schema):
    """A column that the organisation has added to the service register."""

    id: int
    code: str
    name_zh: str
    name_en: str
    obligatory: bool


class ColumnIn(Body):
    """A column's names; an obligatory one must be filled before a case is closed."""

    name_zh: Annotated[str, Field(min_length=1, max_length=40, pattern=PLAIN)]
    name_en: Annotated[str, Field(max_length=60, pattern=PLAIN)] = ""
    obligatory: Annotated[bool, Field(strict=True)] = False


class ColumnId(Schema):
    """The column's id."""

    id: int


class ValuesIn(Body):
    """A value for each column's code; an empty one changes nothing."""

    values: Annotated[dict[Code, Annotated[str, Field(max_length=LONGEST, pattern=PROSE)]], Field(max_length=100)]


class FilledOut(Schema):
    """How many values were recorded."""

    recorded: int


class PrintsIn(Body):
    """Which paper of which cases."""

    kind: Annotated[str, OneOf(OF_CASE)]
    numbers: Annotated[list[Number], Field(min_length=1, max_length=MOST)]


class PrintRunOut(Schema):
    """An order to print. The file is there when `done_at` is set; cases that could not be printed are `left_out`."""

    id: int
    kind: str
    numbers: list[str]
    made: int
    left_out: list[str]
    done_at: dt.datetime | None


COLUMN = {"name_zh": "炉号", "name_en": "furnace number", "obligatory": True}


@router.get(
    "/register-columns", response=list[RegisterColumn], operation_id="list_register_columns", summary="List own columns"
)
def list_columns(request: ActorRequest) -> list[Any]:
    """The organisation's own columns of the service register that are in use."""
    request.actor.must("case.see")
    return list(documents.columns())


@router.post(
    "/register-columns", response={201: ColumnId}, operation_id="add_register_column", summary="Add a column",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": COLUMN}}}},
)  # fmt: skip
def post_column(request: ActorRequest, body: ColumnIn, key: Key) -> dict[str, Any]:
    """A column of the organisation's own."""

    def act() -> ColumnId:
        return ColumnId(id=documents.save_column(actor=request.actor, **body.model_dump()).pk)

    return written(request, key, body, act, 201)


@router.put(
    "/register-columns/{column_id}", response=ColumnId, operation_id="change_register_column",
    summary="Change a column", openapi_extra={"requestBody": {"content": {"application/json": {"example": COLUMN}}}},
)  # fmt: skip
def put_column(request: ActorRequest, column_id: InPath, body: ColumnIn, key: Key) -> dict[str, Any]:
    """Another name or mark for a column that is in use."""

    def act() -> ColumnId:
        given = body.model_dump()
        return ColumnId(id=documents.save_column(actor=request.actor, column_id=column_id, **given).pk)

    return written(request, key, body, act)


@router.post(
    "/register-columns/{column_id}/retire", response=ColumnId, operation_id="retire_register_column",
    summary="Take a column out of use",
)  # fmt: skip
def post_retire(request: ActorRequest, column_id: InPath, key: Key) -> dict[str, Any]:
    """What was written in it stays in the files."""

    def act() -> ColumnId:
        documents.retire_column(actor=request.actor, column_id=column_id, now=clock.now())
        return ColumnId(id=column_id)

    return written(request, key, None, act)


@router.post(
    "/cases/{number}/register", response=FilledOut, operation_id="fill_register", summary="Fill own columns",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": {"values": {"c1": "A-17"}}}}}},
)  # fmt: skip
def post_values(request: ActorRequest, number: Number, body: ValuesIn, key: Key) -> dict[str, Any]:
    """The organisation's own columns for one case; each value that differs is recorded."""

    def act() -> FilledOut:
        case = cases.case_for(request.actor, number)
        now = clock.now()
        return FilledOut(recorded=fill_register(case_id=case.id, values=body.values, actor=request.actor, now=now))

    return written(request, key, body, act)


@router.post(
    "/prints", response={201: PrintRunOut}, operation_id="order_prints", summary="Order papers of many cases",
    openapi_extra={"requestBody": {"content": {"application/json": {
        "example": {"kind": "work_order", "numbers": ["S0000001-7"]}}}}},
)  # fmt: skip
def post_prints(request: ActorRequest, body: PrintsIn, key: Key) -> dict[str, Any]:
    """One PDF, made by the worker: ask for the order until it is done, then fetch its file."""
    request.actor.must("case.see")

    def act() -> PrintRunOut:
        run_id = order_prints(asked=asked_by(request), kind=body.kind, numbers=body.numbers)
        return PrintRunOut.from_orm(_own(request, run_id))

    return written(request, key, body, act, 201)


@router.get("/prints/{run_id}", response=PrintRunOut, operation_id="get_prints", summary="Read an order to print")
def get_prints(request: ActorRequest, run_id: InPath) -> PrintRun:
    """How far the worker is with an order of the caller's."""
    return _own(request, run_id)


@router.get("/prints/{run_id}/file", operation_id="get_prints_file", summary="Fetch what was printed")
def get_prints_file(request: ActorRequest, run_id: InPath) -> HttpResponse:
    """The PDF of an order of the caller's that is done."""
    run = _own(request, run_id)
    if run.pdf is None:
        raise NotFound
    name = f"{run.kind.replace('_', '-')}-{run.pk}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(bytes(run.pdf), content_type="application/pdf", headers=headers)


def _own(request: ActorRequest, run_id: int) -> PrintRun:
    run = queries.run_of(run_id, request.actor.id)
    if run is None:
        raise NotFound
    return run
