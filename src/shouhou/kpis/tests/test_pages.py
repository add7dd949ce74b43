"""The pages of the figures: a value, where it comes from, and the rows behind it."""

import datetime as dt
import uuid

from django.test import Client
from django.urls import reverse
from tests.acts import HOUR
from tests.world import World

from shouhou.kernel import clock
from shouhou.kpis.queries import Key
from shouhou.kpis.tests.scene import BUS, closed, followed, measured, visited
from shouhou.people.models import User

TIMELY = ("figure", BUS, "BMP-3.2.1a", "timeliness")


def page(world: World, who: str, address: str) -> str:
    client = Client()
    client.force_login(User.objects.get(username=who))
    with clock.frozen(world.now + dt.timedelta(days=5)):
        answer = client.get(address)
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


def test_it_shows_value_fraction_clause_and_limit_and_never_a_number_without_data(world: World) -> None:
    followed(world)
    visited(world)
    visited(world, late=HOUR)
    measured(world)
    shown = page(world, "lin", reverse("figures"))
    for said in ("50.0 %", "1 / 2", "BMP-3.2.1a", "&lt; 90 % 未达标", "履约率"):
        assert said in shown, said
    empty = page(world, "lin", reverse("figures") + "?day=2026-05-01")
    assert "无数据" in empty
    assert "0.0 %" not in empty


def test_it_opens_to_the_rows_that_were_counted_and_those_that_were_not(world: World) -> None:
    followed(world)
    kept, late = visited(world), visited(world, late=HOUR)
    measured(world)
    address = reverse("figure_page", args=TIMELY)
    counted, others = page(world, "lin", address), page(world, "lin", f"{address}?state=not_counted")
    assert kept.number in counted
    assert late.number not in counted
    assert late.number in others
    assert "到达时间 ≤ 约定到达时间" in counted
    assert "<svg" in counted


def test_it_shows_a_manager_the_own_branch_alone(world: World) -> None:
    followed(world)
    case = visited(world)
    measured(world)
    assert case.number not in page(world, "gu", reverse("figures"))
    assert page(world, "gu", reverse("figure_page", args=TIMELY)) == "404"
    assert page(world, "gu", f"{reverse('figures')}?branch={world.branches['shenyang']}") == "404"
    assert page(world, "tao", reverse("figures")) == "403"


def test_it_narrows_to_a_person(world: World) -> None:
    followed(world)
    visited(world)
    measured(world)
    tao, hua = (f"{reverse('figures')}?person={world.people[who]}&regulation={BUS}" for who in ("tao", "hua"))
    assert "100.0 %" in page(world, "lin", tao)
    assert "100.0 %" not in page(world, "lin", hua)


def test_it_gives_an_excel_file(world: World) -> None:
    followed(world)
    visited(world)
    measured(world)
    client = Client()
    client.force_login(User.objects.get(username="lin"))
    with clock.frozen(world.now + dt.timedelta(days=5)):
        answers = [
            client.get(reverse("figures") + "?as=xlsx"),
            client.get(reverse("figure_page", args=TIMELY) + "?as=xlsx"),
        ]
    assert [(a.status_code, a.content[:2]) for a in answers] == [(200, b"PK"), (200, b"PK")]


def test_the_person_objects_on_their_own_sheet_and_the_manager_decides(world: World) -> None:
    followed(world)
    visited(world)
    measured(world)
    closed(world)
    place = [world.branches["shenyang"], "2026-03", world.people["tao"]]
    address = reverse("assessment", args=place)
    assert "提出异议" in page(world, "tao", address)
    assert page(world, "hua", address) == "404"
    with clock.frozen(world.now + dt.timedelta(days=41)):
        assert post("tao", reverse("assessment_object", args=place), reason="客户改期") == 302
        assert "客户改期" in page(world, "lin", address)
        assert post("lin", reverse("assessment_decide", args=place), decision="accepted", words="属实") == 302
    assert "异议成立" in page(world, "tao", reverse("my_assessments"))
    assert "异议成立" in page(world, "lin", reverse("assessments") + "?month=2026-03")


def test_a_closed_month_shows_what_has_changed_since(world: World) -> None:
    followed(world)
    visited(world)
    closed(world)
    measured(world)
    shown = page(
        world,
        "lin",
        reverse("assessment", args=[world.branches["shenyang"], "2026-03", world.people["tao"]]) + "?version=0",
    )
    assert "与第 1 版的差异" in shown
    assert "BMP-3.2.1a" in shown


def test_programs_read_figures_and_close_a_month(world: World) -> None:
    followed(world)
    visited(world)
    measured(world)
    client = Client()
    client.force_login(User.objects.get(username="lin"))
    with clock.frozen(world.now + dt.timedelta(days=40)):
        listed = client.get("/api/v1/figures?since=2026-03-01&until=2026-03-31").json()["items"]
        sheet = f"/api/v1/assessments/{world.branches['shenyang']}/2026-03/{world.people['tao']}"
        answer = client.post(
            f"{sheet}/close", content_type="application/json", headers={"Idempotency-Key": str(uuid.uuid4())}
        )
        read = client.get(sheet).json()
    assert ("timeliness", "1") in {(f["name"], f["value"]) for f in listed}
    assert (answer.status_code, read["version"]) == (201, 1)


def post(who: str, address: str, **given: str) -> int:
    client = Client()
    client.force_login(User.objects.get(username=who))
    return client.post(address, given).status_code


def test_clauses_stand_in_the_order_of_their_numbers() -> None:
    keys = [Key("promise", "furnace-maker", clause, "x") for clause in ("FUR-2.13", "FUR-2.3", "FUR-2.3a", "FUR-10.1")]
    assert [key.clause for key in sorted(keys, key=lambda key: key.place)] == [
        "FUR-2.3",
        "FUR-2.3a",
        "FUR-2.13",
        "FUR-10.1",
    ]
