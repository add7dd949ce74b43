"""Use case: what the streams give to the figures is measured and stored."""

import datetime as dt

from tests.acts import DAY, HOUR, do
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kpis import queries
from shouhou.kpis.models import Measure
from shouhou.kpis.queries import Key
from shouhou.kpis.tests.scene import BUS, followed, measured, visited

TIMELY, CONTENT = Key("figure", BUS, "BMP-3.2.1a", "timeliness"), Key("figure", BUS, "BMP-3.2.1b", "user_satisfaction")


def test_a_row_is_counted_kept_in_the_base_or_left_out(world: World) -> None:
    followed(world)
    visited(world, satisfied=True)
    visited(world, late=HOUR / 60, satisfied=False)
    assert measured(world) == 2
    totals = queries.totals(Measure.objects.all())
    assert (totals[TIMELY][None].counted, totals[TIMELY][None].base) == (1, 2)
    assert (totals[CONTENT][None].counted, totals[CONTENT][None].base) == (1, 2)
    row = Measure.objects.get(name="timeliness", state="counted")
    assert (row.person_id, row.day) == (world.people["tao"], (world.now + DAY).date())
    assert totals[Key("promise", "furnace-maker", "FUR-2.1", "response")][None].counted == 2


def test_what_nobody_knows_leaves_the_figure_undecided(world: World) -> None:
    followed(world)
    case = visited(world)
    do(case, "complaint.received", world.mei, world.now + 2 * DAY, channel="phone", text="态度差")
    measured(world)
    rate = queries.totals(Measure.objects.all())[Key("figure", BUS, "BMP-3.2.1c", "complaint_rate")][None]
    assert (rate.unknown, rate.value("share")) == (1, None)
    assert Measure.objects.get(name="complaint_rate").about["missing"] == ["service_responsible"]
    do(case, "complaint.verified", world.lin, world.now + 3 * DAY, person=world.people["tao"], reason="repeat")
    measured(world)
    rate = queries.totals(Measure.objects.all())[Key("figure", BUS, "BMP-3.2.1c", "complaint_rate")][None]
    assert (rate.counted, rate.base, rate.unknown) == (1, 1, 0)


def test_it_measures_again_what_has_changed_and_nothing_else(world: World) -> None:
    followed(world)
    case, _other = visited(world), visited(world)
    assert measured(world) == 2
    with nothing_changed():
        assert measured(world) == 0
    do(case, "followup.recorded", world.mei, world.now + 6 * DAY, reached=True, satisfied=True)
    assert (measured(world, 7 * DAY), Measure.objects.filter(name="user_satisfaction").count()) == (1, 1)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    followed(world)
    visited(world, late=dt.timedelta(hours=1))
    assert all_or_nothing(lambda: measured(world)) >= 1
