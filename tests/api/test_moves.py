"""Units that move, customers that become one, places, and files of both for programs."""

from django.core.files.uploadedfile import SimpleUploadedFile

from shouhou.assets.tests.import_files import NEW, as_csv
from shouhou.customers.public import add_customer
from tests.api.caller import Caller
from tests.jobs import work_off
from tests.world import World

KEY = "5d2f2ad8-8a1c-4a3f-9a54-0f6a4a5a9a03"


def other(world: World) -> int:
    """A second customer of the branch."""
    return add_customer(name="沈阳某研究院", branch_id=world.branches["shenyang"], actor=world.lin)


def test_a_unit_moves_is_scrapped_and_comes_back(lin: Caller, gu: Caller, world: World) -> None:
    unit, customer = f"/units/{world.unit_id}", other(world)
    moved = lin.post(f"{unit}/move", {"version": 1, "customer_id": customer}).json()
    assert (moved["customer_id"], moved["version"]) == (customer, 2)
    sent = {"version": 2, "on": "2026-03-01", "reason": "炉体开裂"}
    assert lin.post(f"{unit}/scrap", sent).json()["scrapped_on"] == "2026-03-01"
    assert lin.post(f"{unit}/restore", {"version": 3}).json()["scrapped_on"] is None
    code = lin.post(f"{unit}/code").json()
    assert code["path"] == f"/u/{code['code']}"
    hidden = [gu.post(f"{unit}/move", {"version": 4, "customer_id": customer}), gu.post(f"{unit}/code")]
    assert lin.post(f"{unit}/restore", {"version": 3}).status_code == 409  # somebody was faster
    assert {one.status_code for one in hidden} == {404}


def test_two_customers_become_one_and_two_again(lin: Caller, mei: Caller, world: World) -> None:
    gone = other(world)
    sent = {"gone_id": gone, "kept_version": 1, "gone_version": 1, "take": ["name"]}
    assert mei.post(f"/customers/{world.customer_id}/merge", sent).status_code == 403
    merge = lin.post(f"/customers/{world.customer_id}/merge", sent).json()["id"]
    assert lin.get(f"/customers/{gone}").json()["merged_into_id"] == world.customer_id
    parted = lin.post(f"/customers/{world.customer_id}/merges/{merge}/undo").json()
    assert parted == {"customer_id": gone}


def test_places_are_entered_changed_and_removed(lin: Caller, world: World) -> None:
    places = f"/customers/{world.customer_id}/places"
    place = lin.post(places, {"name": "二厂", "address": "重工街 8 号"}).json()["id"]
    lin.write("PUT", f"{places}/{place}", {"name": "二分厂", "address": "重工街 9 号"})
    assert lin.get(places).json() == [{"id": place, "name": "二分厂", "address": "重工街 9 号"}]
    assert lin.write("DELETE", f"{places}/{place}").status_code == 200
    assert lin.get(places).json() == []
    assert lin.get("/doubles").json() == []


def test_a_file_is_looked_through_carried_out_and_undone(lin: Caller, world: World) -> None:
    read = lin.client.post(
        "/api/v1/imports", {"file": SimpleUploadedFile("客户.csv", as_csv(NEW))},
        headers={**lin.headers, "Idempotency-Key": KEY},
    )  # fmt: skip
    assert read.status_code == 201, read.content
    address = f"/imports/{read.json()['id']}"
    assert (read.json()["doing"], read.json()["rows"]) == ("check", 1)
    assert lin.post(f"{address}/run").status_code == 422  # nobody has looked through it
    assert lin.post(f"{address}/cancel").json()["doing"] is None
    assert lin.post(f"{address}/check", {"update": True}).json()["doing"] == "check"
    work_off()
    checked = lin.get(address).json()
    assert (checked["update"], checked["counts"], checked["seen"], checked["trouble"]) == (True, {"new": 1}, 1, "")
    assert lin.get(f"{address}/rows").json()["items"][0]["state"] == "new"
    assert lin.post(f"{address}/run").json()["doing"] == "carry_out"
    work_off()
    assert lin.get(address).json()["done_at"]
    assert lin.get("/customers", q="大连铸造有限公司").json()["items"]
    assert lin.post(f"{address}/undo").json()["undone_at"]
    assert lin.get("/customers", q="大连铸造有限公司").json()["items"] == []
    assert [one["id"] for one in lin.get("/imports").json()] == [read.json()["id"]]
    assert Caller(world, "zhao").get(address).status_code == 404
