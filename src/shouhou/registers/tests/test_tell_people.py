"""Use case: whoever has to know how an entry stands is told."""

import datetime as dt

from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.notices.models import Notice
from shouhou.policy.public import adopt_regulation
from shouhou.registers.models import Entry
from shouhou.registers.services.keep_duties import keep_duties
from shouhou.registers.services.tell_people import tell_people
from shouhou.timeline.public import derive_again


def test_who_answers_for_a_duty_is_told_once_that_it_is_late(world: World) -> None:
    branch = world.branches["shenyang"]
    adopt_regulation(slug="farm-machinery", branch_id=branch, from_on=world.now.date(), settings={})
    keep_duties(now=world.now)
    entry, later = Entry.objects.get(), world.now + dt.timedelta(days=65)
    derive_again(subject_id=entry.subject_id, now=later)
    tell_people(subject_id=entry.subject_id, now=later)
    told = Notice.objects.filter(kind="clock.missed", clause="FMM-4.2.1")
    assert [(n.recipient_id, n.about, n.address) for n in told] == [
        (world.lin.id, entry.number, f"/registers/{entry.number}")
    ]
    with nothing_changed():
        tell_people(subject_id=entry.subject_id, now=later)


def test_a_stream_that_is_no_entrys_is_left_alone(world: World) -> None:
    case = world.registered()
    with nothing_changed():
        tell_people(subject_id=case.subject_id, now=world.now)
