"""An act that may arrive twice happens once."""

import threading
import uuid

import pytest
from django.db import connection
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid
from shouhou.kernel.models import IdempotencyKey
from shouhou.kernel.public import once
from shouhou.people.services.add_branch import add_branch

KEY = uuid.UUID(int=1)


def test_it_gives_the_second_arrival_the_first_answer(world: World) -> None:
    first = once(KEY, world.mei.id, {"a": 1}, lambda: (201, {"branch": add_branch(name="新")}))
    with nothing_changed():
        again = once(KEY, world.mei.id, {"a": 1}, lambda: (201, {"branch": add_branch(name="再")}))
    assert again == first


def test_it_refuses_the_same_key_with_another_request(world: World) -> None:
    once(KEY, world.mei.id, {"a": 1}, lambda: (201, {}))
    with nothing_changed(), pytest.raises(Invalid):
        once(KEY, world.mei.id, {"a": 2}, lambda: (201, {}))


def test_it_keeps_the_keys_of_two_people_apart(world: World) -> None:
    once(KEY, world.mei.id, {}, lambda: (201, "mei"))
    assert once(KEY, world.tao.id, {}, lambda: (201, "tao")) == (201, "tao")


def test_it_frees_the_key_of_an_act_that_was_refused(world: World) -> None:
    def refuse() -> tuple[int, object]:
        add_branch(name="新")
        raise Invalid({"name": "no"})

    with nothing_changed(), pytest.raises(Invalid):
        once(KEY, world.mei.id, {"a": 1}, refuse)
    assert once(KEY, world.mei.id, {"a": 2}, lambda: (201, {})) == (201, {})


@pytest.mark.django_db(transaction=True)
def test_it_lets_one_of_two_that_arrive_together_act(world: World) -> None:
    answers, start = [], threading.Barrier(2, timeout=10)

    def arrive() -> None:
        start.wait()
        try:
            answers.append(once(KEY, world.mei.id, "same", lambda: (201, add_branch(name="新"))))
        finally:
            connection.close()

    threads = [threading.Thread(target=arrive) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert answers[0] == answers[1]
    assert IdempotencyKey.objects.count() == 1
