"""Use case: answers that nobody needs any more are removed."""

import datetime as dt

from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.workbench.models import WhatIf, WhatIfPart
from shouhou.workbench.services.forget_what_ifs import forget_what_ifs
from shouhou.workbench.tests.what_ifs import asked, drafted


def test_it_removes_what_is_older_than_ninety_days(world: World) -> None:
    world.registered()
    what_if = asked(world, drafted(world))
    with nothing_changed():
        assert forget_what_ifs(now=what_if.asked_at + dt.timedelta(days=90)) == 0
    assert forget_what_ifs(now=what_if.asked_at + dt.timedelta(days=91)) == 1
    assert (WhatIf.objects.count(), WhatIfPart.objects.count()) == (0, 0)
