"""The list of regulations, and the search over their clauses."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from tests.world import World

from shouhou.policy.public import adopt_regulation

Reader = Callable[..., Client]
ONE_A_SECOND = 1  # query for the installation


def test_it_lists_all_with_how_far_they_are_carried_out(reader: Reader) -> None:
    page = reader("mei", "en").get("/regulations")
    assert len(page.context["regulations"]) == 39
    furnace = next(r for r in page.context["regulations"] if r["regulation"].slug == "furnace-maker")
    assert sum(part["count"] for part in furnace["counts"]) == len(furnace["regulation"].clauses)
    assert "computed by rules" in page.content.decode()


def test_it_says_each_industry_in_the_readers_language(reader: Reader) -> None:
    for language, industry in (("zh-hans", "家具商场"), ("en", "furniture store")):
        rows = reader("mei", language).get("/regulations").context["regulations"]
        assert next(r["industry"] for r in rows if r["regulation"].slug == "furniture-warranty") == industry


def test_it_says_who_follows_what_since_when(reader: Reader) -> None:
    row = next(r for r in reader("mei").get("/regulations").context["regulations"] if r["adopted"])
    assert (row["regulation"].slug, row["adopted"][0].branch) == ("furnace-maker", "沈阳")


def test_it_does_not_tell_another_branch(reader: Reader) -> None:
    assert not any(row["adopted"] for row in reader("gu").get("/regulations").context["regulations"])


def test_it_marks_the_words_that_were_looked_for(reader: Reader) -> None:
    page = reader("mei").get("/regulations", {"q": "抵达 七十二小时"}).content.decode()
    assert "<mark>七十二小时</mark>内<mark>抵达</mark>" in page


def test_it_shows_the_other_language_where_the_word_stands_there(reader: Reader) -> None:
    page = reader("mei", "en").get("/regulations", {"q": "抵达"}).content.decode()
    assert "<mark>抵达</mark>" in page


def test_it_marks_nothing_but_words(reader: Reader) -> None:
    page = reader("mei").get("/regulations", {"q": "<script> .*"})
    assert page.context["clauses"] == []
    assert "<script> .*" not in page.content.decode()


def test_it_keeps_what_was_asked_in_its_address_from_page_to_page(reader: Reader) -> None:
    client = reader("mei")
    first = client.get("/regulations", {"status": "open", "kind": "record"})
    second = client.get(first.context["pager"]["next_url"])
    assert (len(first.context["clauses"]), first.context["clauses"] == second.context["clauses"]) == (50, False)
    assert {row["kind"] for row in second.context["clauses"]} == {"记录"}
    assert second.context["pager"]["previous_url"] == "/regulations?status=open&kind=record"


@pytest.mark.parametrize("query", ["after=99999999999999999999", "after=x", "status=x", "q=%00", "q=" + "长" * 200])
def test_it_takes_a_wrong_question_for_none(reader: Reader, query: str) -> None:
    assert reader("mei").get(f"/regulations?{query}").status_code == 200


def test_it_asks_as_little_for_many_adoptions_as_for_one(
    reader: Reader, world: World, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client = reader("mei")
    client.get("/regulations")
    with django_assert_max_num_queries(8) as one:  # type: ignore[attr-defined]
        client.get("/regulations")
    for slug in ("distance-sla-policy", "golf-club-membership", "furniture-warranty"):
        adopt_regulation(slug=slug, branch_id=world.branches["shenyang"], from_on=dt.date(2026, 3, 2), settings={})
    with django_assert_max_num_queries(len(one.captured_queries) + ONE_A_SECOND):  # type: ignore[attr-defined]
        client.get("/regulations")


def test_it_sends_nobody_to_sign_in(client: Client, db: None) -> None:
    answer = client.get("/regulations")
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in?next=/regulations")
