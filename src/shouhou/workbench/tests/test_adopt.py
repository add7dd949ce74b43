"""Adopting a regulation on the screen."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.people.services.add_person import add_person
from shouhou.policy.models import Adoption

Reader = Callable[..., Client]
PAGE = "/regulations/furnace-maker/adopt"


@pytest.fixture
def company_owner(reader: Reader, world: World) -> Client:
    """Somebody who may adopt at every branch."""
    world.people["zhi"] = add_person(
        name="制衡", username="zhi", password=None, role="owner", branch_id=world.branches["company"], at=world.now
    )
    return reader("zhi", "en")


def typed(world: World, **changed: Any) -> dict[str, Any]:
    return {"branch": world.branches["dalian"], "from_on": "2026-04-01", **changed}


def test_it_chooses_nothing_beforehand(reader: Reader) -> None:
    page = reader("wen", "en").get(PAGE).content.decode()
    assert "checked" not in page.partition("<form method")[2]
    assert "50 takes the place of 30 (recommended)" in page


def test_it_tells_what_will_happen_before_anything_does(company_owner: Client, world: World) -> None:
    with nothing_changed():
        page = company_owner.post(PAGE, typed(world)).content.decode()
    assert "大连 and every branch below it follow this regulation from 2026-04-01 on." in page
    assert "Undecided until chosen" in page


def test_it_adopts_once_it_is_confirmed(company_owner: Client, world: World) -> None:
    given = typed(world, setting_dissatisfaction_fine="add", role_head="manager", confirmed="yes")
    assert company_owner.post(PAGE, given)["Location"] == "/regulations/furnace-maker"
    row = Adoption.objects.get(branch_id=world.branches["dalian"])
    assert (str(row.from_on), row.settings, row.titles) == (
        "2026-04-01",
        {"dissatisfaction_fine": "add"},
        {"head": "manager"},
    )
    assert row.events.get().pgh_context.metadata["user"] == world.people["zhi"]


@pytest.mark.parametrize("answer", ["", "-"])
def test_it_leaves_open_what_is_not_chosen(company_owner: Client, world: World, answer: str) -> None:
    company_owner.post(PAGE, typed(world, setting_dissatisfaction_fine=answer, confirmed="yes"))
    assert Adoption.objects.get(branch_id=world.branches["dalian"]).settings == {}


def test_it_keeps_what_was_typed_where_it_is_refused(reader: Reader, world: World) -> None:
    given = typed(world, branch=world.branches["shenyang"], confirmed="yes")
    client = reader("wen", "en")
    with nothing_changed():
        answer = client.post(PAGE, given)
    assert answer.status_code == 422
    assert "End that first" in answer.content.decode()
    assert 'value="2026-04-01"' in answer.content.decode()


def test_it_offers_no_other_branch(reader: Reader, world: World) -> None:
    client = reader("wen")
    assert "大连" not in client.get(PAGE).content.decode()
    with nothing_changed():
        assert client.post(PAGE, typed(world, confirmed="yes")).status_code == 422


@pytest.mark.parametrize(
    "wrong", [{"from_on": ""}, {"from_on": "30 February"}, {"branch": "x"}, {"setting_dissatisfaction_fine": "x"}]
)
def test_it_says_what_is_wrong(company_owner: Client, world: World, wrong: dict[str, str]) -> None:
    with nothing_changed():
        assert company_owner.post(PAGE, typed(world, confirmed="yes", **wrong)).status_code == 422


@pytest.mark.parametrize("name", ["mei", "lin", "ann"])
def test_it_is_for_the_owner_alone(reader: Reader, world: World, name: str) -> None:
    client = reader(name)
    with nothing_changed():
        assert client.get(PAGE).status_code == 403
        assert client.post(PAGE, typed(world, confirmed="yes")).status_code == 403
