"""Use case: somebody chooses the language of their screens."""

from django.test import Client
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.people.models import User
from shouhou.people.services.choose_language import choose_language


def test_it_greets_them_in_it_on_a_new_device(world: World) -> None:
    client = Client()
    client.force_login(User.objects.get(username="mei"))
    client.post("/language", {"language": "en"})
    assert User.objects.get(username="mei").language == "en"
    elsewhere = Client()
    elsewhere.force_login(User.objects.get(username="mei"))
    assert '<html lang="en"' in elsewhere.get("/").content.decode()


def test_it_knows_only_languages_of_ours(world: World) -> None:
    with nothing_changed():
        choose_language(user_id=world.mei.id, language="xx")


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: choose_language(user_id=world.mei.id, language="en")) == 1
