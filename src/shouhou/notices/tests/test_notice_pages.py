"""The bell, the list of notices and the page of one's wishes, as a browser gets them."""

import pytest
from django.test import Client
from tests.acts import MINUTE
from tests.world import World

from shouhou.notices.models import Notice, Reception
from shouhou.notices.queries import PAGE, unread_count
from shouhou.notices.tests.scenes import channel, tell
from shouhou.people.models import User


@pytest.fixture
def tao(world: World) -> Client:
    client = Client()
    client.force_login(User.objects.get(username="tao"))
    return client


def test_it_counts_what_waits_in_the_bell(world: World, tao: Client) -> None:
    assert "bell-count" not in tao.get("/notices/bell").content.decode()
    tell(world, "tao")
    assert '<b class="bell-count" aria-hidden="true">1</b>' in tao.get("/notices/bell").content.decode()
    for n in range(100):
        tell(world, "tao", key=str(n))
    assert ">99+</b>" in tao.get("/").content.decode()


def test_it_asks_for_the_count_only_where_a_bell_is_shown(world: World, tao: Client) -> None:
    tao.get("/notices")
    assert b"bell" not in tao.get("/cases/S1/why?key=x", headers={"HX-Request": "true"}).content


def test_it_does_not_keep_a_session_alive_by_asking(world: World, tao: Client) -> None:
    tao.get("/notices/bell")
    assert "renewed" not in tao.session
    tao.get("/notices")
    assert "renewed" in tao.session


def test_it_leads_on_and_counts_as_read(world: World, tao: Client) -> None:
    (pk,) = tell(world, "tao", address="/cases/S1")
    answer = tao.get(f"/notices/{pk}")
    assert (answer.status_code, answer["Location"]) == (302, "/cases/S1")
    assert unread_count(world.people["tao"]) == 0


def test_it_shows_each_state_in_words(world: World, tao: Client) -> None:
    for key, change in (
        ("1", {}), ("2", {"settled_at": world.now}), ("3", {"withdrawn_at": world.now}), ("4", {"muted": True}),
    ):  # fmt: skip
        tell(world, "tao", key=key)
        Notice.objects.filter(key=key).update(**change)
    page = tao.get("/notices?all=1").content.decode()
    for words in ("已办", "已更正", "不提醒", "林海 提到了你"):
        assert words in page
    assert tao.get("/notices").content.decode().count("data-row-link") == 1


def test_it_reads_page_by_page_whatever_arrives_meanwhile(world: World, tao: Client) -> None:
    for n in range(PAGE + 2):
        tell(world, "tao", key=str(n), about=f"S{n:03}", now=world.now + n * MINUTE)
    first = tao.get("/notices")
    tell(world, "tao", key="new", about="SNEW", now=world.now + 99 * MINUTE)
    second = tao.get(first.context["pager"]["next_url"]).content.decode()
    assert ("S001" in second, "S000" in second, "SNEW" in second, "S002" in second) == (True, True, False, False)


def test_it_marks_one_kind_or_all_and_one_back(world: World, tao: Client) -> None:
    (pk,) = tell(world, "tao", key="1")
    tell(world, "tao", kind="watched", key="2")
    until = tao.get("/notices").context["until"]
    answer = tao.post("/notices/read", {"kind": "watched", "until": until, "all": "1"})
    assert answer["Location"] == "/notices?kind=watched&all=1"
    assert unread_count(world.people["tao"]) == 1
    tao.post("/notices/read", {"until": "no instant"})
    assert unread_count(world.people["tao"]) == 0
    tao.post(f"/notices/{pk}/read", {"unread": "1"})
    assert unread_count(world.people["tao"]) == 1


@pytest.mark.parametrize("query", ["kind=nothing", "after=x", "all=12", "after=%00", "kind=%00"])
def test_it_takes_what_is_no_filter_for_none(world: World, tao: Client, query: str) -> None:
    tell(world, "tao")
    assert "提到了你" in tao.get(f"/notices?{query}").content.decode()


def test_it_tells_an_administrator_that_a_channel_fails(world: World) -> None:
    channel("mail", name="公司邮箱", failing_since=world.now)
    client = Client()
    client.force_login(User.objects.get(username="ann"))
    assert "公司邮箱" in client.get("/notices").content.decode()


def test_it_keeps_ones_wishes_and_what_was_typed(world: World, tao: Client) -> None:
    page = tao.post("/account/notices", {"mention-app": "on", "quiet_from": "22:00"})
    assert page.status_code == 422
    assert 'value="22:00"' in page.content.decode()
    assert not Reception.objects.exists()
    sent = {"mention-app": "on", "quiet_from": "22:00", "quiet_until": "07:00", "digest_at": "08:00"}
    assert tao.post("/account/notices", sent).status_code == 302
    wishes = Reception.objects.get()
    assert (wishes.ways["mention"], wishes.ways["watched"], f"{wishes.quiet_from:%H:%M}") == (["app"], [], "22:00")
