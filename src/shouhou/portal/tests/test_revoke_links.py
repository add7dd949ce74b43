"""Use case: the links to a case are made void."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import NotAllowed, NotFound
from shouhou.portal.errors import LinkEnded
from shouhou.portal.services.make_link import make_link
from shouhou.portal.services.revoke_links import revoke_links
from shouhou.portal.services.use_link import use_link


def test_it_ends_all_links_of_this_case_and_no_other(world: World) -> None:
    case, other = world.registered(), world.registered()
    tokens = [make_link(case_id=case.case_id, actor=world.mei, now=world.now) for _ in range(2)]
    kept = make_link(case_id=other.case_id, actor=world.mei, now=world.now)
    assert revoke_links(case_id=case.case_id, actor=world.lin, now=world.now) == 2
    for token in tokens:
        with pytest.raises(LinkEnded):
            use_link(token=token, now=world.now)
    assert use_link(token=kept, now=world.now).id == other.case_id
    assert revoke_links(case_id=case.case_id, actor=world.lin, now=world.now) == 0


def test_it_refuses_whoever_does_not_see_the_case_or_may_not_act(world: World) -> None:
    case = world.registered()
    make_link(case_id=case.case_id, actor=world.mei, now=world.now)
    for actor, error in ((world.gu, NotFound), (world.actor("wen"), NotAllowed)):
        with nothing_changed(), pytest.raises(error):
            revoke_links(case_id=case.case_id, actor=actor, now=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = world.registered()
    make_link(case_id=case.case_id, actor=world.mei, now=world.now)
    assert all_or_nothing(lambda: revoke_links(case_id=case.case_id, actor=world.mei, now=world.now)) == 1
