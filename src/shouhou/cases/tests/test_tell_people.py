"""Use case: whoever has to know how a case stands is told."""

from tests.jobs import work_off
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.services.tell_people import tell_people
from shouhou.notices.models import Notice
from shouhou.timeline import public as timeline


def test_it_tells_those_who_work_on_a_new_case_under_its_number(world: World) -> None:
    case = world.registered()
    work_off()
    notice = Notice.objects.get(recipient_id=world.people["tao"])
    assert (notice.kind, notice.about, notice.address) == ("case.registered", case.number, f"/cases/{case.number}")
    assert notice.facts == {"role": "engineer", "person": world.people["mei"]}


def test_it_changes_nothing_the_second_time(world: World) -> None:
    case = world.registered()
    work_off()
    with nothing_changed():
        tell_people(subject_id=case.subject_id, now=world.now)


def test_it_leaves_other_streams_alone(world: World) -> None:
    pk = timeline.open_subject(kind="case", branch_path="9/", at=world.now, given={}, holders=[])
    with nothing_changed():
        tell_people(subject_id=pk, now=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = world.registered()
    assert all_or_nothing(lambda: tell_people(subject_id=case.subject_id, now=world.now)) >= 1
