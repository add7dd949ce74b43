"""Regulations over the API, and lists that need a permission."""

import pytest

from tests.api.caller import Caller
from tests.world import World


def test_it_reads_regulations_and_their_clauses(lin: Caller) -> None:
    regulations = {r["slug"]: r for r in lin.get("/regulations").json()}
    assert len(regulations) == 39
    assert regulations["furnace-maker"]["carried_out"]["computed"] > 30
    whole = lin.get("/regulations/furnace-maker").json()
    assert "FUR-2.21" in {clause["id"] for clause in whole["clauses"]}
    clause = lin.get("/regulations/furnace-maker/clauses/FUR-2.21").json()
    assert clause["status"] == "computed"
    assert clause["says"]["zh"] != clause["says"]["en"]


@pytest.mark.parametrize(
    ("path", "name"),
    [("/faults", "mei"), ("/ledger?month=2026-03", "mei"), ("/cases", "ann"), ("/customers", "ann"), ("/tokens", "")],
)
def test_it_asks_the_permission_of_each_list(world: World, path: str, name: str) -> None:
    assert Caller(world, name or "ann").get(path).status_code == (403 if name else 200)
