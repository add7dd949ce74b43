"""Use case: a unit gets a new code, because its label was lost or copied."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.assets import public as assets
from shouhou.assets.models import Unit
from shouhou.assets.services.renew_code import renew_code
from shouhou.kernel.errors import NotAllowed, NotFound


def test_each_unit_has_a_code_of_its_own_from_the_beginning(world: World) -> None:
    second = assets.add_unit(serial="SN-0002", model="VF-1600", customer_id=world.customer_id, actor=world.mei)
    codes = [*Unit.objects.order_by("pk").values_list("code", flat=True)]
    assert len({*codes}) == 2
    assert {len(code) for code in codes} == {22}
    found = assets.unit_by_code(codes[1])
    assert found is not None
    assert (found.id, found.customer_id, found.model) == (second, world.customer_id, "VF-1600")


def test_the_old_code_opens_nothing_and_the_new_one_the_unit(world: World) -> None:
    old = Unit.objects.get().code
    new = renew_code(unit_id=world.unit_id, actor=world.mei)
    assert assets.unit_by_code(old) is None
    assert assets.unit_by_code(new) == assets.unit_of_case(world.unit_id)
    assert (Unit.objects.get().version, Unit.objects.get().changed) == (2, ["code"])


@pytest.mark.parametrize("code", ["", "x", "\x00", "码", "a" * 33])
def test_it_knows_no_other_code(code: str, world: World) -> None:
    assert assets.unit_by_code(code) is None


def test_it_refuses_whoever_may_not_and_hides_what_they_do_not_see(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        renew_code(unit_id=world.unit_id, actor=world.hua)
    with nothing_changed(), pytest.raises(NotFound):
        renew_code(unit_id=world.unit_id, actor=world.gu)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: renew_code(unit_id=world.unit_id, actor=world.mei)) == 1
