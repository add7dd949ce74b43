"""Use case: several people get one and the same password."""

import pytest
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid
from shouhou.people.models import User
from shouhou.people.services.share_password import share_password

SHARED = "printed-for-all"


def test_they_sign_in_by_it_and_nobody_else_does(world: World) -> None:
    share_password(user_ids=[world.people["tao"], world.people["lin"]], password=SHARED)
    fit = {user.username for user in User.objects.all() if user.check_password(SHARED)}
    assert fit == {"tao", "lin"}


@pytest.mark.parametrize("password", ["short", "password1234"])
def test_it_refuses_a_password_that_is_none(world: World, password: str) -> None:
    with nothing_changed(), pytest.raises(Invalid) as refused:
        share_password(user_ids=[world.people["tao"]], password=password)
    assert set(refused.value.fields) == {"password"}
