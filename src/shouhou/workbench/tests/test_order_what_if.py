"""Use case: somebody asks what a draft would have changed in a period."""

import datetime as dt

import pytest
from tests.bites import bites
from tests.jobs import deferred
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.workbench.models import WhatIf, WhatIfPart
from shouhou.workbench.services import order_what_if as service
from shouhou.workbench.services.order_what_if import JOB, order_what_if
from shouhou.workbench.tests.what_ifs import asked, drafted


def test_it_leaves_the_cases_of_the_period_to_the_worker_in_parts(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "PART", 2)
    draft_id = drafted(world)
    for days in (-1, 0, 0, 0, 1):
        world.registered(at=world.now + dt.timedelta(days=days))
    what_if = asked(world, draft_id)
    assert (what_if.cases, [len(p.subjects) for p in what_if.parts.order_by("number")]) == (3, [2, 1])
    assert [name for name, _given in deferred()].count(JOB) == 2


def test_it_refuses_a_period_that_ends_before_it_begins_or_lies_ahead(world: World) -> None:
    draft_id, today, day = drafted(world), world.now.date(), dt.timedelta(days=1)
    for since, until, field in ((today, today - day, "until"), (today + day, today + day, "since")):
        with nothing_changed(), pytest.raises(Invalid, match=field):
            order_what_if(actor=world.actor("wen"), draft_id=draft_id, since=since, until=until, now=world.now)


def test_it_is_for_those_who_see_the_draft(world: World) -> None:
    draft_id = drafted(world)
    for who in ("mei", "gu"):
        with nothing_changed(), pytest.raises(NotFound):
            asked(world, draft_id, who=who)
    assert asked(world, draft_id, who="zhao").cases == 0


def test_the_database_keeps_its_laws(world: World) -> None:
    world.registered()
    what_if = asked(world, drafted(world))
    with bites("a_period_has_a_day"):
        WhatIf.objects.update(until=what_if.since - dt.timedelta(days=1))
    with bites("one_part_at_each_place"):
        WhatIfPart.objects.create(what_if=what_if, number=0, subjects=[])


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    world.registered()
    draft_id = drafted(world)
    assert all_or_nothing(lambda: asked(world, draft_id)) >= 3
