"""Use case: where a regulation with recurring duties is adopted, an entry carries them."""

import datetime as dt

import pytest
from tests.acts import verified
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.policy.models import Adoption
from shouhou.policy.public import adopt_regulation
from shouhou.registers.models import Entry
from shouhou.registers.services.keep_duties import keep_duties
from shouhou.timeline.models import Event, Subject

SETTINGS = {"stocktake_every": "3 months"}


@pytest.fixture
def adopted(world: World) -> int:
    """Shenyang follows the farm-machinery rules beside the furnace maker's, which have no recurring duty."""
    branch = world.branches["shenyang"]
    adopt_regulation(slug="farm-machinery", branch_id=branch, from_on=world.now.date(), settings=SETTINGS)
    return branch


def test_it_opens_one_entry_by_itself_under_what_recurs_there(world: World, adopted: int) -> None:
    (number,) = keep_duties(now=world.now)
    entry = Entry.objects.get()
    subject = Subject.objects.get()
    assert (entry.number, entry.state, entry.kept) == (number, "running", True)
    assert [a["regulation"] for a in subject.adopted] == ["farm-machinery"]
    event = Event.objects.get()
    assert (event.word, event.channel, event.actor_id, event.recorder_id) == ("department.opened", "rule", None, None)
    assert {"role": "manager", "person": str(world.lin.id)} in subject.holders
    assert verified(world.now) == []


def test_it_changes_nothing_the_second_time(world: World, adopted: int) -> None:
    keep_duties(now=world.now)
    with nothing_changed():
        assert keep_duties(now=world.now + dt.timedelta(minutes=10)) == []


def test_it_ends_what_is_no_longer_in_force(world: World, adopted: int) -> None:
    keep_duties(now=world.now)
    later = world.now + dt.timedelta(days=3)
    Adoption.objects.filter(regulation="farm-machinery").update(until_on=later.date())
    assert keep_duties(now=later) == []
    assert Entry.objects.get().state == "closed"


def test_another_choice_begins_anew(world: World, adopted: int) -> None:
    keep_duties(now=world.now)
    Adoption.objects.filter(regulation="farm-machinery").update(settings={"stocktake_every": "6 months"})
    (number,) = keep_duties(now=world.now + dt.timedelta(days=1))
    assert [e.state for e in Entry.objects.order_by("pk")] == ["closed", "running"]
    assert Entry.objects.order_by("pk").last().number == number  # type: ignore[union-attr]


def test_it_leaves_nothing_when_it_breaks(world: World, adopted: int) -> None:
    assert all_or_nothing(lambda: keep_duties(now=world.now)) > 2
