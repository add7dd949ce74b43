"""Use case: whole streams are laid down at once; what is written is what recording one by one has led to."""

from typing import Any

import pytest
from django.db import transaction
from tests.acts import DAY, HOUR, MINUTE, do, verified
from tests.jobs import deferred, forget
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.kernel.errors import Invalid
from shouhou.kernel.models import Limit
from shouhou.timeline import public as timeline
from shouhou.timeline.models import Clock, Consequence, Content, Decision, Event, Subject

ORDER = {Clock: "key", Consequence: "key"}
ANSWERED: dict[str, Any] = {}


def story(world: World, *, answered: dict[str, Any] = ANSWERED) -> timeline.Story:
    """A request, and its answer after four hours: too late (FUR-2.1)."""
    mei = world.registered()
    facts = timeline.subject_facts(mei.subject_id)
    ground = timeline.Ground("case", facts.branch_path, facts.opened_at, facts.adopted, facts.given, facts.holders)
    (opening,) = timeline.history(mei.subject_id)
    request = timeline.Happening(
        word=opening.word, fields={**opening.data, **(opening.words or {})}, role="customer", channel="web", at=world.now,
        recorder_id=world.mei.id,
    )  # fmt: skip
    answer = timeline.Happening(
        word="request.answered", fields=answered, role="desk", channel="web", actor_id=world.mei.id,
        recorder_id=world.mei.id, at=world.now + 4 * HOUR,
    )  # fmt: skip
    do(mei, "request.answered", world.mei, world.now + 4 * HOUR)
    return timeline.Story(ground, [(world.now, request), (world.now + 4 * HOUR, answer)])


@transaction.atomic
def laid(world: World, *stories: timeline.Story) -> None:
    def noted(place: int, recorded: timeline.Recorded) -> Limit:
        return Limit(what=f"{place}: {recorded.seq}", window=0, tries=1)

    timeline.lay_down(stories, now=world.now + 4 * HOUR, beside=noted)


def of(subject: Subject, model: Any, *names: str) -> list[Any]:
    about = {"event__subject": subject} if model is Content else {"subject": subject}
    return [*model.objects.filter(**about).order_by(ORDER.get(model, "pk")).values_list(*names)]


def test_it_writes_events_clocks_and_consequences_as_recording_does(world: World) -> None:
    laid(world, story(world))
    one_by_one, at_once = Subject.objects.order_by("pk")
    for model, names in (
        (Event, ("seq", "word", "occurred_at", "recorded_at", "data", "role", "actor_id", "recorder_id")),
        (Content, ("body",)), (Clock, ("key", "state", "person_id", "due_at", "late_from", "stopped_at")),
        (Consequence, ("kind", "key", "state", "person_id", "at", "body")),
    ):  # fmt: skip
        assert of(one_by_one, model, *names) == of(at_once, model, *names), model
    assert (at_once.state, at_once.last_seq) == ("answered", 2)
    assert Limit.objects.get(what="0: 2")
    assert verified(world.now + DAY) == []


def test_every_decision_names_the_last_event(world: World) -> None:
    laid(world, story(world))
    last = Event.objects.order_by("pk").last()
    assert last is not None
    causes = {*Decision.objects.filter(subject=last.subject_id).values_list("event_id", flat=True)}
    assert causes == {last.pk}


def test_it_calls_for_no_reaction(world: World) -> None:
    one = story(world)
    forget()
    laid(world, one, one)
    assert deferred() == []


def test_it_writes_nothing_where_an_event_is_not_right(world: World) -> None:
    wrong = story(world, answered={"channel": "pigeon"})
    with nothing_changed(), pytest.raises(Invalid):
        laid(world, wrong)
    ground, ((at, request), _answer) = wrong.ground, wrong.happenings
    early = timeline.Happening(**{**vars(request), "word": "request.urged", "fields": {}, "at": at - MINUTE})
    with nothing_changed(), pytest.raises(Invalid):
        laid(world, timeline.Story(ground, [(at, request), (at, early)]))
