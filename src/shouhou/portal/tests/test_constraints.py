"""The laws that the database itself keeps about links."""

from tests.bites import bites
from tests.world import World

from shouhou.portal.models import CustomerLink


def test_it_ends_no_link_before_it_begins(world: World) -> None:
    case = world.registered()
    with bites("a_link_ends_after_it_begins"):
        CustomerLink.objects.create(case_id=case.case_id, token_hash="x", made_at=world.now, expires_at=world.now)
