"""A month at the branch that follows a regulation with figures: three visits, two answers, one complaint."""

import datetime as dt

from tests.acts import DAY, HOUR, do
from tests.world import World

from shouhou.cases.public import Registered
from shouhou.kpis.models import Objection, Sheet
from shouhou.kpis.services.close_sheet import close_sheet
from shouhou.kpis.services.measure import measure
from shouhou.kpis.services.object_to_sheet import object_to_sheet
from shouhou.policy.services.adopt_regulation import adopt_regulation

BUS = "bus-maker-policy"


def followed(world: World) -> None:
    """Shenyang follows the bus maker's policy besides the furnace maker's regulation."""
    adopt_regulation(slug=BUS, branch_id=world.branches["shenyang"], from_on=world.now.date(), settings={})


def visited(world: World, *, late: dt.timedelta = dt.timedelta(), satisfied: bool | None = None) -> Registered:
    """A case on which Tao came so late, did the work, and the user was asked."""
    case = world.registered()
    agreed = world.now + DAY
    do(case, "request.answered", world.mei, world.now + HOUR, channel="phone")
    do(case, "solution.proposed", world.hua, world.now + 2 * HOUR, text="更换密封件")
    do(case, "visit.planned", world.lin, world.now + 3 * HOUR, engineer=world.people["tao"], arrive_by=agreed)
    do(case, "visit.arrived", world.tao, agreed + late)
    do(case, "diagnosis.recorded", world.tao, agreed + late + HOUR, cause="密封件老化")
    do(case, "work.done", world.tao, agreed + late + HOUR, text="已更换")
    do(case, "signoff.signed", world.tao, agreed + late + 2 * HOUR, name="王芳")
    if satisfied is not None:
        do(case, "followup.recorded", world.mei, agreed + late + DAY, reached=True, satisfied=satisfied)
    return case


def measured(world: World, after: dt.timedelta = 5 * DAY) -> int:
    """Bring the figures up to date."""
    return measure(now=world.now + after)


def closed(world: World, whose: str = "tao", by: str = "lin") -> Sheet:
    """Somebody's March at Shenyang, closed in April."""
    return close_sheet(
        month=dt.date(2026, 3, 1), branch_id=world.branches["shenyang"], person_id=world.people[whose],
        actor=world.actor(by), now=world.now + 40 * DAY,
    )  # fmt: skip


def objected(world: World, sheet: Sheet, reason: str, who: str = "tao") -> Objection:
    return object_to_sheet(sheet_id=sheet.pk, reason=reason, actor=world.actor(who), now=world.now + 41 * DAY)
