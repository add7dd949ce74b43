"""The laws that the database itself keeps about cases."""

from tests.bites import bites
from tests.world import World

from shouhou.cases.models import Case, Watch


def test_it_keeps_numbers_and_streams_apart(world: World) -> None:
    first, second = world.registered(), world.registered()
    with bites("cases_case_number_key"):
        Case.objects.filter(pk=second.case_id).update(number=first.number)
    with bites("cases_case_subject_id_key"):
        Case.objects.filter(pk=second.case_id).update(subject_id=first.subject_id)


def test_it_follows_a_case_once(world: World) -> None:
    case = world.registered()
    Watch.objects.create(case_id=case.case_id, person_id=world.lin.id, since_at=world.now)
    with bites("a_case_is_followed_once"):
        Watch.objects.create(case_id=case.case_id, person_id=world.lin.id, since_at=world.now)
