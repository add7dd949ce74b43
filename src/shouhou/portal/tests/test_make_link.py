"""Use case: the customer is given a link to her case."""

import datetime as dt

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import NotAllowed, NotFound
from shouhou.portal.models import CustomerLink
from shouhou.portal.services.make_link import make_link, token_hash


def test_it_keeps_only_the_hash_of_a_token_that_nobody_guesses(world: World) -> None:
    case = world.registered()
    token = make_link(case_id=case.case_id, actor=world.mei, now=world.now)
    link = CustomerLink.objects.get()
    assert (link.token_hash, link.token_start, link.made_by_id) == (token_hash(token), token[:6], world.mei.id)
    assert len(token) == 32
    assert token not in str(CustomerLink.objects.values().get())
    assert link.expires_at == world.now + dt.timedelta(days=90)


def test_it_refuses_whoever_does_not_see_the_case_or_may_not_act(world: World) -> None:
    case = world.registered()
    for actor, error in ((world.gu, NotFound), (world.actor("wen"), NotAllowed)):
        with nothing_changed(), pytest.raises(error):
            make_link(case_id=case.case_id, actor=actor, now=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = world.registered()
    assert all_or_nothing(lambda: make_link(case_id=case.case_id, actor=world.mei, now=world.now)) == 1
