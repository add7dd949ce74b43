"""One's own notices for programs."""

from typing import Any

import pytest

from shouhou.notices.public import notify
from tests.api.caller import Caller
from tests.world import World


@pytest.fixture
def told(world: World) -> list[int]:
    """Three notices of Tao's and one of Lin's."""
    given: dict[str, Any] = {"about": "S1", "address": "/cases/S1", "at": world.now, "now": world.now}
    facts = {"person": world.people["lin"]}
    found = []
    for n, kind in enumerate(("mention", "mention", "block.waiting")):
        found += notify(kind=kind, key=f"k{n}", recipients=[world.people["tao"]], facts=facts, **given)
    notify(kind="mention", key="lin", recipients=[world.people["lin"]], facts=facts, **given)
    return found


def test_it_lists_ones_own_page_by_page_in_the_language_asked_for(world: World, told: list[int]) -> None:
    tao = Caller(world, "tao")
    first = tao.get("/notices?limit=2").json()
    assert [item["id"] for item in first["items"]] == [told[2], told[1]]
    assert first["unread"] == 3
    second = tao.get(f"/notices?limit=2&after={first['next']}").json()
    assert ([item["id"] for item in second["items"]], second["next"]) == ([told[0]], None)
    only = tao.get("/notices?kind=block.waiting").json()["items"]
    assert [(item["kind"], item["state"]) for item in only] == [("block.waiting", "unread")]


def test_it_marks_one_and_all(world: World, told: list[int]) -> None:
    tao = Caller(world, "tao")
    read = tao.post(f"/notices/{told[0]}/read", {}).json()
    assert read["state"] == "read"
    assert tao.post(f"/notices/{told[0]}/read", {"read": False}).json()["state"] == "unread"
    assert tao.post("/notices/read", {"kind": "mention"}).json() == {"marked": 2}
    assert [item["id"] for item in tao.get("/notices?unread=true").json()["items"]] == [told[2]]
    assert tao.post("/notices/read", {}).json() == {"marked": 1}


def test_it_knows_no_notice_of_somebody_else(world: World, told: list[int]) -> None:
    assert Caller(world, "lin").post(f"/notices/{told[0]}/read", {}).status_code == 404
