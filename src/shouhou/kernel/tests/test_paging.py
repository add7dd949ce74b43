"""What lies behind a place in an order."""

import datetime as dt
from itertools import product

import pytest
from tests.world import World

from shouhou.cases.models import Case
from shouhou.kernel.paging import behind


@pytest.mark.parametrize(("down", "id_down"), [*product((False, True), (None, False, True))])
def test_it_is_every_row_after_that_one(down: bool, id_down: bool | None, world: World) -> None:
    for minute in (0, 0, 1, 1, 2):
        case = world.registered()
        Case.objects.filter(pk=case.case_id).update(opened_at=world.now + dt.timedelta(minutes=minute))
    of_id = down if id_down is None else id_down
    ordered = [*Case.objects.order_by(f"{'-' * down}opened_at", f"{'-' * of_id}id")]
    for place, row in enumerate(ordered):
        wanted = behind("opened_at", row.opened_at, row.pk, descending=down, id_descending=id_down)
        assert {*Case.objects.filter(wanted)} == {*ordered[place + 1 :]}
