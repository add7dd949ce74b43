"""Use case: the organisation says something in its own words, or goes back to the shipped ones."""

from typing import Any

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotAllowed, NotFound
from shouhou.notices.models import Wording
from shouhou.notices.rules.words import shipped
from shouhou.notices.services.save_wording import save_wording


def save(world: World, who: str = "ann", **more: Any) -> None:
    given = {"kind": "mention", "language": "zh-hans", "title": "{person}找你", "text": "请看 {about}。", **more}
    save_wording(actor=world.actor(who), **given)


def test_it_is_kept_until_the_shipped_words_come_back(world: World) -> None:
    save(world)
    save(world, title="{person} 在 {about} 找你")
    assert Wording.objects.get().title == "{person} 在 {about} 找你"
    title, text = shipped("mention", "zh-hans")
    save(world, title=title, text=text)
    assert not Wording.objects.exists()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": "{persona}"}, "title"), ({"text": "{person.password}"}, "text"), ({"text": "{"}, "text"),
        ({"text": "{clause}"}, "text"), ({"title": ""}, "title"), ({"text": "x" * 601}, "text"),
    ],
)  # fmt: skip
def test_it_refuses_a_place_that_nothing_fills(world: World, given: dict[str, Any], field: str) -> None:
    with nothing_changed(), pytest.raises(Invalid) as refused:
        save(world, **given)
    assert set(refused.value.fields) == {field}


def test_it_knows_kinds_languages_and_administrators(world: World) -> None:
    for given in ({"kind": "nothing"}, {"language": "fr"}):
        with nothing_changed(), pytest.raises(NotFound):
            save(world, **given)
    with nothing_changed(), pytest.raises(NotAllowed):
        save(world, who="lin")


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: save(world)) >= 1
