"""Working calendars for programs: the hours of a week from a day on, the days of a year."""

from typing import Annotated, Any

from django.forms import Form
from ninja import Router, Schema
from pydantic import Field

from shouhou.kernel import clock
from shouhou.kernel.api import PLAIN, PROSE, Body, Day, InPath, Key, written
from shouhou.kernel.errors import Invalid
from shouhou.people import public as people
from shouhou.people.public import ActorRequest
from shouhou.timeline import public as spine
from shouhou.workbench.forms import WEEKDAYS, WeekForm, YearForm

router = Router(tags=["settings"])

PERMISSION = "settings.manage"
Hours = Annotated[str, Field(max_length=100, pattern=PLAIN, examples=["08:00-12:00, 13:00-17:00"])]
Year = Annotated[int, Field(ge=2000, le=2099)]


class WeekIn(Body):
    """The hours of each day, Monday first, from a day on; an empty text is a day off."""

    from_on: Day
    hours: Annotated[list[Hours], Field(min_length=len(WEEKDAYS), max_length=len(WEEKDAYS))]


class YearIn(Body):
    """One day or range a line, then 休 (off) or 班 (worked)."""

    days: Annotated[str, Field(max_length=20_000, pattern=PROSE)]


class EnteredOut(Schema):
    """How many open cases and entries are looked at again."""

    subjects: int


WEEK = {"from_on": "2026-03-02", "hours": [*["08:00-12:00, 13:00-17:00"] * 5, "", ""]}
DAYS = {"days": "2026-02-16..2026-02-23 休\n2026-02-14 班 周一"}


@router.post(
    "/branches/{branch_id}/calendar/hours", response=EnteredOut, operation_id="enter_hours", summary="Enter hours",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": WEEK}}}},
)  # fmt: skip
def post_hours(request: ActorRequest, branch_id: InPath, body: WeekIn, key: Key) -> dict[str, Any]:
    """The working hours of a branch from a day on; what was counted by them is counted anew."""
    request.actor.must(PERMISSION)

    def act() -> EnteredOut:
        day = f"{body.from_on:%Y-%m-%d}" if body.from_on.year >= 1000 else ""
        form = WeekForm({"from_on": day, **{f"day_{n}": text for n, text in enumerate(body.hours)}}, {})
        _check(form)
        return _entered(request, branch_id, week=(form.cleaned_data["from_on"], form.hours()))

    return written(request, key, body, act)


@router.post(
    "/branches/{branch_id}/calendar/years/{year}", response=EnteredOut, operation_id="enter_year",
    summary="Enter the days of a year",
    openapi_extra={"requestBody": {"content": {"application/json": {"example": DAYS}}}},
)  # fmt: skip
def post_year(request: ActorRequest, branch_id: InPath, year: Year, body: YearIn, key: Key) -> dict[str, Any]:
    """Days off and worked days of a branch; what was counted by them is counted anew."""
    request.actor.must(PERMISSION)

    def act() -> EnteredOut:
        form = YearForm({"days": body.days}, None, year, "")
        _check(form)
        return _entered(request, branch_id, year=(year, form.cleaned_data["read"]))

    return written(request, key, body, act)


def _check(form: Form) -> None:
    if not form.is_valid():
        raise Invalid({name: str(messages[0]) for name, messages in form.errors.items()})


def _entered(request: ActorRequest, branch_id: int, **what: Any) -> EnteredOut:
    branch = people.branch_for(request.actor, PERMISSION, branch_id)
    given = {"branch_id": branch.id, "branch_path": branch.path, "entered_by": request.actor.id, "now": clock.now()}
    return EnteredOut(subjects=spine.enter_calendar(**given, **what))  # type: ignore[arg-type]
