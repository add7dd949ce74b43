"""An act that may arrive twice happens once."""

import threading
import uuid

import pytest
from django.db import connection
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, ShouhouError
from shouhou.kernel.models import IdempotencyKey
from shouhou.kernel.public import once, once_each
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


def branches(names: list[str]) -> list[dict[str, int] | ShouhouError]:
    """An act that adds a branch for each name, and refuses one."""
    return [Invalid({"name": "no"}) if name == "bad" else {"branch": add_branch(name=name)} for name in names]


def test_each_of_many_happens_once(world: World) -> None:
    sent = {"甲": 1, "乙": 2}
    first = once_each("branches", world.mei.id, sent, branches)
    with nothing_changed():
        assert once_each("branches", world.mei.id, sent, branches) == first
    more = once_each("branches", world.mei.id, {**sent, "丙": 3}, branches)
    assert ({**more} | {"丙": None}, more["丙"] != first["甲"]) == ({**first, "丙": None}, True)


def test_a_name_stands_for_one_request_of_one_user_and_one_kind(world: World) -> None:
    first = once_each("branches", world.mei.id, {"甲": 1}, branches)
    with nothing_changed():
        again = once_each("branches", world.mei.id, {"甲": 2}, branches)
    assert isinstance(again["甲"], Invalid)
    other = once_each("others", world.mei.id, {"甲": 2}, lambda names: [{"other": 1} for _ in names])
    whose = once_each("branches", world.tao.id, {"甲": 2}, lambda names: [{"tao": 1} for _ in names])
    assert (first["甲"] != other["甲"], whose["甲"]) == (True, {"tao": 1})


def test_what_was_refused_may_be_sent_again_under_its_name(world: World) -> None:
    found = once_each("branches", world.mei.id, {"bad": 1, "good": 2}, branches)
    assert isinstance(found["bad"], Invalid)
    again = once_each("branches", world.mei.id, {"bad": 9, "good": 2}, lambda names: [{"late": 1} for _ in names])
    assert again == {"bad": {"late": 1}, "good": found["good"]}


@pytest.mark.django_db(transaction=True)
def test_two_lots_that_arrive_together_act_once_for_each_name(world: World) -> None:
    answers, start = [], threading.Barrier(2, timeout=10)

    def arrive(names: list[str]) -> None:
        start.wait()
        try:
            answers.append(once_each("branches", world.mei.id, dict.fromkeys(names, 1), branches))
        finally:
            connection.close()

    lots = (["甲", "乙", "丙"], ["丙", "乙", "丁"])
    threads = [threading.Thread(target=arrive, args=[names]) for names in lots]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert (answers[0]["乙"], answers[0]["丙"]) == (answers[1]["乙"], answers[1]["丙"])
    assert IdempotencyKey.objects.count() == 4
