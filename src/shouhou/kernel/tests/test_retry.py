"""Two transactions that stand in each other's way: one begins anew, and both are done."""

import threading
import uuid

import pytest
from django.db import OperationalError, connection, transaction
from psycopg import errors
from tests.world import World

from shouhou.kernel import retry
from shouhou.kernel.models import IdempotencyKey
from shouhou.kernel.public import once
from shouhou.people.models import Branch


def collision(kind: type[Exception] = errors.SerializationFailure) -> OperationalError:
    error = OperationalError("the database ended the transaction")
    error.__cause__ = kind("collision")
    return error


class Failing:
    """An act that collides so many times before it succeeds."""

    def __init__(self, times: int, kind: type[Exception] = errors.SerializationFailure) -> None:
        self.times, self.kind, self.runs = times, kind, 0

    def __call__(self) -> str:
        self.runs += 1
        if self.runs <= self.times:
            raise collision(self.kind)
        return "done"


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retry, "PAUSE", 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", [errors.SerializationFailure, errors.DeadlockDetected])
def test_it_begins_anew_three_times(kind: type[Exception]) -> None:
    act = Failing(3, kind)
    assert retry.retrying(act) == "done"
    assert act.runs == 4


@pytest.mark.django_db(transaction=True)
def test_it_gives_up_after_the_third_time() -> None:
    act = Failing(4)
    with pytest.raises(OperationalError):
        retry.retrying(act)
    assert act.runs == 4


@pytest.mark.django_db(transaction=True)
def test_it_does_not_repeat_other_failures() -> None:
    act = Failing(1, errors.AdminShutdown)
    with pytest.raises(OperationalError):
        retry.retrying(act)
    assert act.runs == 1


@pytest.mark.django_db
def test_it_leaves_a_collision_to_the_outermost_transaction() -> None:
    act = Failing(1)
    with transaction.atomic(), pytest.raises(OperationalError):
        retry.retrying(act)
    assert act.runs == 1


@pytest.mark.django_db(transaction=True)
def test_it_carries_out_both_of_two_acts_that_lock_each_other_out() -> None:
    """A real deadlock: each locks one row, waits for the other, and then wants the other's row."""
    first, second = (Branch.objects.create(name=name, path=f"{n}/") for n, name in ((901, "a"), (902, "b")))
    met, runs = threading.Barrier(2, timeout=10), []

    def work(mine: int, other: int) -> None:
        def act() -> None:
            runs.append(mine)
            with transaction.atomic():
                Branch.objects.filter(pk=mine).update(name=f"{mine} by {mine}")
                if len(runs) <= 2:
                    met.wait()
                Branch.objects.filter(pk=other).update(name=f"{other} by {mine}")

        try:
            retry.retrying(act)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=pair) for pair in ((first.pk, second.pk), (second.pk, first.pk))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(runs) == 3  # one of the two began anew
    names = {b.name.split(" by ")[1] for b in Branch.objects.filter(pk__in=[first.pk, second.pk])}
    assert len(names) == 1  # whoever came last did all of it


@pytest.mark.django_db(transaction=True)
def test_it_stands_behind_every_act_that_happens_once(world: World) -> None:
    key, act = uuid.uuid4(), Failing(2)
    assert once(key, world.mei.id, "request", lambda: (200, act())) == (200, "done")
    assert act.runs == 3
    assert IdempotencyKey.objects.count() == 1
