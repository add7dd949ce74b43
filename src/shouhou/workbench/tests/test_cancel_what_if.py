"""Use case: a what-if is no longer wanted."""

import pytest
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.kernel.errors import NotFound
from shouhou.workbench.services.cancel_what_if import cancel_what_if
from shouhou.workbench.tests.what_ifs import asked, drafted


def test_it_is_cancelled_once(world: World) -> None:
    what_if = asked(world, drafted(world))
    cancel_what_if(actor=world.actor("wen"), what_if_id=what_if.pk, now=world.now)
    what_if.refresh_from_db()
    assert what_if.cancelled_at == world.now
    with nothing_changed():
        cancel_what_if(actor=world.actor("wen"), what_if_id=what_if.pk, now=world.now)


def test_it_is_for_those_who_see_it(world: World) -> None:
    what_if = asked(world, drafted(world))
    for who in ("mei", "gu"):
        with nothing_changed(), pytest.raises(NotFound):
            cancel_what_if(actor=world.actor(who), what_if_id=what_if.pk, now=world.now)
    with nothing_changed(), pytest.raises(NotFound):
        cancel_what_if(actor=world.actor("wen"), what_if_id=999_999, now=world.now)
