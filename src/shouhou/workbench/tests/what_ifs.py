"""A what-if in tests: Shenyang's week under 24 hours for the answer instead of three."""

import datetime as dt

from tests.acts import do
from tests.world import World

from shouhou.cases.public import Registered
from shouhou.policy import public as policy
from shouhou.policy.models import Adoption
from shouhou.workbench.models import WhatIf
from shouhou.workbench.services.order_what_if import order_what_if

HOUR = dt.timedelta(hours=1)


def drafted(world: World, limit: str = "24h") -> int:
    wen, now = world.actor("wen"), world.now
    adoption = Adoption.objects.order_by("pk")[0]
    draft_id = policy.open_draft(actor=wen, adoption_id=adoption.pk, purpose="放宽", now=now)
    draft = policy.draft_for(wen, draft_id)
    place = (*policy.clause_place(draft, "FUR-2.1"), "values", "limit", "2014-09-12")
    edit = policy.Edit("limit", place, limit, "limit", "FUR-2.1")
    policy.change_draft(
        actor=wen, draft_id=draft_id, seen=draft.version, edits=[edit], settings=draft.settings, why="", now=now
    )
    return draft_id


def answered_after(world: World, hours: int) -> Registered:
    case = world.registered()
    do(case, "request.answered", world.mei, world.now + hours * HOUR, text="好")
    return case


def asked(world: World, draft_id: int, who: str = "wen", days: int = 3) -> WhatIf:
    today = world.now.date()
    pk = order_what_if(
        actor=world.actor(who), draft_id=draft_id, since=today, until=today, now=world.now + dt.timedelta(days=days)
    )
    return WhatIf.objects.get(pk=pk)
