"""The parts of the job page that come after it."""

from django.test import Client
from tests.acts import HOUR
from tests.world import World

from shouhou.people.models import User


def fragment(name: str, path: str) -> str:
    client = Client()
    client.cookies["django_language"] = "en"
    client.force_login(User.objects.get(username=name))
    answer = client.get(path, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    return answer.content.decode()


def test_everything_that_can_happen_is_what_the_reader_may_record(world: World) -> None:
    path = f"/cases/{world.registered().number}/acts"
    manager, engineer = fragment("lin", path), fragment("tao", path)
    assert f'href="{path}/visit.planned"' in manager
    assert f'href="{path}/visit.planned"' not in engineer
    assert f'href="{path}/visit.departed"' in engineer


def test_the_other_cases_of_the_unit_lead_to_the_link_with_what_was_before(world: World) -> None:
    first, second = world.registered(world.now - HOUR), world.registered()
    link = f"/cases/{second.number}/acts/repeat.linked?earlier_case={first.number}"
    assert f'href="{link}"' in fragment("lin", f"/cases/{second.number}/others")
    shown = fragment("lin", f"/cases/{first.number}/others")
    assert f'href="/cases/{second.number}"' in shown
    assert "repeat.linked" not in shown


def test_a_unit_without_other_cases_shows_nothing(world: World) -> None:
    assert "<section" not in fragment("lin", f"/cases/{world.registered().number}/others")
