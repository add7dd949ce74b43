"""One clause: words, rules, proofs, and where it was last applied."""

import datetime as dt
from collections.abc import Callable

from django.test import Client
from tests.world import World

Reader = Callable[..., Client]
ONE_A_SECOND = 1  # query for the installation
PAGE = "/regulations/furnace-maker/FUR-2.1"


def test_it_has_words_values_readings_and_rules(reader: Reader) -> None:
    page = reader("mei", "en").get(PAGE).content.decode()
    for words in (
        "三小时内须有回应",
        "must get a response within 3 hours",
        "2014-09-12",
        "Elapsed hours",
        "name: response",
    ):
        assert words in page
    assert 'href="/regulations/furnace-maker/FUR-2a" data-panel>FUR-2a</a>' in page


def test_it_says_in_the_readers_language_what_it_needs_and_what_is_a_fact(reader: Reader) -> None:
    chinese, english = reader("mei").get(PAGE).content.decode(), reader("mei", "en").get(PAGE).content.decode()
    for zh, en in (
        ("自动回执不算回应", "an automatic receipt is not a response"),
        ("回应时限（小时）", "respond within hours"),
    ):
        assert (zh in chinese, en in chinese) == (True, False)
        assert (zh in english, en in english) == (False, True)


def test_it_reads_facts_of_every_shape_aloud(reader: Reader) -> None:
    page = "/regulations/distance-sla-policy/DSP-4.1.1.3"
    facts = {row["term"]: row["value"] for row in reader("mei").get(page).context["facts"]}
    assert facts["档次"].startswith("距离不超过（公里）：300；到场时限（小时）：24 · ")
    facts = {row["term"]: row["value"] for row in reader("mei", "en").get(page).context["facts"]}
    assert facts["bands"].startswith("distance km up to: 300; arrive within hours: 24 · ")
    facts = reader("mei").get("/regulations/service-forms-classic/SFC-24b").context["facts"]
    assert facts[1] == {"term": "抽样", "value": "否"}
    facts = reader("mei").get("/regulations/car-4s-appointments/CFS-2.2").context["facts"]
    assert facts == [{"term": "步骤", "value": "装三件套、登记基本信息、绕车查看"}]


def test_it_says_why_people_carry_it_out(reader: Reader) -> None:
    page = reader("mei").get("/regulations/furnace-maker/FUR-3.0a").content.decode()
    assert "态度无法观察" in page
    assert "An attitude cannot be observed" not in page


def test_it_tells_the_scenarios_that_prove_it(reader: Reader) -> None:
    page = reader("mei").get(PAGE)
    assert page.context["scenarios"]
    assert (
        "用户提出要求" in page.content.decode()
        or page.context["scenarios"][0]["steps"][0]["what"] in page.content.decode()
    )


def test_it_says_that_an_open_clause_is_not_carried_out(reader: Reader) -> None:
    page = reader("mei", "en").get("/regulations/golf-club-membership/GCM-1").content.decode()
    assert "Nothing in the program carries this clause out yet" in page


def test_it_names_the_clause_that_it_repeats(reader: Reader) -> None:
    page = reader("mei", "en").get("/regulations/furnace-maker/FUR-2d")
    assert page.context["same_as"]["id"] == "FUR-2.21"


def test_it_shows_where_it_was_applied_to_those_who_see_the_case(reader: Reader, world: World) -> None:
    registered = world.registered()
    (row,) = reader("mei", "en").get(PAGE).context["applied"]
    assert (row["number"], row["kind"], row["new"]) == (registered.number, "clock", "running")
    assert reader("mei").get(row["why_url"]).status_code == 200
    assert reader("gu").get(PAGE).context["applied"] == []


def test_it_comes_without_the_frame_into_the_side_panel(reader: Reader) -> None:
    panel = reader("mei").get(PAGE, headers={"HX-Request": "true"}).content.decode()
    assert "side-panel-body" in panel
    assert "<html" not in panel


def test_it_is_found_only_in_its_own_regulation(reader: Reader) -> None:
    client = reader("mei")
    assert client.get("/regulations/golf-club-membership/FUR-2.1").status_code == 404
    assert client.get("/regulations/furnace-maker/FUR-99").status_code == 404


def test_it_does_not_ask_per_decision(
    reader: Reader, world: World, django_assert_max_num_queries: Callable[..., object]
) -> None:
    world.registered()
    client = reader("mei")
    client.get(PAGE)
    with django_assert_max_num_queries(9) as one:  # type: ignore[attr-defined]
        client.get(PAGE)
    for minutes in range(1, 4):
        world.registered(at=world.now + dt.timedelta(minutes=minutes))
    with django_assert_max_num_queries(len(one.captured_queries) + ONE_A_SECOND):  # type: ignore[attr-defined]
        client.get(PAGE)
