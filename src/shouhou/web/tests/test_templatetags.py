"""Values as people read them."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import translation

from shouhou.web.templatetags.shell import (
    CLOCK_LOOKS,
    cells,
    clock_look,
    duration,
    instant,
    money,
    span_bar,
    undo_url,
)

CHINA = dt.timezone(dt.timedelta(hours=8))


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Decimal("30"), "¥30.00"),
        (Decimal("-1280.5"), "−¥1,280.50"),
        (0, "¥0.00"),
        (None, "—"),
    ],
)
def test_it_writes_money_with_two_places(amount: Decimal | int | None, words: str) -> None:
    assert money(amount) == words


@pytest.mark.parametrize(
    ("minutes", "english", "chinese"),
    [
        (0, "0 min", "0分钟"),
        (59, "59 min", "59分钟"),
        (-60, "1 h", "1小时"),
        (125, "2 h 5 min", "2小时5分"),
        (47 * 60, "47 h", "47小时"),
        (3 * 1440, "3 d", "3天"),
        (3 * 1440 + 61, "3 d 1 h", "3天1小时"),
        (None, "—", "—"),
    ],
)
def test_it_says_minutes_as_people_do(minutes: int | None, english: str, chinese: str) -> None:
    with translation.override("en"):
        assert duration(minutes) == english
    with translation.override("zh-hans"):
        assert duration(minutes) == chinese


def test_it_shows_an_instant_in_the_zone_of_the_organisation() -> None:
    shown = instant(dt.datetime(2026, 1, 20, 1, 12, 59, tzinfo=dt.UTC))
    assert 'datetime="2026-01-20T09:12+08:00"' in shown
    assert ">2026-01-20 09:12<" in shown


def test_it_tells_both_minutes_where_something_was_recorded_later() -> None:
    happened = dt.datetime(2026, 1, 20, 9, 12, tzinfo=CHINA)
    with translation.override("en"):
        late = instant(happened, recorded=happened + dt.timedelta(minutes=28))
        same = instant(happened, recorded=happened + dt.timedelta(seconds=28))
    assert 'title="happened 2026-01-20 09:12, recorded 2026-01-20 09:40"' in late
    assert "recorded" not in same


def test_it_warns_of_a_clock_that_is_nearly_due_only_while_it_runs() -> None:
    assert clock_look({"state": "running", "nearing": True}).tone == "warn"
    assert clock_look({"state": "met", "nearing": True}) is CLOCK_LOOKS["met"]


def test_it_draws_spans_in_proportion() -> None:
    start = dt.datetime(2026, 1, 20, 9, tzinfo=CHINA)
    hour = dt.timedelta(hours=1)
    bar = span_bar(
        [
            {"start": start, "end": start + hour, "counted": True},
            {"start": start + hour, "end": start + 4 * hour, "counted": False},
        ]
    )
    assert '<rect class="counted" x="0.0" width="250.0"' in bar
    assert '<rect class="skipped" x="250.0" width="750.0"' in bar
    assert span_bar([]) == ""


@pytest.mark.parametrize(("tags", "url"), [("undo:/cases/1/undo", "/cases/1/undo"), ("quiet", ""), ("", "")])
def test_it_reads_where_an_act_is_undone(tags: str, url: str) -> None:
    class Told:
        extra_tags = tags

    assert undo_url(Told()) == url


def test_a_row_of_a_long_list_shows_what_people_wrote_as_text_and_a_dash_for_nothing() -> None:
    columns = [('"label"', "wide")] * 4
    row = [{"main": "<李桃>", "more": "a & b"}, {"text": "open", "warning": "<2> late"}, {"clocks": []}, {"text": None}]
    drawn = cells(columns, row)
    assert drawn.count('data-label="&quot;label&quot;"') == 4
    assert all(text in drawn for text in ("&lt;李桃&gt;", "a &amp; b", "&lt;2&gt; late"))
    assert drawn.count("is-none") == drawn.count("—") == 2
    assert not any(text in drawn for text in ("<李桃>", "<2>"))
