"""What the contexts above may ask of policy: words, derivations, permissions by clause, explanations, adoptions."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid
from shouhou.policy.clauses.load import all_packs
from shouhou.policy.engine import derive as engine
from shouhou.policy.engine.explain import Teller
from shouhou.policy.engine.explain_further import tell
from shouhou.policy.engine.log import Log
from shouhou.policy.engine.schedules import NOT_APPLICABLE, occurrence
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
from shouhou.policy.language.value_words import value_label, value_shown
from shouhou.policy.language.vocabulary import Vocabulary
from shouhou.policy.language.working_time import Hours
from shouhou.policy.queries import in_use
from shouhou.policy.queries.adoption_facts import AdoptionFacts, adoption_for, adoptions_for
from shouhou.policy.queries.calendars import WeekFacts, YearFacts, entered, weeks_for, years_for
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
from shouhou.policy.queries.differences import Difference
from shouhou.policy.queries.draft_facts import (
    ChangeFacts,
    DraftFacts,
    DraftValue,
    clause_place,
    differences_of,
    draft_for,
    drafted,
    drafted_rules,
    drafted_values,
    drafts_for,
    log_of,
    own_regulation,
    own_regulations,
    trial,
    type_words,
    value_problem,
)
from shouhou.policy.queries.drafts import opener_of, published_own
from shouhou.policy.queries.duties import adoptions_with_duties, words_of_duty
from shouhou.policy.queries.figures import (
    FigureFacts,
    GradeFacts,
    GradeGiven,
    adopted_within,
    amount_of,
    figure_label,
    figures_in,
    grade_label,
    graded,
)
from shouhou.policy.queries.followed import (
    Side,
    Version,
    adopted_at,
    calendars_of,
    clauses_by_calendar,
    counted_packs,
    followed_by,
    pack,
    prepared,
)  # fmt: skip
from shouhou.policy.queries.proofs import ProofFacts, ToldExpectation, ToldScenario, ToldStep, proofs_of
from shouhou.policy.queries.search import ClauseFilter, find_clauses, find_regulations
from shouhou.policy.queries.trials import Trial, Unmet, file_of, own_scenarios
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
)
from shouhou.policy.services.adopt_regulation import adopt_regulation, check_adoption
from shouhou.policy.services.amend_scenarios import amend_scenarios
from shouhou.policy.services.begin_regulation import begin_regulation
from shouhou.policy.services.change_draft import Edit, change_draft
from shouhou.policy.services.discard_draft import discard_draft
from shouhou.policy.services.end_adoption import check_end, end_adoption
from shouhou.policy.services.enter_week import enter_week
from shouhou.policy.services.enter_year import enter_year
from shouhou.policy.services.import_pack import import_pack
from shouhou.policy.services.open_draft import open_draft
from shouhou.policy.services.propose_draft import propose_draft
from shouhou.policy.services.publish_draft import publish_draft
from shouhou.policy.services.publish_packs import publish_packs
from shouhou.policy.services.return_draft import return_draft
from shouhou.policy.services.roll_back import roll_back

__all__ = [
    "AREAS", "ENGINE", "KINDS", "NOT_APPLICABLE", "RULES", "STATUSES", "AdoptionFacts", "Answer", "ChangeFacts",
    "ClauseFacts", "ClauseFilter", "DatedValue", "Days", "Difference", "DraftFacts", "DraftValue", "Edit",
    "Explanation", "FigureFacts", "GradeFacts", "GradeGiven", "Hours", "Post", "ProofFacts", "ReadingFacts",
    "RegulationFacts", "RuleFacts", "SettingFacts", "ToldExpectation", "ToldScenario", "ToldStep", "Trial", "Unmet",
    "Unreadable", "Version", "Vocabulary", "WeekFacts", "Written", "YearFacts", "adopt_regulation", "adopted_at",
    "adopted_within", "adoption_for", "adoptions_for", "adoptions_with_duties", "amend_scenarios", "amount_of",
    "begin_regulation", "catalogue", "change_draft", "check_adoption", "check_ending", "clause_place",
    "clauses_by_calendar", "clauses_by_id", "clock_label", "counted_packs", "derive", "differences_of",
    "discard_draft", "draft_for", "drafted", "drafted_rules", "drafted_values", "drafts_for", "dump", "effective",
    "end_adoption", "enter_week", "enter_year", "entered", "explain", "exported", "fact_label", "figure_label",
    "figures_in", "find_clauses", "find_regulations", "grade_label", "graded", "import_pack", "local_day", "log_of",
    "may", "occurrence", "open_draft", "opener_of", "own_regulations", "pack", "parsed_facts", "posts", "prepared",
    "proofs_of", "propose_draft", "publish_draft", "publish_packs", "ranges", "read", "read_days", "read_hours",
    "read_minute", "regulation", "replay", "return_draft", "role_label", "roll_back", "shown_minute", "subjects",
    "title", "trial", "type_words", "value_label", "value_problem", "value_shown", "vocabulary", "weeks_for",
    "words_in_use", "words_of_duty", "words_that_give", "write", "written_days", "written_hours", "years_for",
]  # fmt: skip

EVER, NEVER = dt.datetime.min.replace(tzinfo=dt.UTC), dt.datetime.max.replace(tzinfo=dt.UTC)
ENGINE = "1"  # counted up when the same pack and events may give another answer


def subjects() -> tuple[str, ...]:
    """The kinds of subject that have a vocabulary."""
    return words_of.subjects()


def vocabulary(kind: str) -> Vocabulary:
    """The words of a kind of subject."""
    return words_of.load(kind)


def check_ending(adoption: AdoptionFacts, *, until_on: dt.date, today: dt.date) -> None:
    """Whether `end_adoption` would end it so; raises Invalid where it would not."""
    check_end(adoption.from_on, adoption.until_on, end_on=until_on, today=today)


def local_day(at: dt.datetime) -> dt.date:
    """The organisation's calendar day of an instant."""
    return clock.local(at).date()


def derive(
    adopted: Sequence[Mapping[str, Any]], events: Sequence[Event], facts: Mapping[str, Any], now: dt.datetime,
    *, branch_path: str, kind: str = "case", known_at: dt.datetime | None = None, trace: bool = False,
) -> Timeline:  # fmt: skip
    """Everything that follows from the events of a subject of this kind, under the regulations that it follows and by the
    working calendar of its branch as it was known then."""
    followed = followed_by(adopted, kind)
    return engine.derive(
        followed, calendars_of(followed, branch_path, known_at or now), events, parsed_facts(facts, kind), now,
        known_at=known_at, zone=clock.zone(), trace=trace, vocabulary=vocabulary(kind),
    )  # fmt: skip


def exported(slug: str, draft: DraftFacts | None = None) -> str | None:
    """A draft, or else a regulation as it is published, with its scenarios as one file; None for no such regulation."""
    if draft is not None:
        return file_of(draft.content, draft.scenarios)
    if known := all_packs().get(slug):
        return file_of(known.document_file.text, own_scenarios(slug))
    own = published_own(slug)
    return file_of(own.content, own.scenarios) if own else None


def regulation(slug: str) -> RegulationFacts | None:
    """A regulation as people read it: a shipped one, or one of the organisation's own that has been published."""
    return catalogue().get(slug) or own_regulation(slug)


def replay(side: Side, events: Sequence[Event], facts: Mapping[str, Any], now: dt.datetime, kind: str) -> Timeline:
    """`derive` by what was prepared, with facts as `parsed_facts` gives them."""
    return engine.derive(
        side.followed, side.calendars, events, facts, now, zone=clock.zone(), vocabulary=vocabulary(kind)
    )


def may(
    adopted: Sequence[Mapping[str, Any]], events: Sequence[Event], facts: Mapping[str, Any], event: Event,
    *, branch_path: str, kind: str = "case",
) -> Answer:  # fmt: skip
    """May this event be recorded, after those: every gate of every regulation answers together."""
    followed = followed_by(adopted, kind)
    counted = calendars_of(followed, branch_path, event.recorded_at)
    return engine.may(followed, counted, events, parsed_facts(facts, kind), event, zone=clock.zone())


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


def words_that_give(a: Mapping[str, Any], clause: str, gate_before: str, missing: str, kind: str = "case") -> list[str]:
    """The event words by which what a gate asks for may come about, as its expression names them. `a`: an adoption."""
    gates = pack(a["pack"]).on(kind).gates.get(gate_before, ())
    asked = [g.rule.requires[missing].when for g in gates if g.clause.id == clause and missing in g.rule.requires]
    known = vocabulary(kind).words
    return [word for text in asked for word in re.findall(r"[a-z_]+\.[a-z_]+", text) if word in known]


def words_in_use(adopted: Iterable[Mapping[str, Any]], kind: str = "case") -> set[str]:
    """The event words of a subject that some regulation it follows speaks of."""
    return {word for a in adopted for word in _words_in_use(a["pack"], kind)}


@lru_cache(maxsize=256)
def _words_in_use(pack_hash: str, kind: str) -> frozenset[str]:
    return in_use.words_in_use(pack(pack_hash).on(kind))


def parsed_facts(facts: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """What a subject was opened with, typed."""
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
