"""Use case: somebody follows a case no longer."""

import pytest
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.cases.public import watchers_of
from shouhou.cases.services.follow_case import follow_case
from shouhou.cases.services.unfollow_case import unfollow_case
from shouhou.kernel.errors import NotFound


def test_it_ends_their_following_and_nobody_elses(world: World) -> None:
    case = world.registered()
    for who in (world.lin, world.mei):
        follow_case(case_id=case.case_id, actor=who, now=world.now)
    for _ in range(2):
        unfollow_case(case_id=case.case_id, actor=world.lin)
    assert watchers_of(case.subject_id) == {world.mei.id}


def test_it_hides_what_the_person_does_not_see(world: World) -> None:
    case = world.registered()
    with nothing_changed(), pytest.raises(NotFound):
        unfollow_case(case_id=case.case_id, actor=world.gu)
