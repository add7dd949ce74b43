"""Use case: somebody opens a link."""

import datetime as dt

import pytest
from tests.acts import DAY, MINUTE
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.kernel.errors import NotFound
from shouhou.portal.errors import LinkEnded
from shouhou.portal.models import CustomerLink
from shouhou.portal.services.make_link import make_link
from shouhou.portal.services.use_link import use_link


def test_it_leads_to_its_case_and_notes_that_it_was_used(world: World) -> None:
    case = world.registered()
    token = make_link(case_id=case.case_id, actor=world.mei, now=world.now)
    assert use_link(token=token, now=world.now + MINUTE).number == case.number
    assert CustomerLink.objects.get().last_used_at == world.now + MINUTE
    with nothing_changed():
        use_link(token=token, now=world.now + 2 * MINUTE)


def test_it_refuses_a_wrong_token_and_an_ended_one(world: World) -> None:
    case = world.registered()
    token = make_link(case_id=case.case_id, actor=world.mei, now=world.now)
    for wrong in ("", "x", token[:-1], token.swapcase()):
        with nothing_changed(), pytest.raises(NotFound):
            use_link(token=wrong, now=world.now)
    use_link(token=token, now=world.now + 90 * DAY - dt.timedelta(seconds=1))
    with nothing_changed(), pytest.raises(LinkEnded):
        use_link(token=token, now=world.now + 90 * DAY)
