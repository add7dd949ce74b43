"""Use case: a case is opened for a customer; nothing has happened on it yet."""

import pytest
from tests.acts import HOUR, verified
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.services.open_case import open_case
from shouhou.kernel.errors import NotAllowed, NotFound
from shouhou.people.services.add_person import add_person
from shouhou.timeline.models import Event, Subject


def given(world: World, **changed: object) -> dict[str, object]:
    return {"customer_id": world.customer_id, "unit_id": None, "actor": world.mei, "now": world.now, **changed}


def test_it_has_a_row_and_an_empty_stream(world: World) -> None:
    case = open_case(**given(world, at=world.now - HOUR, summary="长" * 200))  # type: ignore[arg-type]
    assert (case.opened_at, len(case.summary), case.is_open) == (world.now - HOUR, 120, True)
    assert (Subject.objects.get().last_seq, Event.objects.count()) == (0, 0)
    assert {world.mei.id, world.lin.id, world.tao.id} <= {*case.people}
    assert verified(world.now) == []


def test_it_refuses_whoever_may_not_and_hides_what_they_do_not_see(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        open_case(**given(world, actor=world.hua))  # type: ignore[arg-type]
    for changed in ({"actor": world.gu}, {"customer_id": 999}, {"unit_id": 999}):
        with nothing_changed(), pytest.raises(NotFound):
            open_case(**given(world, **changed))  # type: ignore[arg-type]


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: open_case(**given(world))) == 2  # type: ignore[arg-type]


def test_it_gives_a_post_to_nobody_where_two_hold_it_at_the_nearest_branch(world: World) -> None:
    for role, branch in (("engineer", "shenyang"), ("manager", "company")):
        add_person(
            name=role, username=f"another-{role}", password=None, role=role, branch_id=world.branches[branch],
            at=world.now - HOUR,
        )  # fmt: skip
    case = open_case(**given(world))  # type: ignore[arg-type]
    holders = {h["role"]: h["person"] for h in Subject.objects.get(pk=case.subject_id).holders}
    assert "engineer" not in holders
    assert holders["manager"] == str(world.people["lin"])  # the one at the branch, whoever else the company has
