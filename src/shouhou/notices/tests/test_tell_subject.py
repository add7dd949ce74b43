"""Use case: what people were told about a subject is brought to how it stands now."""

import datetime as dt

import pytest
from tests.acts import HOUR, MINUTE, do, pass_time
from tests.fines import decide, fined, found, late
from tests.jobs import work_off
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.customers.models import Customer
from shouhou.kernel import clock
from shouhou.notices.models import Notice
from shouhou.notices.services.tell_subject import tell_subject
from shouhou.notices.tests.scenes import kinds, told
from shouhou.people.services.add_person import add_person
from shouhou.timeline import public as timeline
from shouhou.timeline.models import Consequence

LIMIT = 3 * HOUR  # of the answer (FUR-2.1)


def tell(case: object, now: dt.datetime) -> None:
    tell_subject(subject_id=case.subject_id, about="S1", address="/cases/S1", recorder_id=None, now=now)  # type: ignore[attr-defined]


@pytest.fixture
def sally(world: World) -> int:
    """The salesperson of the customer."""
    pk = add_person(
        name="赵敏", username="sally", password=None, role="salesperson", branch_id=world.branches["shenyang"],
        at=world.now - dt.timedelta(days=9),
    )  # fmt: skip
    world.people["sally"] = pk
    Customer.objects.update(salesperson_id=pk)
    return pk


@pytest.mark.clause("FUR-4.0a")
def test_it_tells_the_salesperson_at_once_that_the_service_falls_short(world: World, sally: int) -> None:
    case = world.registered()
    work_off()
    assert kinds(world, "sally") == ["case.registered"]
    pass_time(world.now + LIMIT)
    assert "notice.owed" not in kinds(world, "sally")
    pass_time(world.now + LIMIT + MINUTE)
    notice = Notice.objects.get(recipient_id=sally, kind="notice.owed")
    assert (notice.clause, notice.about, notice.address) == ("FUR-4.0a", case.number, f"/cases/{case.number}")


def test_it_tells_whoever_holds_the_step_and_whoever_judges(world: World) -> None:
    world.registered()
    pass_time(late(world))
    assert "clock.missed" in kinds(world, "mei")
    assert "fault.proposed" in kinds(world, "lin")
    assert "fault.proposed" not in kinds(world, "gu")


def test_it_tells_of_each_case_that_the_same_has_happened_on(world: World) -> None:
    first, second = world.registered(), world.registered()
    pass_time(late(world))
    missed = Notice.objects.filter(recipient_id=world.mei.id, kind="clock.missed", clause="FUR-2.1")
    assert {*missed.values_list("about", flat=True)} == {first.number, second.number}


def test_it_settles_what_has_been_done(world: World) -> None:
    case = found(world)
    work_off()
    assert kinds(world, "lin", kind="fault.proposed", settled_at__isnull=False) == ["fault.proposed"]
    assert kinds(world, "lin", kind="fine.proposed", settled_at=None) == ["fine.proposed"]
    decide(case, world, "fine.confirmed")
    work_off()
    assert kinds(world, "lin", kind="fine.proposed", settled_at=None) == []


def test_it_tells_the_person_charged_and_corrects_that_when_the_fine_is_revoked(world: World) -> None:
    case = fined(world)
    work_off()
    first = Notice.objects.get(recipient_id=world.people["mei"], kind="fine.noticed")
    assert first.facts["amount"] == "30.00"
    decide(case, world, "fine.revoked", reason="认定有误")
    work_off()
    second = Notice.objects.get(recipient_id=world.people["mei"], kind="corrected", corrects=first)
    first.refresh_from_db()
    assert first.withdrawn_at is not None
    assert second.facts["of"] == "fine.noticed"


def test_it_corrects_what_a_late_entry_has_healed(world: World) -> None:
    """The limit had been kept: the record came late. Who was told of the miss is told that it does not hold."""
    case = world.registered()
    pass_time(late(world))
    assert "clock.missed" in kinds(world, "mei", withdrawn_at=None)
    do(case, "request.answered", world.mei, late(world), at=world.now + HOUR, measured=True)
    with clock.frozen(late(world)):
        work_off()
    assert "clock.missed" not in kinds(world, "mei", withdrawn_at=None)
    assert "corrected" in kinds(world, "mei")


def test_it_asks_the_manager_to_judge_a_block_until_somebody_has(world: World) -> None:
    case = world.registered()
    do(case, "visit.planned", world.zhao, world.now, engineer=str(world.people["tao"]), arrive_by="2026-03-03 09:00")
    do(case, "block.reported", world.tao, world.now, cause="user")
    work_off()
    assert kinds(world, "lin", kind="block.waiting", settled_at=None) == ["block.waiting"]
    do(case, "block.confirmed", world.lin, world.now)
    work_off()
    assert kinds(world, "lin", kind="block.waiting", settled_at=None) == []


def test_it_tells_who_gets_a_task_and_who_gives_it_up(world: World) -> None:
    case = world.registered()
    other = add_person(
        name="孟飞", username="meng", password=None, role="engineer", branch_id=world.branches["shenyang"],
        at=world.now - dt.timedelta(days=9),
    )  # fmt: skip
    do(case, "visit.planned", world.zhao, world.now, engineer=str(world.people["tao"]), arrive_by="2026-03-03 09:00")
    work_off()
    do(case, "task.assigned", world.lin, world.now, duty="engineer", person=str(other))
    work_off()
    assert "task.handed_over" in kinds(world, "tao")
    assert list(Notice.objects.filter(recipient_id=other).values_list("kind", flat=True)) == ["task.assigned"]
    assert "task.assigned" not in kinds(world, "tao", settled_at=None)


def test_it_says_so_when_a_task_was_given_by_mistake(world: World) -> None:
    case = world.registered()
    do(case, "visit.planned", world.zhao, world.now, engineer=str(world.people["tao"]), arrive_by="2026-03-03 09:00")
    work_off()
    given = Notice.objects.filter(recipient_id=world.people["tao"], kind="task.assigned")
    planned = given.count()
    do(case, "event.corrected", world.zhao, world.now, supersedes=2)
    work_off()
    assert given.filter(withdrawn_at__isnull=False).count() == planned
    assert kinds(world, "tao").count("corrected") == planned


def test_it_warns_before_a_limit_runs_out_and_settles_that_when_it_is_kept(world: World) -> None:
    case = world.registered()
    nearing = world.now + LIMIT + MINUTE - 30 * MINUTE
    assert timeline.warn(now=nearing, lead=dt.timedelta(minutes=30)) == 1
    with clock.frozen(nearing):
        work_off()
    assert kinds(world, "mei", settled_at=None, kind="clock.nearing") == ["clock.nearing"]
    do(case, "request.answered", world.mei, nearing)
    with clock.frozen(nearing):
        work_off()
    assert kinds(world, "mei", settled_at=None, kind="clock.nearing") == []


def test_it_settles_everything_when_the_case_is_cancelled(world: World) -> None:
    case = world.registered()
    pass_time(late(world))
    do(case, "case.cancelled", world.lin, late(world), reason="重复登记")
    with clock.frozen(late(world)):
        work_off()
    calling = Notice.objects.filter(settled_at=None, withdrawn_at=None).exclude(
        kind__in=["corrected", "fault.proposed"]
    )
    assert list(calling.values_list("kind", flat=True)) == []


def test_it_asks_again_when_what_was_settled_comes_back(world: World) -> None:
    case = world.registered()
    pass_time(late(world))
    fault = Consequence.objects.filter(subject_id=case.subject_id, kind="fault")
    fault.update(state="withdrawn")
    tell(case, late(world))
    assert kinds(world, "lin", kind="fault.proposed", settled_at=None) == []
    fault.update(state="proposed")
    tell(case, late(world))
    assert kinds(world, "lin", kind="fault.proposed", settled_at=None) == ["fault.proposed"]


def test_it_changes_nothing_the_second_time(world: World) -> None:
    case = world.registered()
    pass_time(late(world))
    tell(case, late(world))
    with nothing_changed():
        tell(case, late(world))


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = world.registered()
    work_off()
    Notice.objects.all().delete()
    assert all_or_nothing(lambda: tell(case, world.now)) >= 1
    assert told(world, "tao")
