"""The laws that the database itself keeps about visits."""

from tests.acts import HOUR, do
from tests.bites import bites
from tests.world import World

from shouhou.dispatch.models import Visit


def planned(world: World) -> Visit:
    case = world.registered()
    do(case, "visit.planned", world.lin, world.now + HOUR, engineer=world.tao.id)
    return Visit.objects.get()


def test_it_keeps_one_open_visit_for_each_case(world: World) -> None:
    visit = planned(world)
    given = {"case_id": visit.case_id, "engineer_id": visit.engineer_id, "planned_at": world.now}
    Visit.objects.create(number="V2", state="cancelled", **given)
    with bites("one_open_visit_for_each_case"):
        Visit.objects.create(number="V3", **given)


def test_it_is_on_site_since_a_minute(world: World) -> None:
    planned(world)
    with bites("on_site_since_a_minute"):
        Visit.objects.update(state="on_site")
