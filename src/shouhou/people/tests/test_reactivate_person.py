"""Use case: somebody who had left comes back."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import NotAllowed
from shouhou.people.models import User
from shouhou.people.services.reactivate_person import reactivate_person


def test_it_lets_them_act_in_their_roles_again(world: World) -> None:
    User.objects.filter(pk=world.people["tao"]).update(is_active=False)
    reactivate_person(person_id=world.people["tao"], actor=world.actor("ann"), at=world.now)
    assert world.tao.may("case.act")
    with nothing_changed():
        reactivate_person(person_id=world.people["tao"], actor=world.actor("ann"), at=world.now)


def test_it_is_not_for_those_who_manage_no_people(world: World) -> None:
    User.objects.filter(pk=world.people["tao"]).update(is_active=False)
    with nothing_changed(), pytest.raises(NotAllowed):
        reactivate_person(person_id=world.people["tao"], actor=world.lin, at=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    User.objects.filter(pk=world.people["tao"]).update(is_active=False)
    ann, tao = world.actor("ann"), world.people["tao"]
    assert all_or_nothing(lambda: reactivate_person(person_id=tao, actor=ann, at=world.now)) == 1
