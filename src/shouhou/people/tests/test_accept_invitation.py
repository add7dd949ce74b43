"""Use case: whoever holds an invitation chooses a user name and a password."""

import datetime as dt

import pytest
from django.test import Client
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import PASSWORD, World

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people.models import Invitation, User
from shouhou.people.services.accept_invitation import accept_invitation
from shouhou.people.services.invite_person import LIFE, invite_person

NEW = "a quiet lake in autumn"
REFUSED = {
    "a password that is too short": ({"password": "short"}, "password"),
    "a user name that is taken": ({"username": "mei"}, "username"),
    "no user name": ({"username": " "}, "username"),
    "a user name that is a number": ({"username": "13800138000"}, "username"),
}


@pytest.fixture
def key(world: World) -> str:
    return invite_person(person_id=world.people["tao"], actor=world.actor("ann"), at=world.now)


def given(world: World, key: str, **changed: object) -> dict[str, object]:
    return {"key": key, "username": "taoran", "password": NEW, "at": world.now, **changed}


def test_it_lets_them_in_by_the_new_name_and_ends_what_was_open(world: World, key: str) -> None:
    old = Client()
    old.post("/sign-in", {"login": "tao", "password": PASSWORD})
    accept_invitation(**given(world, key))  # type: ignore[arg-type]
    user = User.objects.get(pk=world.people["tao"])
    assert (user.username, user.check_password(NEW)) == ("taoran", True)
    assert Invitation.objects.get().used_at == world.now
    assert old.get("/").status_code == 302


@pytest.mark.parametrize("case", REFUSED)
def test_it_refuses_and_stays_good_for_another_try(case: str, world: World, key: str) -> None:
    changed, field = REFUSED[case]
    with nothing_changed(), pytest.raises(Invalid) as refused:
        accept_invitation(**given(world, key, **changed))  # type: ignore[arg-type]
    assert [*refused.value.fields] == [field]
    accept_invitation(**given(world, key))  # type: ignore[arg-type]


def test_it_opens_once_and_for_a_time_and_not_for_leavers(world: World, key: str) -> None:
    with nothing_changed(), pytest.raises(NotFound):
        accept_invitation(**given(world, key + "x"))  # type: ignore[arg-type]
    with nothing_changed(), pytest.raises(NotFound):
        accept_invitation(**given(world, key, at=world.now + LIFE))  # type: ignore[arg-type]
    User.objects.filter(pk=world.people["tao"]).update(is_active=False)
    with nothing_changed(), pytest.raises(NotFound):
        accept_invitation(**given(world, key))  # type: ignore[arg-type]
    User.objects.filter(pk=world.people["tao"]).update(is_active=True)
    accept_invitation(**given(world, key, at=world.now + LIFE - dt.timedelta(seconds=1)))  # type: ignore[arg-type]
    with nothing_changed(), pytest.raises(NotFound):
        accept_invitation(**given(world, key))  # type: ignore[arg-type]


def test_it_leaves_nothing_when_it_breaks(world: World, key: str) -> None:
    assert all_or_nothing(lambda: accept_invitation(**given(world, key))) == 2  # type: ignore[arg-type]


def test_the_screen_signs_them_in_and_is_void_afterwards(world: World, key: str) -> None:
    stranger = Client()
    assert stranger.get(f"/invitation/{key}").status_code == 200
    wrong = stranger.post(f"/invitation/{key}", {"username": "taoran", "password": NEW, "again": "other"})
    assert wrong.status_code == 422
    done = stranger.post(f"/invitation/{key}", {"username": "taoran", "password": NEW, "again": NEW})
    assert done.headers["Location"] == "/account/two-factor/"
    assert stranger.get("/cases").status_code == 200
    assert Client().get(f"/invitation/{key}").status_code == 404


def test_guessing_is_slow_work(world: World) -> None:
    answers = [Client().get(f"/invitation/guess{n}").status_code for n in range(11)]
    assert answers == [404] * 10 + [429]
