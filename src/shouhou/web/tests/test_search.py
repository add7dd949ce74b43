"""The one search box: what it finds, and for whom."""

from typing import Any

from django.test import Client
from django.urls import reverse
from tests.world import World

from shouhou.people.models import User
from shouhou.registers.public import open_entry


def found(username: str, text: str, **headers: str) -> Any:
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client.get(reverse("search"), {"q": text}, headers=headers)


def test_people_are_found_by_whoever_manages_them(world: World) -> None:
    name = world.tao.name
    assert (world.tao.id, name) in found("ann", name).context["people"]
    assert found("mei", name).context["people"] == []


def test_regulations_are_found_by_whoever_reads_them(world: World) -> None:
    told = found("lin", "furnace-maker").context
    assert [slug for slug, _title in told["regulations"]] == ["furnace-maker"]


def test_the_first_few_are_told_while_somebody_types(world: World) -> None:
    case = world.registered()
    answer = found("mei", case.number, **{"HX-Request": "true"})
    assert answer.status_code == 200
    assert reverse("case_page", args=[case.number]) in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_one_exact_number_leads_to_its_case(world: World) -> None:
    case = world.registered()
    assert found("mei", case.number).headers["Location"] == reverse("case_page", args=[case.number])


def test_nothing_typed_finds_nothing(world: World) -> None:
    assert not found("ann", "").context["any"]


def test_entries_of_registers_are_found_by_number_and_title(world: World) -> None:
    entry = open_entry(
        kind="budget", branch_id=world.branches["shenyang"], word="budget.drafted", fields={"year": 2026}, actor=world.lin,
        now=world.now, title="年度售后预算",
    )  # fmt: skip
    for text in (entry.number, "售后预算"):
        assert [row.number for row in found("lin", text).context["entries"]] == [entry.number]
        assert found("gu", text).context["entries"] == []
