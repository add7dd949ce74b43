"""People, roles, branches and the audit for programs."""

import pytest

from tests.api.caller import Caller
from tests.world import World

BRANCH = {"role": "engineer"}


@pytest.fixture
def ann(world: World) -> Caller:
    """The administrator's program."""
    return Caller(world, "ann")


def test_somebody_is_entered_found_changed_and_leaves(ann: Caller, world: World) -> None:
    sent = {"name": "王磊", "username": "wanglei", "role": "engineer", "branch_id": world.branches["shenyang"]}
    made = ann.post("/people", sent)
    person = f"/people/{made.json()['id']}"
    found = ann.get("/people", q="wanglei").json()["items"][0]
    assert (made.status_code, found["name"], found["grants"][0]["role"]) == (201, "王磊", "engineer")

    change = {"name": "王小磊", "username": "wanglei", "seen": found["seen"]}
    assert ann.write("PUT", person, change).json()["name"] == "王小磊"
    assert ann.write("PUT", person, change).status_code == 409  # by then somebody was faster

    assert ann.post(f"{person}/deactivate").json()["is_active"] is False
    assert ann.post(f"{person}/reactivate").json()["is_active"] is True


def test_an_invitation_is_told_once(ann: Caller, world: World) -> None:
    key = "5d2f2ad8-8a1c-4a3f-9a54-0f6a4a5a9a01"
    first, again = (ann.post(f"/people/{world.people['tao']}/invite", key=key).json() for _ in range(2))
    assert first["path"].startswith("/invitation/")
    assert again == {**first, "path": ""}
    assert ann.client.get(first["path"]).status_code == 200


def test_a_role_is_given_and_ended(ann: Caller, world: World) -> None:
    person, until = f"/people/{world.people['tao']}", "2026-12-31T16:00:00+08:00"
    grant = ann.post(f"{person}/grants", {"role": "desk", "branch_id": world.branches["dalian"], "until": until})
    assert grant.status_code == 201
    assert ann.post(f"/grants/{grant.json()['id']}/end", {}).status_code == 200
    assert "desk" not in {g["role"] for g in ann.get(person).json()["grants"]}  # it had not begun before it ended


def test_roles_and_branches_are_made_and_changed(ann: Caller, world: World) -> None:
    role = {"code": "dispatcher", "name_zh": "调度员", "name_en": "dispatcher", "scope": "branch", "permissions": []}
    made = ann.post("/roles", role).json()
    wanted = {n: v for n, v in role.items() if n != "code"} | {"permissions": ["visit.plan"], "seen": made["seen"]}
    assert ann.write("PUT", "/roles/dispatcher", wanted).json()["permissions"] == ["visit.plan"]
    assert "dispatcher" in {r["code"] for r in ann.get("/roles").json()}

    branch = ann.post("/branches", {"name": "铁西", "parent_id": world.branches["shenyang"]}).json()
    address = f"/branches/{branch['id']}"
    assert ann.write("PUT", address, {"name": "铁西区"}).json()["name"] == "铁西区"
    moved = ann.post(f"{address}/move", {"parent_id": world.branches["dalian"]}).json()
    assert moved["parent_id"] == world.branches["dalian"]
    stands = ann.post(f"/branches/{world.branches['shenyang']}/move", {"parent_id": world.branches["dalian"]})
    assert (stands.status_code, bool(stands.json()["reasons"])) == (409, True)


def test_who_manages_nobody_does_none_of_it(lin: Caller, world: World) -> None:
    person = f"/people/{world.people['mei']}"
    refused = [
        lin.get("/people"), lin.get("/roles"), lin.get("/branches"), lin.post(f"{person}/invite"),
        lin.post(f"{person}/deactivate"), lin.post(f"{person}/sign-out"), lin.post(f"{person}/forget-factors"),
        lin.post(f"{person}/grants", {**BRANCH, "branch_id": world.branches["shenyang"]}),
        lin.post("/branches", {"name": "铁西", "parent_id": world.branches["shenyang"]}),
    ]  # fmt: skip
    assert {one.status_code for one in refused} == {403}


def test_the_audit_is_read_page_by_page(ann: Caller, lin: Caller, world: World) -> None:
    lin.write("PUT", f"/customers/{world.customer_id}", {
        "version": 1, "name": "沈阳某研究所", "branch_id": world.branches["shenyang"], "grade": "key"
    })  # fmt: skip
    page = lin.get("/audit/changes", kind="customers.customer", about=world.customer_id).json()
    assert {"column": "grade", "before": "regular customer", "after": "key customer"} in page["items"][0]["columns"]
    for number in range(60):
        ann.post("/branches", {"name": f"分部 {number}", "parent_id": world.branches["dalian"]})
    first = ann.get("/audit/changes").json()
    second = ann.get("/audit/changes", after=first["next"]).json()
    assert len(first["items"]) == 50
    assert second["items"] != first["items"]

    lin.get(f"/customers/{world.customer_id}/places")
    shown = lin.get("/audit/disclosures", by=world.people["lin"]).json()["items"]
    assert [one["customer_id"] for one in shown] == [world.customer_id]
