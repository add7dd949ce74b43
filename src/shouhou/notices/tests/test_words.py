"""From facts to words, in the language of whoever reads them."""

import datetime as dt

import pytest
from tests.world import World

from shouhou.notices.rules import words
from shouhou.notices.rules.kinds import KINDS, places_of
from shouhou.notices.rules.ways import next_at, not_before
from shouhou.notices.services.save_wording import LANGUAGES

AT = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_it_fills_every_place_of_every_shipped_text(kind: str, language: str) -> None:
    title, text = words.shipped(kind, language)
    assert words.unknown_places(kind, title + text) == []
    example = words.example(kind, language, AT)
    for filled in (words.filled(title, example), words.filled(text, example)):
        assert filled
        assert "{" not in filled
        assert "—" not in filled


@pytest.mark.parametrize("kind", KINDS)
def test_it_has_chinese_words_for_every_kind(kind: str) -> None:
    assert words.shipped(kind, "zh-hans")[0] != words.shipped(kind, "en")[0]


def test_it_says_what_a_correction_takes_back() -> None:
    facts = {"of": "fine.noticed", "amount": "30.00", "person": None}
    found = words.values(facts, about="S1", at=AT, clause="FUR-2a", names={}, language="zh-hans")
    assert found["was"] == "S1：罚款 ¥30.00"


def test_it_leaves_a_dash_where_nothing_is_known() -> None:
    assert words.filled("{about} {due}", {"about": "S1"}) == "S1 —"


def test_it_fills_nothing_but_names_of_places() -> None:
    """A text of the organisation is no program: it reaches nothing but the places."""
    assert words.unknown_places("mention", "{person.__class__} {0} {} {person}") == ["person.__class__", "0", ""]
    assert "about" in places_of("mention")


def test_it_finds_the_end_of_quiet_hours_across_midnight(world: World) -> None:
    class Wishes:
        ways: dict[str, list[str]] = {}
        quiet_from, quiet_until = dt.time(22), dt.time(7, 30)

    late, early = AT.replace(hour=23), AT.replace(hour=5)
    kind, urgent = KINDS["mention"], KINDS["clock.missed"]
    assert not_before(kind, Wishes(), late) == AT.replace(day=3, hour=7, minute=30)
    assert not_before(kind, Wishes(), early) == AT.replace(hour=7, minute=30)
    assert not_before(kind, Wishes(), AT) == AT
    assert not_before(urgent, Wishes(), late) == late
    assert next_at(dt.time(9), AT) == AT + dt.timedelta(days=1)
