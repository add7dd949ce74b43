"""Drafts of regulations and what-if for programs."""

import pytest

from shouhou.policy.models import Adoption, Draft
from shouhou.workbench.services.derive_part import derive_next
from shouhou.workbench.tests.what_ifs import answered_after, drafted
from tests.api.caller import Caller
from tests.world import World

KEY = "5d2f2ad8-8a1c-4a3f-9a54-0f6a4a5a9a07"


@pytest.fixture
def wen(world: World) -> Caller:
    """The owner's program."""
    return Caller(world, "wen")


@pytest.fixture
def zhao(world: World) -> Caller:
    """The program of whoever approves."""
    return Caller(world, "zhao")


def test_a_draft_is_begun_changed_proposed_returned_and_approved(wen: Caller, zhao: Caller) -> None:
    adoption = Adoption.objects.get()
    first, again = (wen.post(f"/adoptions/{adoption.pk}/drafts", {"purpose": "快"}, key=KEY).json() for _ in range(2))
    assert first == again
    place = f"/drafts/{first['id']}"
    draft = wen.get(place).json()
    assert (draft["state"], draft["version"], draft["differences"]) == ("open", 1, [])

    settings = {"dissatisfaction_fine": "add"}
    changed = wen.write("PUT", place, {"version": 1, "settings": settings, "why": "承诺"}).json()
    assert (changed["version"], [one["after"] for one in changed["differences"]]) == (2, ["add"])
    assert wen.write("PUT", place, {"version": 1, "settings": {}}).status_code == 409
    assert wen.post(f"{place}/propose", {"version": 1, "from_on": "2026-03-09"}).status_code == 409
    for edit in ({"path": ["slug"], "text": "["}, {"path": ["clauses", 9999, "x"], "text": "1"}):
        wrong = wen.write("PUT", place, {"version": 2, "edits": [edit]})
        assert (wrong.status_code, [*wrong.json()["errors"]]) == (422, ["edits.0"])
    assert wen.get(place).json() == changed
    assert wen.get(f"{place}/scenarios").json()["unmet"] == []

    assert wen.post(f"{place}/propose", {"version": 2, "from_on": "2026-03-09"}).json()["state"] == "proposed"
    assert [one["kind"] for one in zhao.get("/notices").json()["items"]] == ["draft.proposed"]
    assert zhao.post(f"{place}/return", {"why": "先问调度"}).json()["state"] == "open"
    version = wen.get(place).json()["version"]
    version = wen.post(f"{place}/propose", {"version": version, "from_on": "2026-03-09"}).json()["version"]
    assert wen.post(f"{place}/approve", {"version": version}).status_code == 409
    assert zhao.post(f"{place}/approve", {"version": version}).json()["state"] == "published"
    assert Adoption.objects.order_by("-pk")[0].settings == settings
    assert wen.post(f"{place}/roll-back", {"why": "太急"}).json()["state"] == "rolled_back"


def test_expectations_that_a_change_moves_are_amended(world: World, wen: Caller) -> None:
    place = f"/drafts/{drafted(world)}"
    unmet = wen.get(f"{place}/scenarios").json()["unmet"]
    assert unmet
    version = wen.get(place).json()["version"]
    assert wen.write("PUT", f"{place}/scenarios", {"version": version, "path": "*"}).json()["version"] == version + 1
    left = wen.get(f"{place}/scenarios").json()["unmet"]
    assert len(left) < len(unmet)
    assert wen.post(f"{place}/discard").json()["state"] == "discarded"


def test_a_regulation_is_begun_and_imported(world: World, wen: Caller, mei: Caller) -> None:
    sent = {
        "branch_id": world.branches["shenyang"],
        "slug": "pump-maker",
        "prefix": "PUM",
        "title_zh": "水泵",
        "purpose": "",
    }
    assert wen.post("/drafts", {**sent, "prefix": "pum"}).json()["errors"].keys() == {"prefix"}
    assert wen.post("/drafts", sent).status_code == 201
    assert [one["regulation"] for one in wen.get("/drafts").json()] == ["pump-maker"]
    file = wen.client.get("/regulations/furnace-maker/export", headers=wen.headers)
    brought = {"branch_id": world.branches["shenyang"], "file": "format: wrong"}
    assert [*wen.post("/drafts/import", brought).json()["errors"]] == ["file"]
    assert file.status_code == 302  # a key opens the API only
    place = f"/drafts/{Draft.objects.get().pk}"
    hidden = [mei.get("/drafts"), mei.get(place), mei.post("/drafts", sent), mei.post(f"{place}/discard")]
    assert {one.status_code for one in hidden} == {403}


def test_it_asks_what_would_have_been(world: World, wen: Caller) -> None:
    answered_after(world, 5)
    draft = drafted(world)
    period = {"since": "2026-03-02", "until": "2026-03-02"}
    asked = wen.post(f"/drafts/{draft}/what-ifs", period).json()
    assert (asked["cases"], asked["ended_at"], asked["rows"]) == (1, None, [])
    while derive_next(what_if_id=asked["id"], now=world.now):
        pass
    answer = wen.get(f"/what-ifs/{asked['id']}").json()
    assert answer["ended_at"]
    assert [one["id"] for one in wen.get(f"/drafts/{draft}/what-ifs").json()] == [asked["id"]]
    wrong = wen.post(f"/drafts/{draft}/what-ifs", {**period, "until": "2026-03-01"})
    assert (wrong.status_code, [*wrong.json()["errors"]]) == (422, ["until"])
    assert wen.post(f"/what-ifs/{asked['id']}/cancel").json()["cancelled_at"]
    assert wen.get("/what-ifs/999").status_code == 404
