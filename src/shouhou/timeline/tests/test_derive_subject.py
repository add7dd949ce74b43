"""Use case: what follows from a subject's events is stored as a projection, with a decision for each change."""

from tests.acts import HOUR, do, states
from tests.jobs import forget
from tests.nothing_changed import all_or_nothing
from tests.world import World

from shouhou.policy import public as policy
from shouhou.timeline import queries
from shouhou.timeline.models import Clock, Consequence, Decision
from shouhou.timeline.services.derive_subject import derive_subject


def test_it_does_not_touch_what_has_not_changed(world: World) -> None:
    case = world.registered()
    before, told = list(Clock.objects.values()), Decision.objects.count()
    subject = queries.subject(case.subject_id)
    derived = derive_subject(subject=subject, events=queries.events_of(subject.pk), now=world.now)
    assert (derived.changes, list(Clock.objects.values()), Decision.objects.count()) == ((), before, told)


def test_it_withdraws_what_is_gone_and_deletes_nothing(world: World) -> None:
    case = world.registered()
    do(case, "solution.proposed", world.hua, world.now + HOUR, visit_needed="false")
    arrival = Clock.objects.get(name="arrival")
    assert (arrival.state, arrival.late_from) == ("cancelled", None)
    decision = Decision.objects.filter(key=arrival.key).last()
    assert decision is not None
    assert (decision.old, decision.new) == ({"state": "running"}, {"state": "cancelled"})


def test_it_ends_a_duty_that_was_done(world: World) -> None:
    case = world.registered()
    assert states(case, "duty")["FUR-6.0a"] == "open"
    do(case, "case.cancelled", world.mei, world.now + HOUR)
    assert states(case, "duty")["FUR-6.0a"] == "done"


def test_it_says_by_which_pack_and_engine_it_decided(world: World) -> None:
    world.registered()
    adopted = policy.adopted_at(f"{world.branches['company']}/{world.branches['shenyang']}/", world.now.date())
    assert {(d.pack, d.engine) for d in Decision.objects.all()} == {(adopted[0]["pack"], policy.ENGINE)}


def test_it_knows_who_holds_a_role_and_who_has_a_part(world: World) -> None:
    case = world.registered()
    planned = do(case, "visit.planned", world.lin, world.now + HOUR, engineer=world.tao.id)
    assert planned.head.holders["engineer"] == world.tao.id
    handed = do(case, "task.assigned", world.lin, world.now + HOUR, duty="engineer", person=world.zhao.id)
    assert handed.head.holders["engineer"] == world.zhao.id
    assert {world.mei.id, world.lin.id, world.zhao.id} <= handed.head.people


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    from django.db import transaction

    case = world.registered()
    forget()

    @transaction.atomic
    def derive() -> None:
        subject = queries.locked_subject(case.subject_id)
        derive_subject(subject=subject, events=queries.events_of(subject.pk), now=world.now + 4 * HOUR)

    assert all_or_nothing(derive) >= 3
    assert Consequence.objects.filter(kind="fault").count() == 1
