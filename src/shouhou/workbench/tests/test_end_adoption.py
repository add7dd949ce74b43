"""Ending an adoption on the screen."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.people.services.add_person import add_person
from shouhou.policy.models import Adoption
from shouhou.timeline import public as timeline

Reader = Callable[..., Client]


@pytest.fixture
def address(world: World) -> str:
    return reverse("end_adoption", args=[Adoption.objects.get().pk])


def test_it_tells_what_will_happen_before_anything_does(reader: Reader, address: str) -> None:
    client = reader("wen", "en")
    with nothing_changed():
        told = client.post(address, {"until_on": "2026-04-01"}).content.decode()
    assert "沈阳 and every branch below it no longer follow this regulation from 2026-04-01 on." in told


def test_it_ends_it_once_it_is_confirmed(reader: Reader, address: str) -> None:
    answer = reader("wen").post(address, {"until_on": "2026-04-01", "confirmed": "yes"})
    assert answer["Location"] == "/regulations/furnace-maker"
    assert str(Adoption.objects.get().until_on) == "2026-04-01"


@pytest.mark.parametrize("day", ["2026-03-01", "", "x"])
def test_it_says_what_is_wrong(reader: Reader, address: str, day: str) -> None:
    client = reader("wen")
    with nothing_changed():
        assert client.post(address, {"until_on": day, "confirmed": "yes"}).status_code == 422


def test_it_is_for_the_owner_alone(reader: Reader, address: str) -> None:
    client = reader("lin")
    with nothing_changed():
        assert client.post(address, {"until_on": "2026-04-01", "confirmed": "yes"}).status_code == 403


def test_it_is_not_there_for_the_owner_of_another_branch(reader: Reader, world: World, address: str) -> None:
    world.people["zhi"] = add_person(
        name="制衡", username="zhi", password=None, role="owner", branch_id=world.branches["dalian"], at=world.now
    )
    client = reader("zhi")
    with nothing_changed():
        assert client.post(address, {"until_on": "2026-04-01", "confirmed": "yes"}).status_code == 404


def test_it_leaves_an_open_case_its_regulation(reader: Reader, world: World, address: str) -> None:
    registered = world.registered()
    reader("wen").post(address, {"until_on": "2026-03-02", "confirmed": "yes"})
    derived = timeline.timeline(registered.subject_id, world.now + dt.timedelta(hours=4))
    assert "FUR-2.1" in {clock.clause for clock in derived.clocks if clock.state == "missed"}
