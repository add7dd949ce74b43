"""What the contexts above may do with the spine: open a stream, record, ask, and read what follows."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q

from shouhou.kernel import clock
from shouhou.kernel.paging import behind
from shouhou.people import public as people
from shouhou.policy import public as policy
from shouhou.policy.engine.shapes import Event as Happened
from shouhou.policy.engine.shapes import Fault, Timeline
from shouhou.policy.language.messages import Message
from shouhou.timeline import queries, rules
from shouhou.timeline.forms import EnvelopeForm, event_form, stated_minute, typed_fields
from shouhou.timeline.models import Clock, Consequence, Content, Decision, Event, Subject
from shouhou.timeline.public.chains import Link, links_of
from shouhou.timeline.public.shown import as_refused, badge_of, entry_shown, shown_refusal
from shouhou.timeline.public.waiting import Waiting, recorded_since, unanswered, unconfirmed_claims
from shouhou.timeline.queries import quiet_subjects
from shouhou.timeline.rules import FAULT_STATES, FINE_STATES, RULE, UNDO_WITHIN, Head, badge, canonical
from shouhou.timeline.services.begin import Ground, Opening, begin
from shouhou.timeline.services.derive_again import derive_again
from shouhou.timeline.services.derive_subject import (
    CLOCK_FIELDS,
    CONSEQUENCE_FIELDS,
    facts_of,
    happened,
    head_at,
    timeline_of,
)  # fmt: skip
from shouhou.timeline.services.enter_calendar import counted, enter_calendar
from shouhou.timeline.services.erase_content import erase_content
from shouhou.timeline.services.forget_given import forget_given
from shouhou.timeline.services.make_checkpoint import make_checkpoint
from shouhou.timeline.services.open_subject import open_subject
from shouhou.timeline.services.record import BACKDATED, OFFLINE, Happening, Recorded, check, event_of, record
from shouhou.timeline.services.sweep import sweep
from shouhou.timeline.services.verify import Finding, verify, verify_subject
from shouhou.timeline.services.warn import warn

__all__ = [
    "BACKDATED", "FAULT_STATES", "FINE_STATES", "OFFLINE", "RULE", "UNDO_WITHIN", "ClockFacts", "ConsequenceFacts",
    "DecisionFacts", "Entry", "EnvelopeForm", "Finding", "Ground", "Happened", "Happening", "Head", "Link",
    "Opening", "Recorded", "Stored", "Waiting", "as_refused", "badge", "badge_of", "begin", "canonical", "check", "clocks_due",
    "consequences", "counted", "decisions_by_clause", "derive_again", "enter_calendar", "entry_shown",
    "erase_content", "event_form", "foreseen", "forget_given", "head", "histories", "history", "holders",
    "links_of", "make_checkpoint", "may", "open_subject", "quiet_subjects", "record", "recorded_since",
    "shown_refusal", "standing_events", "stated_minute", "stored", "subject_facts", "sweep", "timeline", "typed_fields",
    "unanswered", "unconfirmed_claims", "verify", "verify_subject", "warn", "warned", "whole", "whole_of", "why",
]  # fmt: skip

may = check


@dataclass(frozen=True)
class Entry:
    """One event as a screen shows it. `words` is None where the text was erased.

    `claimed`: its minute was stated too late to count by itself; `confirmed_by` is who has confirmed it since.
    `corrected`: it no longer stands as it was recorded.
    """

    seq: int
    word: str
    label: Message
    occurred_at: dt.datetime
    recorded_at: dt.datetime
    actor_id: int | None
    recorder_id: int | None
    role: str
    channel: str
    ref: str
    claimed: bool
    supersedes: int | None
    corrected: bool
    confirmed_by: int | None
    data: Mapping[str, Any]
    words: Mapping[str, str] | None


@dataclass(frozen=True)
class SubjectFacts:
    """What a subject was opened under, how it stands, and when time alone changes it next."""

    kind: str
    branch_path: str
    opened_at: dt.datetime
    state: str
    adopted: list[dict[str, Any]]
    given: Mapping[str, Any]
    holders: list[dict[str, Any]]
    wakes_at: dt.datetime | None


@dataclass(frozen=True)
class ClockFacts:
    """A stored clock, for lists."""

    subject_id: int
    clause: str
    name: str
    state: str
    due_at: dt.datetime | None
    late_from: dt.datetime | None
    person_id: int | None


@dataclass(frozen=True)
class ConsequenceFacts:
    """A stored fault, fine, duty, charge or notice, for lists."""

    subject_id: int
    kind: str
    key: str
    regulation: str
    clause: str
    person_id: int | None
    state: str
    amount: Any
    amount_by: str
    at: dt.datetime
    body: Mapping[str, Any]
    id: int


@dataclass(frozen=True)
class DecisionFacts:
    """One line of the change log: what a clause made of a subject, when, and what had been before ("" for nothing)."""

    subject_id: int
    at: dt.datetime
    kind: str
    key: str
    old: str
    new: str


def subject_facts(subject_id: int) -> SubjectFacts:
    return _subject_facts(queries.subject(subject_id))


def _subject_facts(s: Subject) -> SubjectFacts:
    return SubjectFacts(s.kind, s.branch_path, s.opened_at, s.state, s.adopted, s.given, s.holders, s.wakes_at)


def timeline(
    subject_id: int, now: dt.datetime, *, known_at: dt.datetime | None = None, trace: bool = False
) -> Timeline:
    """What follows from the subject's events as of an instant, derived afresh; `known_at`: as was known then."""
    return timeline_of(queries.subject(subject_id), queries.events_of(subject_id), now, known_at=known_at, trace=trace)


@dataclass(frozen=True)
class Whole:
    """Everything about a subject in one read: what it was opened under, what follows from it, what happened.

    `posts`: who holds which role, since when.
    """

    facts: SubjectFacts
    timeline: Timeline
    history: list[Entry]
    posts: Mapping[str, policy.Post]
    happened: list[Happened]

    def may(self, word: str, *, role: str, actor_id: int) -> policy.Answer:
        """The second verb without another read: may this be recorded now, as far as it does not hang on its own fields?

        A gate that only the filled-in form can answer does not count here.
        """
        last = self.history[-1] if self.history else None
        at = max(self.timeline.now, last.recorded_at) if last else self.timeline.now
        event = Happened(
            len(self.history) + 1, word, clock.minute(at), at, by=None if role == CUSTOMER else str(actor_id), role=role
        )
        given, path = vars(self.facts), self.facts.branch_path
        answer = policy.may(self.facts.adopted, self.happened, given, event, branch_path=path, kind=self.facts.kind)
        refused = tuple(r for r in answer.refused if not r.own)
        return policy.Answer(not refused and not answer.undecided, refused, answer.undecided)


CUSTOMER = "customer"  # nobody of the staff: such an event has no actor


def whole(subject_id: int, now: dt.datetime) -> Whole:
    """A subject as its page shows it, derived as of an instant."""
    return whole_of(queries.subject(subject_id), now)


def whole_of(subject: Subject, now: dt.datetime) -> Whole:
    """The same of a subject that was read together with what it is about."""
    events = queries.events_with_contents(subject.pk)
    told, facts = happened(subject, events), facts_of(subject)
    return Whole(
        _subject_facts(subject), timeline_of(subject, events, now), _entries(subject, events),
        policy.posts(subject.kind, told, facts, now), told,
    )  # fmt: skip


def foreseen(*, subject_id: int, happening: Happening, now: dt.datetime) -> list[Fault]:
    """The faults that recording this would propose; nothing is written. Raises what `check` raises."""
    subject, events = queries.subject(subject_id), list(queries.events_of(subject_id))
    event, _body, _salt = event_of(subject, events, happening, now)
    known = {fault.key for fault in timeline_of(subject, events, now).faults}
    return [f for f in timeline_of(subject, [*events, event], now).faults if f.key not in known]


def head(subject_id: int, now: dt.datetime) -> Head:
    """What a listed row keeps of a subject, as of an instant."""
    subject, events = queries.subject(subject_id), list(queries.events_of(subject_id))
    return head_at(subject, events, timeline_of(subject, events, now))


def why(subject_id: int, key: str, now: dt.datetime, language: str) -> policy.Explanation | None:
    """How a clock, fault or fine came to be what it is, by the pack that was in force; None where there is no such."""
    subject = queries.subject(subject_id)
    rows = list(queries.events_of(subject_id))
    events, derived = happened(subject, rows), timeline_of(subject, rows, now, trace=True)
    answering = [c.person for c in derived.clocks] + [f.person for f in derived.faults]
    answering += [f.person for f in derived.fines]
    ids = {int(person) for person in [*answering, *(e.by for e in events)] if person}
    names = {str(pk): name for pk, name in people.named(ids).items()}
    return policy.explain(subject.adopted, events, derived, key, names, language, subject.kind)


def holders(subject_id: int, now: dt.datetime) -> dict[str, str]:
    """Who holds which role on a subject, by id as text."""
    subject = queries.subject(subject_id)
    posts = policy.posts(subject.kind, happened(subject, queries.events_of(subject_id)), facts_of(subject), now)
    return {role: post.person for role, post in posts.items()}


def history(subject_id: int) -> list[Entry]:
    """All events of a subject in the order of entry, with their words."""
    return _entries(queries.subject(subject_id), queries.events_with_contents(subject_id))


def histories(subject_ids: list[int]) -> dict[int, list[Entry]]:
    """The same of many subjects, in two statements."""
    events: dict[int, list[Event]] = {}
    for event in queries.events_of_all(subject_ids):
        events.setdefault(event.subject_id, []).append(event)
    subjects = Subject.objects.filter(pk__in=subject_ids)
    return {subject.pk: _entries(subject, events.get(subject.pk, [])) for subject in subjects}


def _entries(subject: Subject, events: list[Event]) -> list[Entry]:
    seqs = {e.pk: e.seq for e in events}
    vocabulary, standing = policy.vocabulary(subject.kind), rules.standing(events)
    recorders = {e.seq: e.recorder_id for e in events}
    confirmers = {claim: recorders[by] for claim, by in standing.confirmed.items()}
    return [
        _entry(e, getattr(e, "content", None), seqs, e.seq in standing.corrected, confirmers.get(e.seq), vocabulary)
        for e in events
    ]


def standing_events(subject_id: int, now: dt.datetime) -> list[Happened]:
    """The events that stand as of an instant, corrections applied, in the order in which they happened."""
    return policy.effective(happened(queries.subject(subject_id), queries.events_of(subject_id)), now)


def _entry(
    event: Event, content: Content | None, seqs: dict[int, int], corrected: bool, confirmed_by: int | None,
    vocabulary: policy.Vocabulary,
) -> Entry:  # fmt: skip
    return Entry(
        seq=event.seq, word=event.word, label=vocabulary.words[event.word].label, occurred_at=event.occurred_at,
        recorded_at=event.recorded_at, actor_id=event.actor_id, recorder_id=event.recorder_id, role=event.role,
        channel=event.channel, ref=event.ref, claimed=event.claimed,
        supersedes=seqs[event.supersedes_id] if event.supersedes_id else None, corrected=corrected,
        confirmed_by=confirmed_by, data=event.data, words=None if content and content.erased_at else content.body if content else {},
    )  # fmt: skip


@dataclass(frozen=True)
class Stored:
    """What is stored of a subject's derivation: its state, and the columns of each clock and consequence by key."""

    state: str
    wakes_at: dt.datetime | None
    clocks: Mapping[str, Mapping[str, Any]]
    consequences: Mapping[tuple[str, str], Mapping[str, Any]]


def stored(subject_id: int) -> Stored:
    """The projection as it stands, for whoever compares it with what it should be."""
    subject = queries.subject(subject_id)
    clocks = Clock.objects.filter(subject_id=subject_id).values("key", *CLOCK_FIELDS)
    others = Consequence.objects.filter(subject_id=subject_id).values("kind", "key", *CONSEQUENCE_FIELDS)
    return Stored(
        subject.state, subject.wakes_at, {c["key"]: c for c in clocks}, {(c["kind"], c["key"]): c for c in others}
    )


def warned(subject_id: int) -> frozenset[str]:
    """The keys of a subject's running clocks whose warning is due."""
    rows = Clock.objects.filter(subject_id=subject_id, state="running", warned_for=F("late_from"))
    return frozenset(rows.values_list("key", flat=True))


def clocks_due(*, person_id: int, until: dt.datetime) -> list[ClockFacts]:
    """A person's running clocks that become late by then, the next first."""
    rows = Clock.objects.filter(person_id=person_id, state="running", late_from__lte=until).order_by("late_from")[:50]
    return [ClockFacts(c.subject_id, c.clause, c.name, c.state, c.due_at, c.late_from, c.person_id) for c in rows]


def consequences(
    *, kind: str, states: tuple[str, ...] = (), subject_ids: list[int] | None = None, within: Q | None = None,
    after: tuple[dt.datetime, int] | None = None, clause: str = "", person_id: int | None = None,
    limit: int = 500,
) -> list[ConsequenceFacts]:  # fmt: skip
    """Stored consequences of a kind, the newest first; `after`: those behind this minute and id in that order. `clause`:
    those whose clause begins so; `person_id`: those of one person.

    `within` is a data scope over `subject`, `subject__branch_path` and `person_id`, as an actor's `scope` makes it.
    """
    rows = Consequence.objects.filter(within or Q(), kind=kind).order_by("-at", "pk")
    if states:
        rows = rows.filter(state__in=states)
    if subject_ids is not None:
        rows = rows.filter(subject_id__in=subject_ids)
    if person_id is not None:
        rows = rows.filter(person_id=person_id)
    if clause:
        rows = rows.filter(clause__istartswith=clause)
    if after:
        rows = rows.filter(behind("at", *after, descending=True, id_descending=False))
    return [
        ConsequenceFacts(
            c.subject_id,
            c.kind,
            c.key,
            c.regulation,
            c.clause,
            c.person_id,
            c.state,
            c.amount,
            c.amount_by,
            c.at,
            c.body,
            c.pk,
        )
        for c in rows[:limit]
    ]


def decisions_by_clause(clause: str, limit: int) -> list[DecisionFacts]:
    """The newest decisions by a clause, of all subjects: whoever shows them asks first which of these a reader sees."""
    rows = Decision.objects.filter(clause=clause).order_by("-decided_at", "-pk")[:limit]
    states = [((d.old or {}).get("state", ""), (d.new or {}).get("state", "")) for d in rows]
    return [
        DecisionFacts(d.subject_id, d.decided_at, d.kind, d.key, old, new)
        for d, (old, new) in zip(rows, states, strict=True)
    ]
