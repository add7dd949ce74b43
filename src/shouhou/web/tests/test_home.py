"""Home by role, the decisions that are made from it, and the wallboard."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from tests.acts import HOUR, do, pass_time
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.cases.models import Case
from shouhou.cases.public import note_call
from shouhou.kernel import clock
from shouhou.people.models import User
from shouhou.timeline.models import Event
from tests import fines


def client_of(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=name))
    return client


def decisions(client: Client) -> dict[str, list[dict[str, object]]]:
    """What waits for a decision, by its icon."""
    return {group["icon"]: group["items"] for group in client.get("/").context["decisions"]}


def press(client: Client, item: dict[str, object], button: int = 0, **more: object) -> str:
    """One press on a button of home; where it leads."""
    pressed = item["buttons"][button]  # type: ignore[index]
    given = {"act_key": uuid.uuid4(), "seen": item["seen"], "back": "home", **pressed["fields"], **more}
    answered = client.post(reverse("act", args=[item["case"].number, pressed["word"]]), given)  # type: ignore[attr-defined]
    assert answered.status_code == 302, answered.content.decode()
    return str(answered.headers["Location"])


def test_a_manager_judges_a_block_with_one_press(world: World) -> None:
    case, lin = world.registered(), client_of("lin")
    do(case, "block.reported", world.mei, world.now, cause="user", step="response", evidence="用户停电通知")
    [block] = decisions(lin)["barrier-block"]
    assert "用户停电通知" in block["told"]  # type: ignore[operator]
    assert press(lin, block) == reverse("home")
    assert Event.objects.filter(word="block.confirmed").count() == 1
    assert decisions(lin) == {}


def test_a_manager_confirms_a_stated_minute_of_somebody_else(world: World) -> None:
    case, lin = world.registered(), client_of("lin")
    now = world.now + 2 * HOUR
    with clock.frozen(now):
        do(case, "request.answered", world.mei, now, at=world.now)
        [claim] = decisions(lin)["clock"]
        press(lin, claim)
        assert decisions(lin) == {}


def test_a_manager_finds_a_cause_and_finance_confirms_the_fine(world: World) -> None:
    case, lin, fin = world.registered(), client_of("lin"), client_of("fin")
    now = world.now + 4 * HOUR
    pass_time(now)
    with clock.frozen(now):
        [fault] = decisions(lin)["gavel"]
        assert (fault["clause"], fault["case"].number) == ("FUR-2.1", case.number)  # type: ignore[attr-defined]
        own = {**fault["buttons"][0]["fields"], "dissatisfied": "", "act_key": uuid.uuid4(), "seen": fault["seen"]}  # type: ignore[index]
        with nothing_changed():  # 30 or 50 is never guessed
            assert lin.post(reverse("act", args=[case.number, "fault.found"]), own).status_code == 422
        press(lin, fault, dissatisfied="false")
        [fine] = decisions(fin)["receipt-yuan"]
        press(fin, fine)
        assert decisions(fin) == {}


def test_an_appeal_is_decided_where_it_waits(world: World) -> None:
    case = fines.fined(world)
    now = world.now + 90 * HOUR
    with clock.frozen(now):
        do(case, "fine.appealed", world.mei, now, clause="FUR-2.1", person=str(world.mei.id), reason="电话线路故障")
        [appeal] = decisions(client_of("lin"))["arrow-up-circle"]
        press(client_of("lin"), appeal)
        assert Event.objects.filter(word="fine.upheld").count() == 1


def test_nothing_of_another_branch_waits_for_anybody(world: World) -> None:
    case = world.registered()
    do(case, "block.reported", world.mei, world.now, cause="user", step="response")
    assert decisions(client_of("gu")) == {}


def test_the_desk_sees_who_urged_and_complained_today(world: World) -> None:
    case = world.registered()
    do(case, "request.urged", world.mei, world.now, text="怎么还不来")
    note_call(kind="complaint", actor=world.mei, now=world.now, text="说话难听")
    told = client_of("mei").get("/").content.decode()
    for text in (case.number, "怎么还不来", "说话难听"):
        assert text in told


@pytest.mark.parametrize("name", ["mei", "tao", "hua", "lin", "zhao", "fin", "ann", "wen", "gu"])
def test_everybody_has_a_home_with_nothing_on_it(world: World, name: str) -> None:
    assert client_of(name).get("/").status_code == 200


def test_the_wallboard_shows_what_will_be_late_whose_it_is_and_why(world: World) -> None:
    case = world.registered()
    lin = client_of("lin")
    told = lin.get(reverse("wallboard"))
    [row] = told.context["soon"]
    assert (row["case"].number, row["holder"], told.context["open_count"]) == (case.number, "梅雪", 1)
    assert [(one["one"].engineer, one["one"].open) for one in told.context["load"]] == [("陶然", 1)]
    pass_time(world.now + 4 * HOUR)
    with clock.frozen(world.now + 4 * HOUR):
        told = lin.get(reverse("wallboard"))
    assert [r["case"].number for r in told.context["late"]] == [case.number]
    assert told.context["day"].opened == Case.objects.count()
