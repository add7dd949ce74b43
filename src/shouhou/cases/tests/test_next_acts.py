"""What the job page offers: the acts that the case's regulations speak of, the rest behind them, and a merge of doubles."""

from typing import Any

from django.test import Client
from django.urls import reverse
from tests.acts import HOUR, do
from tests.world import World

from shouhou.cases.models import Case
from shouhou.kernel import clock
from shouhou.people.models import User


def shown_to(username: str, part: str, number: str) -> Any:
    """What a part of the job page is drawn from."""
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client.get(reverse(part, args=[number])).context


def words(groups: list[dict[str, Any]]) -> set[str]:
    return {act["url"].rpartition("/")[2] for group in groups for act in group["acts"]}


def test_it_offers_the_words_of_the_regulation_and_keeps_the_others_behind(world: World) -> None:
    shown = shown_to("lin", "case_acts", world.registered().number)
    assert {"block.confirmed", "case.merged", "task.assigned"} <= words(shown["acts"])
    assert {"quote.given", "unit.handed_in"} <= words(shown["rare"])
    assert not words(shown["acts"]) & words(shown["rare"])


def test_it_names_every_thing_in_chinese(world: World) -> None:
    shown = shown_to("lin", "case_acts", world.registered().number)
    labels = [str(group["label"]) for group in [*shown["acts"], *shown["rare"]]]
    assert [label for label in labels if label.isascii()] == []


def test_a_double_may_be_merged_into_the_older_open_case(world: World) -> None:
    older = world.registered()
    with clock.frozen(world.now + HOUR):
        newer = world.registered()
        [found] = shown_to("lin", "other_cases", newer.number)["doubled"]
        assert (found["number"], shown_to("lin", "other_cases", older.number)["doubled"]) == (older.number, [])
        client = Client()
        client.force_login(User.objects.get(username="lin"))
        form = client.get(found["merge_url"]).context["form"]
        assert form.initial.get("into") == older.number or form["into"].value() == older.number


def test_there_is_nothing_to_merge_into_where_the_other_has_ended(world: World) -> None:
    older = world.registered()
    do(older, "case.cancelled", world.lin, world.now)
    newer = world.registered()
    assert shown_to("lin", "other_cases", newer.number)["doubled"] == []
    assert Case.objects.get(number=newer.number).is_open
