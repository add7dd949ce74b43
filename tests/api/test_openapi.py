"""The API's description is kept in the repository, so that every change of it is seen in review."""

from pathlib import Path

from django.test import Client

from shouhou.cli.openapi import described
from shouhou.people.models import User
from tests.world import World

KEPT = Path(__file__).parents[2] / "docs/reference/openapi.json"


def test_it_is_what_the_repository_keeps() -> None:
    assert KEPT.read_text("utf-8") == described(), "run: shouhou openapi --to docs/reference/openapi.json"


def test_it_is_open_to_programs_without_a_key(world: World) -> None:
    answer = Client().get("/api/v1/openapi.json")
    assert answer.status_code == 200
    assert answer.json()["paths"]["/api/v1/cases/{number}/acts/visit.planned"]


def test_it_is_told_to_people_with_a_request_to_copy(world: World) -> None:
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.get(pk=world.people["mei"]))
    page = client.get("/api/docs").content.decode()
    assert "/api/v1/cases/{number}/acts/block.reported" in page
    assert "curl" in page
    assert 'id="undecided"' in page
