"""Channels, wishes, adoption, the register's columns, links, prints and registers for programs."""

import pytest

from tests.api.caller import Caller
from tests.world import World

CHANNEL = {"kind": "webhook", "name": "ERP", "settings": {"url": "https://example.com/in"}, "kinds": ["block.waiting"]}
KEY = "5d2f2ad8-8a1c-4a3f-9a54-0f6a4a5a9a02"


@pytest.fixture
def ann(world: World) -> Caller:
    """The administrator's program."""
    return Caller(world, "ann")


def test_a_channel_is_set_up_changed_and_taken_away(ann: Caller) -> None:
    first, again = (ann.post("/channels", CHANNEL, key=KEY).json() for _ in range(2))
    assert first["secret"].startswith("whsec_")
    assert again == {**first, "secret": ""}
    channel = f"/channels/{first['id']}"
    change = {name: value for name, value in CHANNEL.items() if name != "kind"} | {"is_active": False}
    assert ann.write("PUT", channel, change).json()["is_active"] is False
    assert ann.get(f"{channel}/deliveries").json() == {"items": [], "next": None}
    assert ann.write("DELETE", channel).status_code == 200
    assert ann.get("/channels").json() == []


def test_the_rules_and_texts_of_notices_are_the_organisations(ann: Caller) -> None:
    rules = {"warn_minutes": 30, "site": "https://service.example.com", "private_targets": False}
    assert ann.write("PUT", "/notice-rules", rules).json() == ann.get("/notice-rules").json() == rules
    own = ann.write("PUT", "/notice-texts/mention/en", {"title": "You were named", "text": "Look."}).json()
    assert own["own"]
    assert own in ann.get("/notice-texts").json()
    assert not ann.write("PUT", "/notice-texts/mention/en", {}).json()["own"]


def test_everybody_chooses_how_they_are_told(mei: Caller) -> None:
    sent = {"ways": {"mention": ["app"]}, "quiet_from": "22:00", "quiet_until": "07:00"}
    told = mei.write("PUT", "/me/notices", sent).json()
    assert (told["ways"]["mention"], told["quiet_from"]) == (["app"], "22:00")
    assert mei.get("/me/notices").json() == told


def test_only_who_keeps_channels_sees_them(lin: Caller) -> None:
    answers = [lin.get("/channels"), lin.post("/channels", CHANNEL), lin.get("/notice-rules")]
    assert {one.status_code for one in answers} == {403}


def test_a_regulation_is_adopted_and_ended(world: World) -> None:
    wen = Caller(world, "wen")
    sent = {"branch_id": world.branches["shenyang"], "from_on": "2026-03-09"}
    adopted = wen.post("/regulations/farm-machinery/adoptions", sent)
    assert adopted.status_code == 201
    assert wen.post("/regulations/farm-machinery/adoptions", sent).status_code == 422
    assert wen.post(f"/adoptions/{adopted.json()['id']}/end", {"until_on": "2026-06-01"}).status_code == 200
    found = next(a for a in wen.get("/adoptions").json() if a["id"] == adopted.json()["id"])
    assert found["until_on"] == "2026-06-01"


def test_a_customer_gets_a_link_once(mei: Caller, number: str) -> None:
    links = f"/cases/{number}/customer-links"
    first, again = (mei.post(links, key=KEY).json() for _ in range(2))
    assert first["path"].startswith("/c/")
    assert again["path"] == ""
    assert mei.client.get(first["path"]).status_code == 200
    assert mei.post(f"{links}/end").json() == {"ended": 1}
    assert mei.get(links).json()[0]["revoked_at"]


def test_own_columns_are_filled_and_papers_ordered(ann: Caller, mei: Caller, number: str) -> None:
    column = ann.post("/register-columns", {"name_zh": "炉号"}).json()["id"]
    assert ann.write("PUT", f"/register-columns/{column}", {"name_zh": "炉体编号"}).status_code == 200
    code = mei.get("/register-columns").json()[0]["code"]
    assert mei.post(f"/cases/{number}/register", {"values": {code: "A-17"}}).json() == {"recorded": 1}
    assert ann.post(f"/register-columns/{column}/retire").status_code == 200
    run = mei.post("/prints", {"kind": "work_order", "numbers": [number]}).json()
    assert mei.get(f"/prints/{run['id']}").json() == run
    assert run["done_at"] is None
    assert (mei.get(f"/prints/{run['id']}/file").status_code, ann.get(f"/prints/{run['id']}").status_code) == (404, 404)


def test_hours_and_days_of_a_branch_are_entered(ann: Caller, lin: Caller, world: World) -> None:
    calendar = f"/branches/{world.branches['shenyang']}/calendar"
    week = {"from_on": "2026-03-02", "hours": [*["08:00-12:00, 13:00-17:00"] * 5, "", ""]}
    assert ann.post(f"{calendar}/hours", week).status_code == 200
    assert ann.post(f"{calendar}/years/2026", {"days": "2026-05-01..2026-05-03 休"}).status_code == 200
    wrong = ann.post(f"{calendar}/years/2026", {"days": "2026-13-01 休"})
    assert (wrong.status_code, "days" in wrong.json()["errors"]) == (422, True)
    assert {
        lin.post(f"{calendar}/hours", week).status_code,
        lin.post(f"{calendar}/years/2026", {"days": ""}).status_code,
    } == {403}


def test_a_fault_code_is_entered_and_changed(lin: Caller, mei: Caller) -> None:
    sent = {"code": "VF-01", "words_zh": "不升温", "words_en": "does not heat"}
    code = lin.post("/fault-codes", sent).json()["id"]
    assert lin.write("PUT", f"/fault-codes/{code}", {**sent, "words_en": "stays cold"}).status_code == 200
    assert [(one["id"], one["words_en"]) for one in mei.get("/fault-codes").json()] == [(code, "stays cold")]
    assert mei.post("/fault-codes", sent).status_code == 403


def test_numbers_are_written_otherwise_from_now_on(world: World, lin: Caller) -> None:
    ann = Caller(world, "ann")
    first = ann.get("/numbering").json()[0]
    assert (first["series"], first["next"][:1], first["version"]) == ("S", "S", 0)
    sent = {"prefix": "FW", "year_digits": 4, "width": 5, "version": 0}
    changed = ann.write("PUT", "/numbering/S", sent)
    assert (changed.status_code, changed.json()["next"][:7], changed.json()["version"]) == (200, "FW2026-", 1)
    again = ann.write("PUT", "/numbering/S", {**sent, "prefix": "K"})
    wrong = ann.write("PUT", "/numbering/V", {**sent, "prefix": "S"})
    assert (again.status_code, wrong.status_code) == (409, 422)
    assert lin.get("/numbering").status_code == 403


def test_a_case_is_followed_and_its_words_erased(mei: Caller, lin: Caller, number: str) -> None:
    assert mei.post(f"/cases/{number}/follow").json()["followed"]
    assert not mei.post(f"/cases/{number}/unfollow").json()["followed"]
    assert mei.post(f"/cases/{number}/events/1/erase").status_code == 403
    assert lin.post(f"/cases/{number}/events/1/erase").status_code == 200
    assert lin.get(f"/cases/{number}/events").json()["items"][0]["words"] is None


def test_an_entry_of_a_register_is_opened_read_and_acted_on(world: World, gu: Caller) -> None:
    lin, shenyang = Caller(world, "lin"), world.branches["shenyang"]
    kinds = {kind["kind"]: kind for kind in lin.get("/registers").json()}
    assert next(w for w in kinds["stocktake"]["words"] if w["opens"])["word"] == "stocktake.planned"

    sent = {"kind": "stocktake", "branch_id": shenyang, "word": "stocktake.planned", "title": "四月盘点"}
    opened = lin.post("/entries", sent)
    entry = f"/entries/{opened.json()['number']}"
    booked = {"word": "kind.booked", "ref": "1", "fields": {"article": "密封圈", "quantity": 12}}
    assert (opened.status_code, lin.post(f"{entry}/acts", booked).status_code) == (201, 201)
    assert [e["word"] for e in lin.get(entry).json()["events"]] == ["stocktake.planned", "kind.booked"]
    assert [one["title"] for one in lin.get("/entries", kind="stocktake").json()["items"]] == ["四月盘点"]
    wrong = lin.post(f"{entry}/acts", {"word": "kind.booked", "fields": {"article": 7}})
    first = lin.post("/entries", {**sent, "word": "kind.booked"})
    hidden = [gu.get(entry), gu.post(f"{entry}/acts", booked), gu.post("/entries", sent)]
    assert (wrong.status_code, first.status_code) == (422, 404)
    assert {one.status_code for one in hidden} == {404}
