"""Use case: somebody has lost their phone or key."""

import pytest
from allauth.mfa.models import Authenticator
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import NotAllowed
from shouhou.people.services.forget_factors import forget_factors


@pytest.fixture
def factors(world: World) -> None:
    for kind in ("totp", "recovery_codes"):
        Authenticator.objects.create(user_id=world.people["tao"], type=kind, data={})
    Authenticator.objects.create(user_id=world.people["mei"], type="totp", data={})


@pytest.mark.usefixtures("factors")
def test_it_takes_all_of_theirs_and_nobody_elses(world: World) -> None:
    assert forget_factors(person_id=world.people["tao"], actor=world.actor("ann"), at=world.now) == 2
    assert [a.user_id for a in Authenticator.objects.all()] == [world.people["mei"]]


@pytest.mark.usefixtures("factors")
def test_it_is_for_those_who_manage_the_person(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        forget_factors(person_id=world.people["tao"], actor=world.lin, at=world.now)


@pytest.mark.usefixtures("factors")
def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    ann, tao = world.actor("ann"), world.people["tao"]
    assert all_or_nothing(lambda: forget_factors(person_id=tao, actor=ann, at=world.now)) == 1
