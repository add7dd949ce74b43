"""Use case: somebody follows a case."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.models import Watch
from shouhou.cases.public import watchers_of
from shouhou.cases.services.follow_case import follow_case
from shouhou.kernel.errors import NotFound


def test_it_follows_once(world: World) -> None:
    case = world.registered()
    for _ in range(2):
        follow_case(case_id=case.case_id, actor=world.lin, now=world.now)
    assert watchers_of(case.subject_id) == {world.lin.id}
    assert Watch.objects.get().since_at == world.now


def test_it_hides_what_the_person_does_not_see(world: World) -> None:
    case = world.registered()
    with nothing_changed(), pytest.raises(NotFound):
        follow_case(case_id=case.case_id, actor=world.gu, now=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = world.registered()
    assert all_or_nothing(lambda: follow_case(case_id=case.case_id, actor=world.lin, now=world.now)) >= 1
