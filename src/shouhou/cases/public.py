"""What the contexts above may do with cases."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language

from shouhou.cases import permissions, queries, rules
from shouhou.cases.forms import act_form, own_fields
from shouhou.cases.models import Call, Case, Watch
from shouhou.cases.services.add_note import add_note
from shouhou.cases.services.attach_file import attach_file, attach_signature
from shouhou.cases.services.delete_view import delete_view
from shouhou.cases.services.erase_cases import erase_cases
from shouhou.cases.services.foresee_act import foresee_act
from shouhou.cases.services.hand_over_cases import HandedOver, hand_over_cases
from shouhou.cases.services.note_call import note_call
from shouhou.cases.services.open_case import Grounds, open_case
from shouhou.cases.services.record_act import record_act
from shouhou.cases.services.record_customer_act import record_customer_act
from shouhou.cases.services.register_customer_request import register_customer_request
from shouhou.cases.services.register_request import register_request
from shouhou.cases.services.register_requests import Registered, Request, register_requests
from shouhou.cases.services.save_fault_code import save_fault_code
from shouhou.cases.services.save_view import save_view
from shouhou.cases.services.take_call import take_call
from shouhou.cases.services.undo_act import undo_act
from shouhou.kernel import clock
from shouhou.kernel.errors import NotFound
from shouhou.people.public import Actor
from shouhou.policy.engine.gates import ABOUT_FAULTS
from shouhou.policy.engine.shapes import Answer, Clock, Fault, Fine
from shouhou.timeline import public as timeline

__all__ = [
    "Before",
    "CaseFacts",
    "CaseRow",
    "ComplaintFacts",
    "DayAtTheDesk",
    "FaultFacts",
    "HandedOver",
    "LeftOpen",
    "Load",
    "Registered",
    "Request",
    "act_form",
    "add_note",
    "attach_file",
    "attach_signature",
    "author_of_solution",
    "before",
    "calls_of",
    "case_by_id",
    "case_for",
    "case_of_subject",
    "cases_of_subjects",
    "count",
    "count_all",
    "day_at_the_desk",
    "delete_view",
    "erase_cases",
    "fault_of",
    "find",
    "foresee_act",
    "grounds_for",
    "hand_over_cases",
    "left_open",
    "load_by_engineer",
    "note_call",
    "numbers_of_subjects",
    "on_visible_cases",
    "open_case",
    "own_fields",
    "record_act",
    "record_customer_act",
    "records_of",
    "register_customer_request",
    "register_request",
    "register_requests",
    "roles_for",
    "rows_of_subjects",
    "save_fault_code",
    "save_view",
    "take_call",
    "undo_act",
    "visible_count",
    "watchers_of",
    "words_of",
    "worklist",
]  # fmt: skip


@dataclass(frozen=True)
class CaseFacts:
    """A case as other contexts see it."""

    id: int
    number: str
    subject_id: int
    customer_id: int
    unit_id: int | None
    branch_path: str
    summary: str
    state: str
    is_open: bool
    last_seq: int
    next_late_from: dt.datetime | None
    next_clause: str
    next_clock: str
    missed: int
    opened_at: dt.datetime
    engineer_id: int | None


@dataclass(frozen=True)
class CaseRow:
    """A case with the names that a list shows, and its clocks as the listed row keeps them."""

    number: str
    subject_id: int
    summary: str
    customer: str
    model: str
    state: str
    engineer: str
    opened_at: dt.datetime
    missed: int
    next_late_from: dt.datetime | None
    next_clause: str
    next_clock: str
    next_person_id: int | None
    paused_clause: str
    paused_clock: str
    paused_cause: str


def _row(case: Any) -> CaseRow:  # a Case with the names that `queries.with_names` annotates
    return CaseRow(
        case.number, case.subject_id, case.summary, case.customer_name, case.unit_model or "", case.state,
        case.engineer_name or "", case.opened_at, case.missed, case.next_late_from, case.next_clause, case.next_clock,
        case.next_person_id, case.paused_clause, case.paused_clock, case.paused_cause,
    )  # fmt: skip


@dataclass(frozen=True)
class ComplaintFacts:
    """What somebody complained of on the telephone."""

    at: dt.datetime
    customer: str
    customer_id: int | None
    text: str


@dataclass(frozen=True)
class DayAtTheDesk:
    """Figures of a day so far; counts stop at a thousand and one."""

    opened: int
    mine: int
    closed: int
    calls: int
    complaints: list[ComplaintFacts]


@dataclass(frozen=True)
class Load:
    """An engineer's open cases; no name: cases that nobody has yet."""

    engineer_id: int | None
    engineer: str
    open: int
    late: int


def _facts(case: Case) -> CaseFacts:
    return CaseFacts(
        case.pk, case.number, case.subject_id, case.customer_id, case.unit_id, case.branch_path, case.summary,
        case.state, case.is_open, case.last_seq, case.next_late_from, case.next_clause, case.next_clock, case.missed,
        case.opened_at, case.engineer_id,
    )  # fmt: skip


def case_for(actor: Actor, number: str = "", *, case_id: int | None = None) -> CaseFacts:
    """A case that the actor may see; NotFound otherwise."""
    return _facts(permissions.visible_case(actor, number=number, case_id=case_id))


def case_by_id(case_id: int) -> CaseFacts:
    """A case for whoever holds the customer's link to it: no person asks. NotFound for none."""
    found = Case.objects.filter(pk=case_id).first()
    if found is None:
        raise NotFound
    return _facts(found)


def case_of_subject(subject_id: int) -> CaseFacts | None:
    """The case of a stream, for reactions: no person asks. None where the stream is no case's."""
    found = Case.objects.filter(subject_id=subject_id).first()
    return _facts(found) if found else None


@dataclass(frozen=True)
class FaultFacts:
    """One fault with its fine, and in sentences what it rests on."""

    fault: Fault
    fine: Fine | None
    why: Sequence[str]


def fault_of(actor: Actor, case: CaseFacts, key: str, now: dt.datetime) -> FaultFacts:
    """A fault of a case that the actor sees, as of this minute; NotFound for another key."""
    derived = timeline.timeline(case.subject_id, now)
    fault = next((f for f in derived.faults if f.key == key), None)
    if fault is None:
        raise NotFound
    told = timeline.why(case.subject_id, key, now, get_language() or "zh-hans")
    return FaultFacts(fault, next((f for f in derived.fines if f.fault == key), None), told.sentences if told else ())


def watchers_of(subject_id: int) -> set[int]:
    """Who follows the case of a stream, for reactions: whoever tells them asks first whether they still see it."""
    return set(Watch.objects.filter(case__subject_id=subject_id).values_list("person_id", flat=True))


def cases_of_subjects(actor: Actor, subject_ids: list[int]) -> dict[int, CaseFacts]:
    """The visible ones of several streams, by subject."""
    return {c.subject_id: _facts(c) for c in permissions.visible_to(actor).filter(subject_id__in=subject_ids)}


@dataclass(frozen=True)
class Before:
    """What a form of one word begins with on a case: defaults, the names of its things, what is to be ticked, and what
    stands against the act as far as that does not hang on the form."""

    roles: list[str]
    initial: Mapping[str, Any]
    refs: list[str]
    ticks: list[tuple[str, str]]
    answer: Answer
    state: str
    clocks: Sequence[Clock]


def before(actor: Actor, case: CaseFacts, word: str, now: dt.datetime) -> Before:
    """Everything that is known before somebody fills in the form of a word; NotYourRole where they may not record it."""
    whole = timeline.whole(case.subject_id, now)
    roles = permissions.roles_to_choose(actor, word, permissions.roles_of(actor, case.branch_path, whole.facts.adopted))
    asked = whole.may(word, role=roles[0], actor_id=actor.id) if word not in ABOUT_FAULTS else Answer(True)
    ticks = rules.to_tick(whole.history) if word == "visit.departed" else []
    return Before(
        roles, rules.defaults(word, whole.history, whole.timeline, now), rules.refs_of(word, whole.history), ticks, asked,
        whole.timeline.state or "", whole.timeline.clocks,
    )  # fmt: skip


def author_of_solution(actor: Actor, number: str) -> int | None:
    """Who proposed the last solution of an earlier case that the actor sees: the one who answers for a repeat (2.10)."""
    found = permissions.visible_to(actor).filter(number=number).first() if "\x00" not in number else None
    if found is None:
        return None
    proposed = [e for e in timeline.history(found.subject_id) if e.word == "solution.proposed" and not e.corrected]
    return proposed[-1].actor_id if proposed else None


def roles_for(actor: Actor, case: CaseFacts, word: str) -> list[str]:
    """The roles in which somebody may record this word on this case; NotYourRole where there is none."""
    adopted = timeline.subject_facts(case.subject_id).adopted
    return permissions.roles_to_choose(actor, word, permissions.roles_of(actor, case.branch_path, adopted))


def count_all() -> int:
    """How many cases there are in this database, for whoever looks after it."""
    return Case.objects.count()


def numbers_of_subjects(subject_ids: Sequence[int]) -> dict[int, tuple[str, int]]:
    """The cases of several streams, by subject, for jobs: number and customer."""
    rows = Case.objects.filter(subject_id__in=subject_ids).values_list("subject_id", "number", "customer_id")
    return {subject_id: (number, customer_id) for subject_id, number, customer_id in rows}


def on_visible_cases(actor: Actor) -> Q:
    """The rows, of any table with a `subject`, that belong to cases which the actor sees: for queries of pages."""
    return Q(subject_id__in=permissions.visible_to(actor).values("subject_id"))


def worklist(
    actor: Actor, *, now: dt.datetime, view: str = "open", sort: str = "due", limit: int = 10
) -> list[CaseRow]:
    """The first cases of a view of the work queue, with the names that a row shows."""
    rows = queries.listed(permissions.visible_to(actor), view_name=view, sort=sort, person_id=actor.id, now=now)
    return [_row(c) for c in queries.with_names(rows)[:limit]]


def count(actor: Actor, view: str, now: dt.datetime) -> int:
    """How many cases a view has, counted to a thousand and one at the most."""
    rows = permissions.visible_to(actor).filter(queries.view(view, actor.id, now))
    return queries.capped_count(rows)


def rows_of_subjects(actor: Actor, subject_ids: list[int]) -> dict[int, CaseRow]:
    """The visible ones of several streams as rows, by subject."""
    rows = permissions.visible_to(actor).filter(subject_id__in=subject_ids)
    return {c.subject_id: _row(c) for c in queries.with_names(rows)}


def day_at_the_desk(actor: Actor, since: dt.datetime) -> DayAtTheDesk:
    """What came in since then among what the actor sees: cases opened and closed, calls without a case, complaints."""
    rows, calls = permissions.visible_to(actor), permissions.calls_visible_to(actor).filter(taken_at__gte=since)
    return DayAtTheDesk(
        opened=queries.capped_count(rows.filter(opened_at__gte=since)),
        mine=queries.capped_count(rows.filter(opened_at__gte=since, registrar_id=actor.id)),
        closed=queries.capped_count(rows.filter(is_open=False, last_event_at__gte=since)),
        calls=calls.count(),
        complaints=[
            ComplaintFacts(c.taken_at, c.customer.name if c.customer else "", c.customer_id, c.text)
            for c in queries.complaints_since(calls)
        ],
    )  # fmt: skip


def load_by_engineer(actor: Actor, limit: int = 30) -> list[Load]:
    """How many open cases each engineer has among what the actor sees, and how many of them are late; the most first."""
    return [
        Load(row["engineer_id"], row["engineer__name"] or "", row["open"], row["late"])
        for row in queries.open_by_engineer(permissions.visible_to(actor))[:limit]
    ]


def find(actor: Actor, text: str, customer_ids: list[int], unit_ids: list[int], limit: int = 20) -> list[CaseFacts]:
    """Visible cases by number, by words of the requirement, or of these customers and units; the newest first."""
    return [_facts(c) for c in queries.matching(permissions.visible_to(actor), text, customer_ids, unit_ids)[:limit]]


def visible_count(actor: Actor) -> int:
    """How many cases somebody sees, counted to a thousand and one at the most."""
    return queries.capped_count(permissions.visible_to(actor))


@dataclass(frozen=True)
class LeftOpen:
    """An open case on which somebody holds posts, by the vocabulary's role codes."""

    number: str
    subject_id: int
    duties: tuple[str, ...]


def left_open(user_id: int, now: dt.datetime) -> list[LeftOpen]:
    """The open cases that somebody would leave behind, the oldest first, a hundred at the most: no data scope is asked."""
    rows = Case.objects.filter(people__contains=[user_id], is_open=True).order_by("opened_at", "id")[:100]
    found = []
    for case in rows:
        holders = timeline.head(case.subject_id, now).holders
        if duties := tuple(sorted(duty for duty, person in holders.items() if person == user_id)):
            found.append(LeftOpen(case.number, case.subject_id, duties))
    return found


def opened_in(actor: Actor, month: dt.date, limit: int) -> list[CaseFacts]:
    """The visible cases that were opened in a month (its first day, local), in the order of their beginning."""
    start = clock.midnight(month)
    end = clock.midnight((month + dt.timedelta(days=32)).replace(day=1))
    rows = permissions.visible_to(actor).filter(opened_at__gte=start, opened_at__lt=end).order_by("opened_at", "id")
    return [_facts(c) for c in rows[:limit]]


def grounds_for(actor: Actor, pairs: Sequence[tuple[int, int | None]], at: dt.datetime) -> list[timeline.Ground]:
    """What a case of each (customer, unit) would stand on that begins at this minute; raises as `open_case` does."""
    grounds = Grounds(actor, [customer for customer, _unit in pairs], [unit for _customer, unit in pairs])
    return [grounds.of(customer, unit, at).of_stream for customer, unit in pairs]


words_of = queries.words_of


def records_of(customer_ids: list[int]) -> list[Mapping[str, Any]]:
    """The cases of these customers: for themselves, who have asked what is held of them."""
    rows = Case.objects.filter(customer__in=customer_ids).order_by("opened_at", "pk")
    return list(rows.values("number", "subject_id", "opened_at", "state", "summary"))


def calls_of(customer_ids: list[int]) -> list[Mapping[str, Any]]:
    """The calls of these customers that opened no case: for themselves, who have asked what is held of them."""
    rows = Call.objects.filter(customer__in=customer_ids).order_by("taken_at", "pk")
    return list(rows.values("kind", "taken_at", "channel", "text"))
