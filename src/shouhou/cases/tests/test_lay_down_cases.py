"""Use case: whole cases are laid down at once, with everything that has happened on them."""

from typing import Any

import pytest
from django.db import transaction
from tests.acts import DAY, HOUR, verified
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.cases.models import Case
from shouhou.cases.public import Act, CaseStory, lay_down_cases
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound
from shouhou.kernel.numbers import is_whole


def story(world: World, **changed: Any) -> CaseStory:
    tao = str(world.tao.id)
    acts = [
        Act(world.now, "request.received", {"channel": "phone", "visit_needed": True, "requirement": "不升温"}),
        Act(world.now + HOUR, "request.answered", {"channel": "phone"}, "desk", world.mei.id),
        Act(world.now + 2 * HOUR, "solution.proposed", {"text": "换热电偶"}, "technician", world.hua.id),
        Act(world.now + 3 * HOUR, "visit.planned", {"engineer": tao}, "manager", world.lin.id),
    ]
    given = {"customer_id": world.customer_id, "unit_id": world.unit_id, "registrar_id": world.mei.id, "acts": acts}
    return CaseStory(**{**given, **changed})


def laid(world: World, *stories: CaseStory, **changed: Any) -> None:
    with transaction.atomic():
        lay_down_cases(stories=stories, **{"actor": world.mei, "now": world.now + DAY, **changed})


def test_it_writes_the_listed_rows_with_their_streams(world: World) -> None:
    laid(world, story(world), story(world, unit_id=None))
    first, second = Case.objects.order_by("pk")
    assert (first.state, first.summary, first.last_seq, first.engineer_id) == (
        "visit_planned",
        "不升温",
        4,
        world.tao.id,
    )
    assert (first.opened_at, first.last_event_at) == (world.now, world.now + 3 * HOUR)
    assert (second.unit_id, second.registrar_id) == (None, world.mei.id)
    assert is_whole(first.number)
    assert {world.mei.id, world.hua.id, world.lin.id, world.tao.id} <= {*first.people}
    assert verified(world.now + DAY) == []


def test_it_refuses_what_opening_and_the_vocabulary_refuse(world: World) -> None:
    acts = [Act(world.now, "request.received", {"channel": "pigeon"})]
    for error, changed, given in (
        (NotFound, {"customer_id": 999}, {}), (NotFound, {"unit_id": 999}, {}), (NotAllowed, {}, {"actor": world.hua}),
        (Invalid, {"acts": acts}, {}),
    ):  # fmt: skip
        with nothing_changed(), pytest.raises(error):
            laid(world, story(world), story(world, **changed), **given)
