"""The job page leads on from an entry: to its correction, and to the confirmation of a minute that was stated late."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from tests.acts import HOUR, clock_of, do
from tests.world import World

from shouhou.people.models import User
from shouhou.timeline import public as timeline


@pytest.fixture
def page(world: World):  # type: ignore[no-untyped-def]
    def client(name: str) -> Client:
        found = Client()
        found.force_login(User.objects.get(username=name))
        return found

    return client


def test_it_lets_another_person_confirm_a_stated_minute(world: World, page) -> None:  # type: ignore[no-untyped-def]
    case = world.registered(at=world.now - 5 * HOUR)
    do(case, "request.answered", world.mei, world.now, at=world.now - 4 * HOUR)
    way_on = reverse("act", args=[case.number, "claim.confirmed"]) + "?claim=2"
    address = reverse("case_page", args=[case.number])
    assert way_on in page("lin").get(address).content.decode()
    assert way_on not in page("mei").get(address).content.decode()
    given = {"claim": 2, "reason": "通话记录", "act_key": uuid.uuid4(), "role": "manager"}
    assert page("lin").post(reverse("act", args=[case.number, "claim.confirmed"]), given).status_code == 302
    assert clock_of(case, "response").state == "met"
    assert "林海" in page("mei").get(address).content.decode()


def test_it_leads_whoever_entered_a_record_to_its_correction(world: World, page) -> None:  # type: ignore[no-untyped-def]
    case = world.registered()
    do(case, "request.answered", world.mei, world.now)
    way_on = reverse("act", args=[case.number, "event.corrected"])
    address = reverse("case_page", args=[case.number])
    assert f"{way_on}?supersedes=2" in page("mei").get(address).content.decode()
    assert f"{way_on}?supersedes=2" in page("lin").get(address).content.decode()
    assert f"{way_on}?supersedes=2" not in page("hua").get(address).content.decode()
    given = {"supersedes": 2, "reason": "并未答复", "act_key": uuid.uuid4(), "role": "desk"}
    assert page("mei").post(way_on, given).status_code == 302
    assert [e.corrected for e in timeline.history(case.subject_id)] == [False, True, False]


def test_it_asks_for_a_name_where_there_may_be_several(world: World, page) -> None:  # type: ignore[no-untyped-def]
    case = world.registered()
    address = reverse("act", args=[case.number, "block.reported"])
    assert 'name="ref"' in page("tao").get(address).content.decode()
    for ref in ("", "第二处"):
        given = {"cause": "weather", "ref": ref, "act_key": uuid.uuid4(), "role": "engineer"}
        assert page("tao").post(address, given).status_code == 302
    assert [e.ref for e in timeline.history(case.subject_id)] == ["", "", "第二处"]
