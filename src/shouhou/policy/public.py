"""What the contexts above may ask of policy: words, derivations, permissions by clause, explanations, adoptions."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid
from shouhou.people.public import Actor
from shouhou.policy import permissions
from shouhou.policy.clauses.load import all_packs, load_pack
from shouhou.policy.clauses.pack import Pack
from shouhou.policy.engine import derive as engine
from shouhou.policy.engine.adopted import Adopted
from shouhou.policy.engine.explain import Teller
from shouhou.policy.engine.explain_further import tell
from shouhou.policy.engine.log import Log
from shouhou.policy.engine.shapes import Answer, Clock, Event, Span, Timeline
from shouhou.policy.language import fields as fields_of
from shouhou.policy.language import vocabulary as words_of
from shouhou.policy.language.calendar_text import (
    Days,
    Unreadable,
    ranges,
    read_days,
    read_hours,
    written_days,
    written_hours,
)
from shouhou.policy.language.fields import InvalidFields
from shouhou.policy.language.vocabulary import Vocabulary
from shouhou.policy.language.working_time import Calendar, Hours
from shouhou.policy.models import Adoption
from shouhou.policy.queries import adopted as adoptions_of
from shouhou.policy.queries import calendars, in_use
from shouhou.policy.queries.calendars import OFFICE, WeekFacts, YearFacts, entered, weeks_for, years_for
from shouhou.policy.queries.catalogue import (
    ClauseFacts,
    DatedValue,
    ReadingFacts,
    RegulationFacts,
    RuleFacts,
    SettingFacts,
    catalogue,
    clauses_by_id,
)
from shouhou.policy.queries.proofs import ProofFacts, ToldExpectation, ToldScenario, ToldStep, proofs_of
from shouhou.policy.queries.search import ClauseFilter, find_clauses, find_regulations
from shouhou.policy.queries.words import (
    AREAS,
    KINDS,
    RULES,
    STATUSES,
    clock_label,
    fact_label,
    role_label,
    shown_minute,
    title,
    value_label,
    value_shown,
)
from shouhou.policy.services.adopt_regulation import adopt_regulation, check_adoption
from shouhou.policy.services.end_adoption import check_end, end_adoption
from shouhou.policy.services.enter_week import enter_week
from shouhou.policy.services.enter_year import enter_year
from shouhou.policy.services.publish_packs import publish_packs

__all__ = [
    "AREAS",
    "ENGINE",
    "KINDS",
    "RULES",
    "STATUSES",
    "AdoptionFacts",
    "Answer",
    "ClauseFacts",
    "ClauseFilter",
    "DatedValue",
    "Days",
    "Explanation",
    "Hours",
    "Post",
    "ProofFacts",
    "ReadingFacts",
    "RegulationFacts",
    "RuleFacts",
    "SettingFacts",
    "ToldExpectation",
    "ToldScenario",
    "ToldStep",
    "Unreadable",
    "Vocabulary",
    "WeekFacts",
    "Written",
    "YearFacts",
    "adopt_regulation",
    "adopted_at",
    "adoption_for",
    "adoptions_for",
    "catalogue",
    "check_adoption",
    "check_ending",
    "clauses_by_calendar",
    "clauses_by_id",
    "clock_label",
    "counted_packs",
    "derive",
    "dump",
    "effective",
    "end_adoption",
    "enter_week",
    "enter_year",
    "entered",
    "explain",
    "fact_label",
    "find_clauses",
    "find_regulations",
    "local_day",
    "may",
    "pack",
    "posts",
    "proofs_of",
    "publish_packs",
    "ranges",
    "read",
    "read_days",
    "read_hours",
    "read_minute",
    "role_label",
    "shown_minute",
    "subjects",
    "title",
    "value_label",
    "value_shown",
    "vocabulary",
    "weeks_for",
    "words_in_use",
    "words_that_give",
    "write",
    "written_days",
    "written_hours",
    "years_for",
]  # fmt: skip

EVER, NEVER = dt.datetime.min.replace(tzinfo=dt.UTC), dt.datetime.max.replace(tzinfo=dt.UTC)
ENGINE = "1"  # counted up when the same pack and events may give another answer


def subjects() -> tuple[str, ...]:
    """The kinds of subject that have a vocabulary."""
    return words_of.subjects()


def vocabulary(kind: str) -> Vocabulary:
    """The words of a kind of subject."""
    return words_of.load(kind)


@lru_cache(maxsize=256)
def pack(pack_hash: str) -> Pack:
    """A published pack by its hash, compiled once in each process."""
    shipped = _shipped_by_hash().get(pack_hash)
    return shipped or load_pack(adoptions_of.stored_content(pack_hash), pack_hash, published=True)


@cache
def _shipped_by_hash() -> dict[str, Pack]:
    return {p.hash: p for p in all_packs().values()}


def adopted_at(branch_path: str, on: dt.date) -> list[dict[str, Any]]:
    """What a branch follows on a day, as a subject keeps it: the nearest adoption of each regulation."""
    found = {
        slug: {"regulation": slug, "pack": pack_hash, "settings": settings, "titles": titles}
        for slug, pack_hash, settings, titles in adoptions_of.from_the_top(branch_path, on)
    }
    return [found[slug] for slug in sorted(found)]


@dataclass(frozen=True)
class AdoptionFacts:
    """A branch follows a regulation from a day on, until another (not included). `current`: in its shipped version."""

    id: int
    regulation: str
    branch_id: int
    branch: str
    branch_path: str
    from_on: dt.date
    until_on: dt.date | None
    settings: Mapping[str, str]
    titles: Mapping[str, str]
    current: bool

    def in_force(self, on: dt.date) -> bool:
        return self.from_on <= on and (self.until_on is None or on < self.until_on)


def adoptions_for(actor: Actor, slug: str = "") -> list[AdoptionFacts]:
    """The adoptions that concern the reader's branches, of all regulations or of one, the newest first."""
    rows = permissions.visible_to(actor).order_by("-from_on", "branch__path")
    return [_adoption(row) for row in (rows.filter(regulation=slug) if slug else rows)]


def adoption_for(actor: Actor, adoption_id: int) -> AdoptionFacts:
    """One of them; NotFound otherwise. NotAllowed where the reader may not change it."""
    row = permissions.visible_adoption(actor, adoption_id)
    actor.must(permissions.ADOPT, row.branch.path)
    return _adoption(row)


def check_ending(adoption: AdoptionFacts, *, until_on: dt.date, today: dt.date) -> None:
    """Whether `end_adoption` would end it so; raises Invalid where it would not."""
    check_end(adoption.from_on, adoption.until_on, end_on=until_on, today=today)


def _adoption(row: Adoption) -> AdoptionFacts:
    return AdoptionFacts(
        row.pk, row.regulation, row.branch_id, row.branch.name, row.branch.path, row.from_on, row.until_on,
        row.settings, row.titles, row.pack_id in _shipped_by_hash(),
    )  # fmt: skip


def local_day(at: dt.datetime) -> dt.date:
    """The organisation's calendar day of an instant."""
    return clock.local(at).date()


def _adopted(adopted: Iterable[Mapping[str, Any]], kind: str) -> list[Adopted]:
    return [Adopted(pack(a["pack"]).on(kind), a["settings"]) for a in adopted]


def derive(
    adopted: Sequence[Mapping[str, Any]], events: Sequence[Event], facts: Mapping[str, Any], now: dt.datetime,
    *, branch_path: str, kind: str = "case", known_at: dt.datetime | None = None, trace: bool = False,
) -> Timeline:  # fmt: skip
    """Everything that follows from the events of a subject of this kind, under the regulations that it follows and by the
    working calendar of its branch as it was known then."""
    followed = _adopted(adopted, kind)
    return engine.derive(
        followed, _calendars(followed, branch_path, known_at or now), events, _facts(facts, kind), now,
        known_at=known_at, zone=clock.zone(), trace=trace, vocabulary=vocabulary(kind),
    )  # fmt: skip


def may(
    adopted: Sequence[Mapping[str, Any]], events: Sequence[Event], facts: Mapping[str, Any], event: Event,
    *, branch_path: str, kind: str = "case",
) -> Answer:  # fmt: skip
    """May this event be recorded, after those: every gate of every regulation answers together."""
    followed = _adopted(adopted, kind)
    counted = _calendars(followed, branch_path, event.recorded_at)
    return engine.may(followed, counted, events, _facts(facts, kind), event, zone=clock.zone())


def _calendars(followed: Iterable[Adopted], branch_path: str, known_at: dt.datetime) -> dict[str, Calendar]:
    """The working calendar, where a regulation that is followed counts by one."""
    if not any(adopted.pack.by_calendar for adopted in followed):
        return {}
    found = calendars.calendar_at(branch_path, known_at)
    return {OFFICE: found} if found else {}


def counted_packs() -> list[str]:
    """The packs that some branch follows or followed and that count by the working calendar, by hash."""
    hashes = Adoption.objects.order_by("pack_id").values_list("pack_id", flat=True).distinct()
    return [pack_hash for pack_hash in hashes if pack(pack_hash).by_calendar]


def clauses_by_calendar(branch_path: str, on: dt.date) -> list[tuple[str, str]]:
    """The clauses that count by the working calendar at a branch on that day, as (regulation, clause)."""
    followed = adopted_at(branch_path, on)
    return [(a["regulation"], clause.id) for a in followed for clause in pack(a["pack"]).by_calendar]


@dataclass(frozen=True)
class Explanation:
    """How a clock, a fault or a fine came to be what it is: sentences in the reader's language, and the time that counted."""

    sentences: tuple[str, ...]
    spans: tuple[Span, ...] = ()


def explain(
    adopted: Sequence[Mapping[str, Any]], events: Sequence[Event], timeline: Timeline, key: str,
    names: Mapping[str, str], language: str, kind: str = "case",
) -> Explanation | None:  # fmt: skip
    """The outcome of this key in words, or None where there is none. The timeline must be traced; `names` are people's."""
    teller = Teller(
        {a["regulation"]: pack(a["pack"]).on(kind) for a in adopted}, timeline, {e.id: e for e in events}, clock.zone(),
        lambda person: names.get(person, person),
    )  # fmt: skip
    clocks = {c.key: c for c in timeline.clocks}
    if found := clocks.get(key):
        return _explained(teller.clock(found), found, language)
    if fault := next((f for f in timeline.faults if f.key == key), None):
        return _explained(teller.fault(fault), clocks.get(fault.clock or ""), language)
    if fine := next((f for f in timeline.fines if f.key == key), None):
        return _explained(teller.fine(fine), None, language)
    told = tell(teller, key)
    return _explained(told, None, language) if told is not None else None


def _explained(sentences: Sequence[Any], timed: Clock | None, language: str) -> Explanation:
    return Explanation(tuple(s.get(language) for s in sentences), tuple(timed.spans) if timed else ())


def effective(events: Iterable[Event], now: dt.datetime) -> list[Event]:
    """The events that stand as of an instant, corrections applied, in the order in which they happened."""
    return list(Log.of_subject(events, now, None))


@dataclass(frozen=True)
class Post:
    """Who holds a role on a subject, and since which event of it; None: from its beginning."""

    person: str
    since: Event | None = None


def posts(kind: str, events: Iterable[Event], facts: Mapping[str, Any], now: dt.datetime) -> dict[str, Post]:
    """Who holds which role on a subject: the standing posts, and what its events have assigned since."""
    found = {h["role"]: Post(h["person"]) for h in facts["holders"]}
    assigning = vocabulary(kind).assigning
    for event in effective(events, now):
        for field, role in assigning.get(event.word, {}).items():
            duty = event.data.get(role[3:]) if role.startswith("it.") else role
            if duty and event.data.get(field):
                found[duty] = Post(event.data[field], event)
    return found


def words_that_give(a: Mapping[str, Any], clause: str, gate_before: str, missing: str) -> list[str]:
    """The event words by which what a gate asks for may come about, as its expression names them. `a`: an adoption."""
    gates = pack(a["pack"]).gates.get(gate_before, ())
    asked = [g.rule.requires[missing].when for g in gates if g.clause.id == clause and missing in g.rule.requires]
    known = vocabulary("case").words
    return [word for text in asked for word in re.findall(r"[a-z_]+\.[a-z_]+", text) if word in known]


def words_in_use(adopted: Iterable[Mapping[str, Any]], kind: str = "case") -> set[str]:
    """The event words of a subject that some regulation it follows speaks of."""
    return {word for a in adopted for word in _words_in_use(a["pack"], kind)}


@lru_cache(maxsize=256)
def _words_in_use(pack_hash: str, kind: str) -> frozenset[str]:
    return in_use.words_in_use(pack(pack_hash).on(kind))


def _facts(facts: Mapping[str, Any], kind: str) -> dict[str, Any]:
    words = vocabulary(kind)
    given = {name: words.parse_fact(name, value, clock.zone()) for name, value in facts["given"].items()}
    return {"given": given, "holders": [(h["role"], h["person"], EVER, NEVER) for h in facts["holders"]]}


@dataclass(frozen=True)
class Written:
    """An event's fields as they are kept: `data` belongs to the event and its chain, `words` can be erased."""

    data: dict[str, Any]
    words: dict[str, str]


def write(kind: str, word: str, fields: Mapping[str, Any]) -> Written:
    """An event's fields, checked by the vocabulary. Raises Invalid with a message for each field that is not right."""
    known = vocabulary(kind)
    if word not in known.words:
        raise Invalid({"word": _("There is no event %(word)s.") % {"word": word}})
    try:
        parsed = known.parse(word, fields, clock.zone())
    except InvalidFields as error:
        language = get_language() or "zh-hans"
        raise Invalid({name: message.get(language) for name, message in error.errors.items()}) from error
    free = {name for name in parsed if known.words[word].fields[name].type == "words"}
    return Written(known.dump(word, parsed), {name: str(fields[name]) for name in free if fields[name] is not True})


def dump(kind: str, word: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """Typed fields as a door hands them in."""
    return vocabulary(kind).dump(word, data)


def read(kind: str, word: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """An event's typed fields out of what is kept."""
    return vocabulary(kind).load(word, data)


def read_minute(text: str) -> dt.datetime:
    """A minute that a person typed, local unless it says otherwise. Raises Invalid for the field `at`."""
    try:
        return fields_of.instant(text, clock.zone())
    except fields_of.InvalidField as error:
        raise Invalid({"at": error.message.get(get_language() or "zh-hans")}) from error
