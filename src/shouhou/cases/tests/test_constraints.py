"""The laws that the database itself keeps about cases."""

from tests.bites import bites
from tests.world import World

from shouhou.cases.models import Call, Case, FaultCode, Watch


def test_it_keeps_numbers_and_streams_apart(world: World) -> None:
    first, second = world.registered(), world.registered()
    with bites("cases_case_number_key"):
        Case.objects.filter(pk=second.case_id).update(number=first.number)
    with bites("cases_case_subject_id_key"):
        Case.objects.filter(pk=second.case_id).update(subject_id=first.subject_id)


def test_it_keeps_no_call_without_a_word_but_a_wrong_number(world: World) -> None:
    given = {"taken_at": world.now, "taken_by_id": world.mei.id, "branch_path": "1/"}
    Call.objects.create(kind="wrong_number", **given)
    with bites("a_call_says_what_it_was_about"):
        Call.objects.create(kind="enquiry", **given)


def test_it_keeps_fault_codes_plain_and_in_both_languages(db: None) -> None:
    with bites("a_fault_has_words_in_both_languages"):
        FaultCode.objects.create(code="VF-01", words_zh="不升温", words_en="")
    with bites("a_fault_code_is_plain"):
        FaultCode.objects.create(code="故障", words_zh="不升温", words_en="does not heat")


def test_it_follows_a_case_once(world: World) -> None:
    case = world.registered()
    Watch.objects.create(case_id=case.case_id, person_id=world.lin.id, since_at=world.now)
    with bites("a_case_is_followed_once"):
        Watch.objects.create(case_id=case.case_id, person_id=world.lin.id, since_at=world.now)
