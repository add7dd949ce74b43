"""Regulations over the API, and lists that need a permission."""

import pytest

from shouhou.cases.models import Case
from shouhou.cases.public import Registered
from tests.api.caller import Caller
from tests.fines import fault, fined
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
    assert clause["needs"]["zh"] != clause["needs"]["en"]


@pytest.mark.parametrize(
    ("language", "industry"), [("en", "industrial vacuum furnace manufacturer"), ("zh-hans", "工业真空炉制造商")]
)
def test_it_names_the_industry_in_the_callers_language(world: World, language: str, industry: str) -> None:
    regulation = Caller(world, "lin", language=language).get("/regulations/furnace-maker").json()
    assert regulation["industry"].startswith(industry)


@pytest.mark.parametrize(
    ("path", "name"),
    [("/faults", "mei"), ("/ledger?month=2026-03", "mei"), ("/cases", "ann"), ("/customers", "ann"), ("/tokens", "")],
)
def test_it_asks_the_permission_of_each_list(world: World, path: str, name: str) -> None:
    assert Caller(world, name or "ann").get(path).status_code == (403 if name else 200)


def of_another_branch(case: Registered, world: World) -> None:
    """A case that Shenyang no longer sees."""
    path = f"{world.branches['company']}/{world.branches['dalian']}/"
    Case.objects.filter(pk=case.case_id).update(branch_path=path, people=[])


@pytest.mark.parametrize("path", ["/faults", "/ledger?month=2026-03"])
def test_a_page_is_as_long_as_its_limit_while_more_exist(path: str, world: World, lin: Caller) -> None:
    cases = [(fined if "ledger" in path else fault)(world) for _ in range(6)]
    for hidden in (cases[1], cases[2], cases[4]):
        of_another_branch(hidden, world)
    seen, after, sizes = [], "", []
    while after is not None:
        separator = "&" if "?" in path else "?"
        page = lin.get(f"{path}{separator}limit=2&after={after}").json()
        sizes.append(len(page["items"]))
        seen += [item["case"] for item in page["items"]]
        after = page["next"]
    assert sizes == [2, 1]
    assert {*seen} == {cases[0].number, cases[3].number, cases[5].number}
