"""One regulation as a document."""

import datetime as dt
from collections.abc import Callable

from django.test import Client
from tests.world import World

from shouhou.policy.public import adopt_regulation

Reader = Callable[..., Client]
ONE_A_SECOND = 1  # query for the installation
PAGE = "/regulations/furnace-maker"


def test_it_has_every_clause_in_order_with_an_anchor(reader: Reader) -> None:
    page = reader("mei", "en").get(PAGE).content.decode()
    places = [page.index(f'<li id="FUR-{number}">') for number in ("2.1", "2.2", "2.3", "2.21")]
    assert places == sorted(places)
    assert "within 72 hours" in page
    assert "七十二小时" not in page


def test_it_has_both_languages_on_demand(reader: Reader) -> None:
    page = reader("mei", "en").get(PAGE, {"words": "both"}).content.decode()
    assert "within 72 hours" in page
    assert "七十二小时" in page


def test_it_says_in_the_readers_language_what_it_is_about(reader: Reader) -> None:
    chinese, english = reader("mei").get(PAGE).content.decode(), reader("mei", "en").get(PAGE).content.decode()
    for zh, en in (("工业真空炉制造商", "industrial vacuum furnace manufacturer"), ("未设申诉机构", "no appeal body")):
        assert (zh in chinese, en in chinese) == (True, False)
        assert en in english


def test_it_says_what_was_chosen_and_what_was_not(reader: Reader, world: World) -> None:
    adopt_regulation(slug="furnace-maker", branch_id=world.branches["company"], from_on=world.now.date(), settings={})
    page = reader("wen", "en").get(PAGE)
    (setting,) = page.context["settings"]
    assert [(row["adoption"].branch, row["value"]) for row in setting["chosen"]] == [
        ("总公司", ""),
        ("沈阳", "50 takes the place of 30"),
    ]
    assert "not chosen: undecided" in page.content.decode()


def test_it_lets_only_the_owner_adopt_and_end(reader: Reader) -> None:
    for name, may in (("wen", True), ("mei", False), ("lin", False)):
        page = reader(name).get(PAGE).content.decode()
        assert ("/regulations/furnace-maker/adopt" in page, "/end" in page) == (may, may), name


def test_it_knows_a_regulation_that_is_not_there_as_little_as_a_strange_one(reader: Reader) -> None:
    assert reader("mei").get("/regulations/no-such").status_code == 404


def test_it_does_not_ask_per_clause_or_adoption(
    reader: Reader, world: World, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client = reader("wen")
    client.get(PAGE)
    with django_assert_max_num_queries(8) as one:  # type: ignore[attr-defined]
        client.get(PAGE)
    adopt_regulation(
        slug="furnace-maker", branch_id=world.branches["company"], from_on=dt.date(2026, 3, 2), settings={}
    )
    with django_assert_max_num_queries(len(one.captured_queries) + ONE_A_SECOND):  # type: ignore[attr-defined]
        client.get(PAGE)
