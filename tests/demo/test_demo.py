"""The demo organisation: made once, alive at once, its past filled piece by piece, its clock to play with."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

import pytest
from django.contrib.auth import authenticate
from django.db import connection

from shouhou.assets.models import Unit
from shouhou.cases.models import Case
from shouhou.cases.public import record_act, register_request
from shouhou.cli.main import main
from shouhou.config.demo import division, divisions, first_start, history, playing
from shouhou.config.demo.clock import NoDemo, set_clock
from shouhou.config.demo.organisation import HISTORY, PASSWORD, STAFF
from shouhou.config.scenarios.queue import let_time_pass
from shouhou.customers.models import Customer
from shouhou.kernel import clock
from shouhou.kernel.errors import Refused
from shouhou.kernel.models import Installation
from shouhou.kernel.public import installation
from shouhou.people.models import Branch, User
from shouhou.people.public import Actor, actor, holds_everywhere
from shouhou.policy.clauses.load import all_packs
from shouhou.policy.scenarios.pure import run_pure
from shouhou.registers.models import Entry
from shouhou.registers.public import duties_of
from shouhou.timeline import public as timeline

FILES = [*sorted(first_start.FOLDER.glob("*.yaml")), history.FILE, divisions.FILE]


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_its_cases_do_what_their_scenarios_say(file) -> None:
    for scenario in playing.read(file.read_text("utf-8"), file.name):
        assert list(map(str, run_pure(scenario, all_packs()))) == []


def test_it_has_thirty_cases_of_all_kinds(demo: list[str]) -> None:
    states = Counter(Case.objects.order_by("pk")[:30].values_list("state", flat=True))
    assert sum(states.values()) == 30
    assert {"requested", "answered", "visit_planned", "travelling", "on_site", "sign_refused"} <= set(states)
    assert {"closed", "cancelled", "merged"} <= set(states)
    worst = set(Case.objects.values_list("worst", flat=True))
    assert {"running", "missed", "paused", "undecided"} <= worst
    fines = {f.state for f in timeline.consequences(kind="fine")}
    assert {"proposed", "confirmed", "appealed"} <= fines


def test_it_is_an_organisation_of_some_size(demo: list[str]) -> None:
    assert Branch.objects.count() == 6
    assert holds_everywhere(actor(User.objects.get(username="anran").pk, clock.now()), "people.manage")
    assert User.objects.count() == len(STAFF) + len(division.STAFF) == 27
    assert Customer.objects.count() == 120
    assert Unit.objects.count() >= 400


def test_its_second_line_of_business_has_registers_and_duties(demo: list[str]) -> None:
    entries = Counter(Entry.objects.values_list("kind", flat=True))
    assert entries == {"department": 1, "stocktake": 1, "budget": 1, "training": 1}
    wang = actor(User.objects.get(username="wanggang").pk, clock.now())
    duties = duties_of(wang, clock.now() + dt.timedelta(days=400))
    assert {"running", "missed"} == {duty.state for duty in duties}


def test_it_tells_who_can_sign_in(demo: list[str], settings) -> None:
    settings.PASSWORD_HASHERS = [  # whichever the demo was made with: tests may take a quicker one
        "django.contrib.auth.hashers.ScryptPasswordHasher",
        "django.contrib.auth.hashers.MD5PasswordHasher",
    ]
    assert len(demo) == 1 + len(STAFF) + len(division.STAFF)
    assert PASSWORD in demo[0]
    assert len(PASSWORD) >= 10
    assert authenticate(username="sunli", password=PASSWORD) is not None
    assert authenticate(username="13900010001", password=PASSWORD) is not None


def test_it_is_made_once(demo: list[str]) -> None:
    before = Case.objects.count(), User.objects.count()
    assert first_start.demo() == demo
    assert (Case.objects.count(), User.objects.count()) == before


def test_its_rows_equal_their_derivation(demo: list[str]) -> None:
    assert list(timeline.verify(now=clock.now())) == []


def test_its_past_is_filled_piece_by_piece(demo: list[str]) -> None:
    before = Case.objects.count()
    Installation.objects.update(history_made=0, history_wanted=3)
    assert history.add_next() is True
    assert (Case.objects.count(), installation(fresh=True).history_made) == (before + 1, 1)
    assert history.fill_history() is False
    assert history.fill_history() is False
    assert (Case.objects.count(), installation(fresh=True).history_made) == (before + 3, 3)
    added = Case.objects.order_by("-pk")[:3]
    assert {case.state for case in added} <= {"closed", "cancelled"}
    assert all(case.opened_at < clock.now() - dt.timedelta(days=10) for case in added)


def test_it_has_divisions_that_follow_their_own_regulations(demo: list[str]) -> None:
    for number, regulation in ((0, "farm-machinery"), (divisions.EACH, "building-systems")):
        Installation.objects.update(history_made=HISTORY + number, history_wanted=HISTORY + 2 * divisions.EACH)
        history.add_next()
        case = Case.objects.order_by("-pk")[0]
        assert [a["regulation"] for a in case.subject.adopted] == [regulation]
        assert case.state == "closed"


@pytest.mark.parametrize("number", range(2 * divisions.EACH))
def test_a_job_of_a_division_is_refused_nothing(number: int) -> None:
    scenario = divisions.job_of(number, dt.datetime(2026, 3, 10, 2, tzinfo=dt.UTC))
    assert list(map(str, run_pure(scenario, all_packs()))) == []


def test_a_case_of_the_past_that_breaks_off_is_not_there(demo: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    Installation.objects.update(history_made=3, history_wanted=5)
    before = Case.objects.count()

    def broken(*_arguments: object, **_more: object) -> None:
        raise OSError

    monkeypatch.setattr(Installation, "save", broken)
    with pytest.raises(OSError):  # noqa: PT011
        history.add_next()
    assert (Case.objects.count(), installation(fresh=True).history_made) == (before, 3)


def test_a_case_of_the_past_is_always_alike(demo: list[str]) -> None:
    at = dt.datetime(2026, 3, 10, 2, tzinfo=dt.UTC)
    assert history.case_of_the_past(17, at).steps[0] == history.case_of_the_past(17, at).steps[0]
    assert history.case_of_the_past(17, at).steps[0] != history.case_of_the_past(18, at).steps[0]


JANUARY = dt.datetime(2026, 1, 20, 1, 0, tzinfo=dt.UTC)


@pytest.fixture
def set_back(demo: list[str]) -> Iterator[None]:
    """The demo's clock may be set in a test; afterwards it shows the right time."""
    yield
    set_clock(to=None)


def sunli() -> Actor:
    return actor(User.objects.get(username="sunli").pk, clock.now())


def registered() -> Case:
    customer = Customer.objects.get(name="沈阳某研究所")
    case = register_request(
        customer_id=customer.pk, unit_id=None, fields={"visit_needed": True}, actor=sunli(), now=clock.now()
    )
    return Case.objects.get(pk=case.case_id)


def test_its_clock_can_be_set_and_goes_on(set_back: None) -> None:
    assert set_clock(to=JANUARY) == pytest.approx(JANUARY, abs=dt.timedelta(seconds=5))
    with clock.shifted(installation(fresh=True).clock_offset):
        assert dt.timedelta() <= clock.now() - JANUARY < dt.timedelta(minutes=1)
    set_clock(to=None)
    assert installation(fresh=True).clock_offset == dt.timedelta()


def test_set_back_it_records_nothing_on_cases_that_are_further_on(set_back: None) -> None:
    case = Case.objects.filter(state="answered", customer__name="长春某轴承公司").order_by("pk").first()
    assert case is not None
    set_clock(to=JANUARY)
    with clock.shifted(installation(fresh=True).clock_offset), pytest.raises(Refused) as refused:
        record_act(case_id=case.pk, word="request.urged", fields={}, actor=sunli(), now=clock.now())
    [reason] = refused.value.reasons
    assert (reason.missing, reason.earliest is not None) == ("clock", True)


def test_set_back_it_records_new_cases(set_back: None) -> None:
    set_clock(to=JANUARY)
    with clock.shifted(installation(fresh=True).clock_offset):
        case = registered()
        record_act(case_id=case.pk, word="request.answered", fields={}, actor=sunli(), now=clock.now())
        assert list(timeline.verify(now=clock.now())) == []


def test_set_forth_and_back_a_limit_lies_ahead_again(set_back: None) -> None:
    set_clock(to=JANUARY)
    with clock.shifted(installation(fresh=True).clock_offset):
        case = registered()
    for at, worst in ((JANUARY + dt.timedelta(hours=4), "missed"), (JANUARY + dt.timedelta(hours=1), "running")):
        set_clock(to=at)
        Installation.objects.update(history_wanted=0, history_made=0)
        with clock.shifted(installation(fresh=True).clock_offset):
            let_time_pass()
        case.refresh_from_db()
        assert case.worst == worst


def test_it_is_refused_outside_demo_data(demo: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE kernel_installation SET is_demo = false")
    try:
        with pytest.raises(NoDemo):
            set_clock(to=JANUARY)
        assert main(["demo", "--clock", "2026-01-20 09:00"]) == 2
        assert "Only demo data has a clock that can be set; this database holds none." in capsys.readouterr().err
    finally:
        Installation.objects.update(is_demo=True)


def test_it_is_a_command(set_back: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--clock", "2026-01-20 09:00"]) == 0
    assert capsys.readouterr().out == "The demo's clock shows 2026-01-20 09:00.\n"
    assert main(["demo"]) == 0
    assert "The demo's clock shows 2026-01-20 09:0" in capsys.readouterr().out
    assert main(["demo", "--clock", "yesterday"]) == 2
    assert "it must be a minute such as '2026-01-20 09:00', or 'now'" in capsys.readouterr().err
