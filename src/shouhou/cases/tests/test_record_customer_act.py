"""Use case: the customer does something herself."""

import pytest
from tests.acts import HOUR, verified
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.models import Case
from shouhou.cases.services.record_customer_act import record_customer_act
from shouhou.kernel.errors import Invalid, NotFound, Stale
from shouhou.timeline import public as timeline


def test_it_records_in_the_role_of_the_customer_and_nobody_has_entered_it(world: World) -> None:
    case = world.registered()
    record_customer_act(case_id=case.case_id, word="request.urged", fields={"text": "快点"}, now=world.now + HOUR)
    entry = timeline.history(case.subject_id)[-1]
    assert (entry.role, entry.actor_id, entry.recorder_id, entry.channel) == ("customer", None, None, "portal")
    assert Case.objects.get().last_seq == 2
    assert verified(world.now + HOUR) == []


@pytest.mark.parametrize("word", ["request.answered", "fine.confirmed", "no.word", "content.erased"])
def test_it_refuses_what_no_customer_records(world: World, word: str) -> None:
    case = world.registered()
    with nothing_changed(), pytest.raises(NotFound):
        record_customer_act(case_id=case.case_id, word=word, fields={}, now=world.now)


def test_it_refuses_an_unknown_case_wrong_fields_and_news_unseen(world: World) -> None:
    case = world.registered()
    for given, error in (
        ({"case_id": 0, "fields": {}}, NotFound),
        ({"fields": {"mood": "bad"}}, Invalid),
        ({"fields": {}, "expected_seq": 7}, Stale),
    ):
        with nothing_changed(), pytest.raises(error):
            record_customer_act(**({"case_id": case.case_id, "word": "request.urged", "now": world.now} | given))


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = world.registered()
    act = {"case_id": case.case_id, "word": "request.urged", "fields": {"text": "快点"}, "now": world.now}
    assert all_or_nothing(lambda: record_customer_act(**act)) >= 3
