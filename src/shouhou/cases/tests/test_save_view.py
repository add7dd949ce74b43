"""Use case: somebody names a view of the work queue."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.bites import bites
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases import queries
from shouhou.cases.models import SavedView
from shouhou.cases.public import save_view
from shouhou.kernel.errors import Invalid, NotAllowed
from shouhou.people.models import User

QUERY = "view=late&sort=due&state=requested"


def names(world: World, who: str) -> list[str]:
    actor = world.actor(who)
    return [v.name for v in queries.saved_views(actor.id, [h.branch_path for h in actor.holdings])]


def test_it_keeps_a_view_for_oneself_and_takes_the_new_one_under_the_same_name(world: World) -> None:
    save_view(name=" 逾期 ", query="view=late", actor=world.mei)
    save_view(name="逾期", query=QUERY, actor=world.mei)
    assert (SavedView.objects.get().query, names(world, "mei"), names(world, "lin")) == (QUERY, ["逾期"], [])


def test_it_shows_a_shared_one_at_the_branch_and_not_at_another(world: World) -> None:
    save_view(name="沈阳", query=QUERY, actor=world.mei, is_shared=True)
    assert (names(world, "lin"), names(world, "gu"), names(world, "fin")) == (["沈阳"], [], [])


def test_it_stands_above_the_queue(world: World) -> None:
    client = Client()
    client.force_login(User.objects.get(username="mei"))
    answered = client.post(reverse("view_save"), {"name": "逾期", "query": QUERY})
    assert answered.headers["Location"] == f"{reverse('case_list')}?{QUERY}"
    assert "逾期" in client.get(reverse("case_list")).content.decode()


@pytest.mark.parametrize(("name", "query"), [("", QUERY), ("长" * 41, QUERY), ("a\x00", QUERY), ("a", "x" * 601)])
def test_it_refuses_what_is_no_name_or_too_long(world: World, name: str, query: str) -> None:
    with pytest.raises(Invalid), nothing_changed():
        save_view(name=name, query=query, actor=world.mei)


def test_it_refuses_a_thirty_first_view(world: World) -> None:
    for number in range(30):
        save_view(name=str(number), query=QUERY, actor=world.mei)
    with pytest.raises(Invalid), nothing_changed():
        save_view(name="31", query=QUERY, actor=world.mei)


def test_it_refuses_whoever_sees_no_cases(world: World) -> None:
    with pytest.raises(NotAllowed), nothing_changed():
        save_view(name="a", query=QUERY, actor=world.actor("ann"))


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: save_view(name="a", query=QUERY, actor=world.mei)) == 1


def test_it_keeps_names_apart_and_not_empty(world: World) -> None:
    given = {"owner_id": world.mei.id, "query": QUERY, "branch_path": "1/"}
    SavedView.objects.create(name="a", **given)
    with bites("a_person_names_a_view_once"):
        SavedView.objects.create(name="a", **given)
    with bites("a_saved_view_has_a_name"):
        SavedView.objects.create(name="", **given)
