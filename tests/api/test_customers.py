"""Customers, contacts, units and models through the API: changed under a version, and read back."""

from shouhou.assets.models import ProductModel
from shouhou.customers.models import Contact
from tests.api.caller import PROBLEM, Caller
from tests.world import World


def test_it_changes_a_customer_once_and_refuses_whoever_was_slower(world: World, mei: Caller) -> None:
    path = f"/customers/{world.customer_id}"
    sent = {
        "version": 1,
        "name": "鞍山钢厂",
        "branch_id": world.branches["shenyang"],
        "grade": "key",
        "distance_km": "88.5",
    }
    answer = mei.write("PUT", path, sent)
    assert answer.status_code == 200
    told = mei.get(path).json()
    assert (told["name"], told["grade"], told["distance_km"], told["version"]) == ("鞍山钢厂", "key", "88.5", 2)
    slower = mei.write("PUT", path, sent)
    assert (slower.status_code, slower["Content-Type"]) == (409, PROBLEM)


def test_it_archives_and_restores(world: World, mei: Caller) -> None:
    path = f"/customers/{world.customer_id}/archive"
    assert mei.post(path, {"version": 1, "archived": True}).json()["archived"] is True
    assert mei.get("/customers").json()["items"] == []
    assert mei.post(path, {"version": 2, "archived": False}).json()["version"] == 3


def test_it_enters_changes_and_removes_a_contact(world: World, mei: Caller, gu: Caller) -> None:
    path = f"/customers/{world.customer_id}/contacts"
    pk = mei.post(path, {"name": "李四", "role": "设备科", "phone": "139 0000 0001"}).json()["id"]
    assert mei.write("PUT", f"{path}/{pk}", {"name": "李思", "phone": "13900000002"}).status_code == 200
    told = next(c for c in mei.get(path).json() if c["id"] == pk)
    assert told == {"id": pk, "name": "李思", "role": "", "phone": "13900000002", "other_phone": ""}
    assert gu.write("DELETE", f"{path}/{pk}").status_code == 404
    assert mei.write("DELETE", f"{path}/{pk}").json() == {"id": pk}
    assert not Contact.objects.filter(pk=pk).exists()


def test_it_says_at_which_field_a_contact_is_wrong(world: World, mei: Caller) -> None:
    answer = mei.post(f"/customers/{world.customer_id}/contacts", {"phone": "call me"})
    assert (answer.status_code, [*answer.json()["errors"]]) == (422, ["phone"])


def test_it_changes_a_unit(world: World, mei: Caller) -> None:
    path = f"/units/{world.unit_id}"
    sent = {"version": 1, "serial": "SN-0001", "model": "VF-1600", "location": "二楼", "installed_on": "2025-12-01"}
    assert mei.write("PUT", path, sent).status_code == 200
    told = mei.get(path).json()
    assert (told["location"], told["installed_on"], told["version"]) == ("二楼", "2025-12-01", 2)
    assert mei.write("PUT", path, sent).status_code == 409


def test_it_enters_and_changes_a_model(world: World, lin: Caller, mei: Caller) -> None:
    pk = lin.post("/models", {"code": "VF-2000", "name_en": "vacuum furnace"}).json()["id"]
    assert lin.write("PUT", f"/models/{pk}", {"version": 1, "code": "VF-2000L", "name_zh": "真空炉"}).status_code == 200
    assert ProductModel.objects.get(pk=pk).code == "VF-2000L"
    assert {m["code"] for m in mei.get("/models").json()} == {"VF-1600", "VF-2000L"}
    assert mei.post("/models", {"code": "VF-9"}).status_code == 403
