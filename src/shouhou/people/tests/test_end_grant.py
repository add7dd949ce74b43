"""Use case: a person no longer holds a role at a branch."""

import datetime as dt

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people.errors import LastAdministrator
from shouhou.people.models import Grant
from shouhou.people.public import actor
from shouhou.people.services.end_grant import end_grant
from shouhou.people.services.grant_role import grant_role

DAY = dt.timedelta(days=1)


def of(world: World, name: str) -> int:
    return Grant.objects.get(user_id=world.people[name]).pk


def test_it_ends_the_role_on_the_chosen_day(world: World) -> None:
    end_grant(grant_id=of(world, "tao"), actor=world.actor("ann"), until=world.now + DAY, now=world.now)
    assert world.tao.may("case.act")
    assert not actor(world.tao.id, world.now + DAY).may("case.act")


def test_it_takes_back_a_role_that_has_not_begun(world: World) -> None:
    later = grant_role(user_id=world.tao.id, role="desk", branch_id=world.branches["dalian"], at=world.now + DAY)
    end_grant(grant_id=later, actor=world.actor("ann"), until=world.now, now=world.now)
    assert not Grant.objects.filter(pk=later).exists()


def test_it_refuses_to_change_the_past(world: World) -> None:
    with nothing_changed(), pytest.raises(Invalid):
        end_grant(grant_id=of(world, "tao"), actor=world.actor("ann"), until=world.now - DAY, now=world.now)
    end_grant(grant_id=of(world, "tao"), actor=world.actor("ann"), until=world.now, now=world.now)
    with nothing_changed(), pytest.raises(Invalid):
        end_grant(grant_id=of(world, "tao"), actor=world.actor("ann"), until=world.now + DAY, now=world.now)


def test_it_keeps_the_last_administrator(world: World) -> None:
    with nothing_changed(), pytest.raises(LastAdministrator):
        end_grant(grant_id=of(world, "ann"), actor=world.actor("ann"), until=world.now + DAY, now=world.now)
    grant_role(user_id=world.lin.id, role="administrator", branch_id=world.branches["company"], at=world.now)
    end_grant(grant_id=of(world, "ann"), actor=world.actor("ann"), until=world.now, now=world.now)
    assert not world.actor("ann").may("people.manage")


def test_it_knows_only_branches_that_somebody_manages(world: World) -> None:
    grant_role(user_id=world.gu.id, role="administrator", branch_id=world.branches["dalian"], at=world.now)
    for who, grant in ((world.gu, of(world, "tao")), (world.lin, of(world, "tao")), (world.actor("ann"), 999)):
        with nothing_changed(), pytest.raises(NotFound):
            end_grant(grant_id=grant, actor=who, until=world.now, now=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    grant = of(world, "tao")
    ann = world.actor("ann")
    assert all_or_nothing(lambda: end_grant(grant_id=grant, actor=ann, until=world.now, now=world.now)) == 1
