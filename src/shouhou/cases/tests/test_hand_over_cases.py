"""Use case: a role on several cases goes to one person; each case answers for itself."""

from django.test import Client
from django.urls import reverse
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.cases.models import Case
from shouhou.cases.public import hand_over_cases
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people.models import User


def test_it_hands_each_case_over_and_says_why_one_stays(world: World) -> None:
    first, second = world.registered(), world.registered()
    given = {"duty": "engineer", "person": str(world.hua.id), "actor": world.lin, "now": world.now}
    found = hand_over_cases(numbers=[first.number, "S9999999-9", second.number, first.number], **given)
    assert [r.number for r in found] == [first.number, "S9999999-9", second.number]
    assert [type(r.error) for r in found] == [type(None), NotFound, type(None)]
    assert {*Case.objects.values_list("engineer_id", flat=True)} == {world.hua.id}


def test_it_leaves_a_case_as_it_is_where_the_person_is_none_of_the_branch(world: World) -> None:
    case = world.registered()
    with nothing_changed():
        [result] = hand_over_cases(
            numbers=[case.number], duty="engineer", person=str(world.gu.id), actor=world.lin, now=world.now
        )
    assert isinstance(result.error, Invalid)


def test_it_touches_no_case_of_another_branch(world: World) -> None:
    case = world.registered()
    with nothing_changed():
        [result] = hand_over_cases(
            numbers=[case.number], duty="engineer", person=str(world.gu.id), actor=world.gu, now=world.now
        )
    assert isinstance(result.error, NotFound)


def test_it_is_done_from_the_queue(world: World) -> None:
    cases = [world.registered().number for _ in range(2)]
    client = Client()
    client.force_login(User.objects.get(username="lin"))
    address = reverse("case_bulk")
    assert cases[0] in client.get(address, {"case": cases}).content.decode()
    assert client.post(address, {"case": cases, "duty": "engineer", "person": ""}).status_code == 422
    answered = client.post(address, {"case": cases, "duty": "engineer", "person": world.hua.id})
    assert all(number in answered.content.decode() for number in cases)
    assert {*Case.objects.values_list("engineer_id", flat=True)} == {world.hua.id}
