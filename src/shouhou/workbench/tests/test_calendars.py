"""The working calendars on the screen."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.policy import public as policy
from shouhou.policy.models import CalendarYear, WorkingWeek

Reader = Callable[..., Client]
WEEK = {"from_on": "2026-03-01", **{f"day_{n}": "08:30-12:00 13:30-17:30" for n in range(5)}}
YEAR = "日期,安排,备注\n2026-05-01..2026-05-05,休,劳动节\n2026-05-09,班,周五"


@pytest.fixture
def address(world: World) -> Callable[..., str]:
    def made(name: str, branch: str = "company", *more: int) -> str:
        return reverse(name, args=[world.branches[branch], *more])

    return made


def test_it_says_what_is_missing(reader: Reader, world: World, address: Callable[..., str]) -> None:
    ann = reader("ann", "en")
    assert "2026 not entered" in ann.get(reverse("calendar_list")).content.decode()
    page = ann.get(address("calendar")).content.decode()
    assert "No working hours yet" in page
    assert "A limit in working time that reaches into this year is undecided." in page


def test_it_tells_what_will_happen_and_then_enters_it(
    reader: Reader, world: World, address: Callable[..., str]
) -> None:
    ann = reader("ann", "en")
    with nothing_changed():
        told = ann.post(address("calendar_hours"), WEEK).content.decode()
    assert "From 2026-03-01 on these hours count." in told
    assert ann.post(address("calendar_hours"), {**WEEK, "confirmed": "yes"})["Location"] == address("calendar")
    with nothing_changed():
        told = ann.post(address("calendar_year", "company", 2026), {"days": YEAR}).content.decode()
    assert "5 days of 2026 are off, 1 are worked against the week." in told
    ann.post(address("calendar_year", "company", 2026), {"days": YEAR, "confirmed": "yes"})
    page = ann.get(address("calendar", "shenyang")).content.decode()
    assert "08:30-12:00 13:30-17:30" in page
    assert "05-01 – 05-05" in page
    assert "worked, hours of Friday" in page
    assert {WorkingWeek.objects.get().entered_by_id, CalendarYear.objects.get().entered_by_id} == {world.people["ann"]}
    assert "2026-05-01..2026-05-05 休" in ann.get(address("calendar_year", "company", 2026)).content.decode()
    assert "安然" in ann.get(address("calendar")).content.decode()


def test_a_first_entry_begins_with_usual_hours_that_somebody_confirms(
    reader: Reader, address: Callable[..., str]
) -> None:
    ann = reader("ann", "en")
    with nothing_changed():
        page = ann.get(address("calendar_hours")).content.decode()
    assert page.count('value="08:30-12:00 13:30-17:30"') == 5


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_it_reads_a_file(reader: Reader, address: Callable[..., str], encoding: str) -> None:
    file = SimpleUploadedFile("2026.csv", YEAR.encode(encoding))
    told = reader("ann", "en").post(address("calendar_year", "company", 2026), {"file": file}).content.decode()
    assert "5 days of 2026 are off" in told
    assert "2026-05-01..2026-05-05,休,劳动节" in told  # what was read is sent along


@pytest.mark.parametrize(
    ("name", "more", "given", "says"),
    [
        ("calendar_hours", (), {**WEEK, "day_1": "9 to 5"}, "Write hours as"),
        ("calendar_hours", (), {"from_on": "2026-03-01"}, "at least one day"),
        ("calendar_hours", (), {**WEEK, "from_on": ""}, "required"),
        ("calendar_hours", (), {**WEEK, "from_on": "1999-01-01", "confirmed": "yes"}, "A year from 2000 to 2099."),
        ("calendar_year", (2026,), {"days": "2026-05-01 休\n2027-05-01 休"}, "Line 2: This day is not in 2026."),
        ("calendar_year", (2026,), {"file": SimpleUploadedFile("a.csv", b"\xff\xff\xff")}, "no text file"),
    ],
)
def test_it_says_what_is_wrong_and_what_was_typed_stays(
    reader: Reader, address: Callable[..., str], name: str, more: tuple[int, ...], given: dict[str, object], says: str
) -> None:
    ann = reader("ann", "en")
    with nothing_changed():
        answer = ann.post(address(name, "company", *more), given)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    for typed in (value for key, value in given.items() if key in ("day_0", "days")):
        assert str(typed) in answer.content.decode()


def test_a_year_far_away_is_none(reader: Reader, address: Callable[..., str]) -> None:
    assert reader("ann").get(address("calendar_year", "company", 1999)).status_code == 404


def test_it_names_the_clauses_that_count_by_it(reader: Reader, world: World, address: Callable[..., str]) -> None:
    policy.adopt_regulation(
        slug="building-systems",
        branch_id=world.branches["dalian"],
        from_on=world.now.date(),
        settings={"guarantee": "24 months"},
    )
    page = reader("ann").get(address("calendar", "dalian")).content.decode()
    assert "/regulations/building-systems/BSC-2.2.2.5" in page


def test_it_is_for_whoever_keeps_the_settings(reader: Reader, address: Callable[..., str]) -> None:
    lin = reader("lin")
    with nothing_changed():
        assert lin.get(reverse("calendar_list")).status_code == 403
        assert lin.post(address("calendar_hours", "shenyang"), {**WEEK, "confirmed": "yes"}).status_code == 403
