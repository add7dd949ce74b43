"""Use case: some cases of a what-if are derived twice and compared."""

import pytest
from tests.acts import do, pass_time
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.timeline import public as timeline
from shouhou.timeline.models import Event, Subject
from shouhou.timeline.public import replaying
from shouhou.timeline.services.derive_subject import facts_of, happened
from shouhou.workbench import queries
from shouhou.workbench.models import WhatIf, WhatIfCase, WhatIfPart
from shouhou.workbench.services.derive_part import derive_next, derive_part
from shouhou.workbench.tests.what_ifs import HOUR, answered_after, asked, drafted


def carried_out(what_if: WhatIf, world: World) -> dict[tuple[str, str, str], tuple[int, int]]:
    while derive_next(what_if_id=what_if.pk, now=world.now):
        pass
    return {(r.kind, r.clause, r.state): (r.before, r.after) for r in queries.rows_of(what_if)}


def test_it_counts_before_and_after_and_names_the_cases_that_differ(world: World) -> None:
    draft_id = drafted(world)
    answered_after(world, 2)
    late = answered_after(world, 5)
    answered_after(world, 30)
    what_if = asked(world, draft_id)
    found = carried_out(what_if, world)
    assert found["clock", "FUR-2.1", "missed"] == (2, 1)
    assert found["clock", "FUR-2.1", "met"] == (1, 2)
    assert found["fault", "FUR-2.1", "proposed"] == (2, 1)
    progress = queries.progress(what_if)
    assert (progress.is_done, progress.percent, progress.failed, progress.cases_done) == (True, 100, 0, 3)
    differing = {one.subject_id: one.lines for one in queries.differing(what_if)}
    subject_id = Subject.objects.order_by("pk")[1].pk
    assert late.number
    clock = next(line for line in differing[subject_id] if line[0] == "clock")
    assert (clock[1], clock[3], clock[7]) == ("FUR-2.1", "missed", "met")


def test_a_promise_that_was_kept_anyway_has_not_gone_otherwise(world: World) -> None:
    draft_id = drafted(world)
    answered_after(world, 2)
    what_if = asked(world, draft_id)
    carried_out(what_if, world)
    assert queries.differing(what_if) == []


def test_it_finds_nothing_where_the_draft_changes_nothing(world: World) -> None:
    draft_id = drafted(world, "3h")
    answered_after(world, 5)
    what_if = asked(world, draft_id)
    carried_out(what_if, world)
    assert queries.differing(what_if) == []


def test_what_it_derives_before_is_what_is_stored(world: World) -> None:
    """The fast reading of streams is the slow one: corrections and claims included."""
    case = answered_after(world, 5)
    do(case, "event.corrected", world.lin, world.now + 6 * HOUR, reason="误录", supersedes=2)
    pass_time(world.now + 7 * HOUR)
    for subject in Subject.objects.all():
        (one,) = replaying.told([subject.pk])
        events = Event.objects.filter(subject=subject).order_by("seq")
        assert list(one.events) == happened(subject, events)
        assert one.facts == facts_of(subject)
    draft_id = drafted(world)
    found = carried_out(asked(world, draft_id, days=0), world)
    stored = timeline.stored(Subject.objects.get().pk)
    assert {state for (kind, _c, state), (before, _a) in found.items() if kind == "clock" and before} <= {
        str(c["state"]) for c in stored.clocks.values()
    } | {"running", "missed", "met"}


def test_it_writes_nothing_but_the_answer(world: World) -> None:
    draft_id = drafted(world)
    answered_after(world, 5)
    what_if = asked(world, draft_id)
    before = [Subject.objects.values().get(), list(Event.objects.values())]
    carried_out(what_if, world)
    assert [Subject.objects.values().get(), list(Event.objects.values())] == before


def test_it_runs_twice_and_stops_when_it_is_cancelled(world: World) -> None:
    draft_id = drafted(world)
    answered_after(world, 5)
    what_if = asked(world, draft_id)
    part = WhatIfPart.objects.get()
    WhatIf.objects.update(cancelled_at=world.now)
    with nothing_changed():
        derive_part(part_id=part.pk, now=world.now)
        assert not derive_next(what_if_id=what_if.pk, now=world.now)
    WhatIf.objects.update(cancelled_at=None)
    derive_part(part_id=part.pk, now=world.now)
    with nothing_changed():
        derive_part(part_id=part.pk, now=world.now)


def test_a_case_that_cannot_be_derived_holds_up_no_other(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    draft_id = drafted(world)
    answered_after(world, 5)
    answered_after(world, 5)
    what_if = asked(world, draft_id)
    first = Subject.objects.order_by("pk")[0]
    Subject.objects.filter(pk=first.pk).update(holders=[{"role": "desk"}])
    carried_out(what_if, world)
    assert queries.progress(what_if).failed == 1
    assert WhatIfCase.objects.get(subject_id=first.pk).lines == []


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    draft_id = drafted(world)
    answered_after(world, 5)
    asked(world, draft_id)
    part = WhatIfPart.objects.get()
    assert all_or_nothing(lambda: derive_part(part_id=part.pk, now=world.now)) >= 2
