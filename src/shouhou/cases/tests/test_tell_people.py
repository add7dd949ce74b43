"""Use case: whoever has to know how a case stands is told."""

from tests.acts import MINUTE, do
from tests.jobs import work_off
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.models import Watch
from shouhou.cases.services.tell_people import tell_people
from shouhou.kernel import clock
from shouhou.notices.models import Notice
from shouhou.timeline import public as timeline


def test_it_tells_those_who_work_on_a_new_case_under_its_number(world: World) -> None:
    case = world.registered()
    work_off()
    notice = Notice.objects.get(recipient_id=world.people["tao"])
    assert (notice.kind, notice.about, notice.address) == ("case.registered", case.number, f"/cases/{case.number}")
    assert notice.facts == {"role": "engineer", "person": world.people["mei"]}


def test_it_tells_whoever_is_mentioned_and_corrects_that_when_the_note_is_taken_back(world: World) -> None:
    case = world.registered()
    do(case, "note.added", world.mei, world.now, text="请看", mentions=[str(world.tao.id)])
    work_off()
    notice = Notice.objects.get(kind="mention")
    assert (notice.recipient_id, notice.facts) == (world.tao.id, {"person": world.mei.id})
    do(case, "event.corrected", world.mei, world.now, supersedes=2)
    work_off()
    assert Notice.objects.get(kind="corrected", corrects=notice).recipient_id == world.tao.id


def test_it_tells_followers_what_others_have_done_since(world: World) -> None:
    case = world.registered()
    for follower in (world.hua, world.gu):  # Gu may not see it
        Watch.objects.create(case_id=case.case_id, person_id=follower.id, since_at=world.now + MINUTE)
    later = world.now + 2 * MINUTE
    do(case, "note.added", world.mei, later, text="请看", mentions=[str(world.tao.id)])
    do(case, "note.added", world.hua, later, text="已看")
    with clock.frozen(later):
        work_off()
    told = Notice.objects.filter(kind="watched").values_list("recipient_id", "facts__what", "facts__person")
    assert list(told) == [(world.hua.id, "note.added", world.mei.id)]


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
