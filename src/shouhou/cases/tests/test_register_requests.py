"""Use case: another program hands in many requests at once; each opens its case as `register_request` would."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.acts import DAY, HOUR, verified
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.models import Case
from shouhou.cases.public import Registered, Request, register_request, register_requests
from shouhou.cases.services.register_requests import MOST
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, ShouhouError
from shouhou.kernel.numbers import is_whole
from shouhou.timeline.models import Clock, Event, Subject


def request(world: World, reference: str, **changed: Any) -> Request:
    fields = {"channel": "phone", "visit_needed": True, "requirement": f"{reference} 不升温"}
    given = {"customer_id": world.customer_id, "unit_id": world.unit_id, "fields": fields, **changed}
    return Request(reference, **given)


def registered(world: World, *requests: Request, **changed: Any) -> list[Registered | ShouhouError]:
    return register_requests(requests=requests, **{"actor": world.mei, "now": world.now, **changed})


def test_each_opens_its_case_with_its_number_its_clocks_and_its_words(world: World) -> None:
    outcomes = registered(world, *(request(world, f"A-{n}") for n in range(5)))
    cases = [Case.objects.get(number=one.number) for one in outcomes if isinstance(one, Registered)]
    assert [case.summary for case in cases] == [f"A-{n} 不升温" for n in range(5)]
    assert all(is_whole(case.number) and case.next_clause == "FUR-2.1" for case in cases)
    assert [case.pk for case in cases] == [one.case_id for one in outcomes if isinstance(one, Registered)]
    assert (Clock.objects.count(), {*Event.objects.values_list("channel", flat=True)}) == (20, {"api"})
    assert verified(world.now) == []


def test_it_writes_what_registering_one_by_one_writes(world: World) -> None:
    left_out = ("id", "number", "subject", "subject_id")
    registered(world, request(world, "A"), channel="web")
    register_request(
        customer_id=world.customer_id, unit_id=world.unit_id, fields=request(world, "A").fields, actor=world.mei,
        now=world.now,
    )  # fmt: skip
    bulk, single = ({n: v for n, v in row.items() if n not in left_out} for row in Case.objects.order_by("pk").values())
    assert bulk == single
    given, holders = ([*Subject.objects.order_by("pk").values_list(name, flat=True)] for name in ("given", "holders"))
    assert (given[0], holders[0]) == (given[1], holders[1])


@pytest.mark.parametrize(("few", "many"), [(2, 8), (20, 40)])  # in one round trip; by COPY
def test_many_cost_no_more_statements_than_few(world: World, few: int, many: int) -> None:
    found = []
    for name, count in (("A", few), ("B", many)):
        with CaptureQueriesContext(connection) as made:
            registered(world, *(request(world, f"{name}-{n}") for n in range(count)))
        found.append(len(made))
    assert found[0] == found[1] < 25


def test_what_is_wrong_with_one_stands_in_its_place_and_the_others_are_registered(world: World) -> None:
    outcomes = registered(
        world, request(world, "no customer", customer_id=999), request(world, "right"), request(world, "no unit", unit_id=999),
        request(world, "a pigeon", fields={"channel": "pigeon"}), request(world, "tomorrow", at=world.now + DAY),
        request(world, "a stranger", role="engineer"),
    )  # fmt: skip
    assert [type(one).__name__ for one in outcomes] == [
        "NotFound", "Registered", "NotFound", "Invalid", "Invalid", "NotYourRole",
    ]  # fmt: skip
    assert Case.objects.get().summary == "right 不升温"
    assert verified(world.now) == []


def test_a_reference_that_was_sent_before_gets_its_first_answer(world: World) -> None:
    first = registered(world, request(world, "A"), request(world, "bad", customer_id=999))
    with nothing_changed():
        again = registered(world, request(world, "A"), now=world.now + HOUR)
    mended = registered(world, request(world, "A"), request(world, "bad"), request(world, "B"))
    assert again == [first[0]] == mended[:1]
    assert (Case.objects.count(), [type(one) for one in mended]) == (3, [Registered] * 3)


def test_a_reference_stands_for_one_request(world: World) -> None:
    outcomes = registered(world, request(world, "A"), request(world, "A", unit_id=None))
    assert [type(one) for one in outcomes] == [Registered, Invalid]
    with nothing_changed():
        (other,) = registered(world, request(world, "A", unit_id=None))
    assert isinstance(other, Invalid)
    assert [*other.fields] == ["reference"]


def test_it_refuses_whoever_may_not_register(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        registered(world, request(world, "A"), actor=world.hua)
    with nothing_changed():
        (hidden,) = registered(world, request(world, "A"), actor=world.gu)
    assert isinstance(hidden, NotFound)


def test_it_refuses_more_than_it_takes_at_once(world: World) -> None:
    with nothing_changed(), pytest.raises(Invalid) as refused:
        registered(world, *(request(world, str(n)) for n in range(MOST + 1)))
    assert [*refused.value.fields] == ["requests"]


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: registered(world, request(world, "A"), request(world, "B"))) == 3
