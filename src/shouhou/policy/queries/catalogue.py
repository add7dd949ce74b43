"""The regulations as people read them: the same files that the engine runs, as frozen values."""

import datetime as dt
import textwrap
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from shouhou.policy.clauses.load import all_packs
from shouhou.policy.clauses.pack import Dated, Pack
from shouhou.policy.clauses.schema import Clause, Setting, Title
from shouhou.policy.language.messages import Message
from shouhou.policy.language.vocabulary import load
from shouhou.policy.queries.told_rules import told
from shouhou.policy.queries.words import STATUSES


@dataclass(frozen=True)
class DatedValue:
    """One value of a clause, as its author wrote it, in force from a day until the next one begins."""

    name: str
    since: dt.date
    until: dt.date | None
    value: str


@dataclass(frozen=True)
class ReadingFacts:
    """How an unclear place is understood."""

    name: str
    asks: Message
    answer: Message


@dataclass(frozen=True)
class SettingFacts:
    """What the text leaves open. `choices` is empty where a value of `type` is asked for; nothing is a default."""

    name: str
    asks: Message
    reading: str
    choices: Mapping[str, Message]
    type: str
    recommended: str

    def label(self, value: str, language: str) -> str:
        """A chosen value in words."""
        return self.choices[value].get(language) if value in self.choices else value


@dataclass(frozen=True)
class RuleFacts:
    """One rule of a clause: its kind, its name ("" without one), its text as it stands in the file, the line where it begins,
    and what it says."""

    kind: str
    name: str
    text: str
    line: int
    told: Message


@dataclass(frozen=True)
class ClauseFacts:
    """One clause. `status`: computed, kept, manual or open; `by_people` says why no program can carry it out, and
    `by_program` how the program keeps it. `facts_zh` has the Chinese for the names and words in `facts`. `previous` and
    `following` are its neighbours in the document."""

    regulation: str
    id: str
    kind: str
    area: str
    status: str
    says: Message
    facts: Mapping[str, Any]
    facts_zh: Mapping[str, str]
    needs: Message
    garbled: bool
    values: tuple[DatedValue, ...]
    readings: tuple[ReadingFacts, ...]
    rules: tuple[RuleFacts, ...]
    by_program: Message | None
    by_people: Message | None
    same_as: str
    file: str
    line: int
    previous: str
    following: str


@dataclass(frozen=True)
class RegulationFacts:
    """One written regulation. `counts` says how many of its clauses stand in which status; `titles` maps the posts that
    the document names to roles; `terms` are its own words with their English meaning."""

    slug: str
    prefix: str
    document: Title
    industry: Message
    organisation: Message
    since: dt.date | None
    until: dt.date | None
    checked_on: dt.date | None
    counts: Mapping[str, int]
    clauses: tuple[ClauseFacts, ...]
    readings: tuple[ReadingFacts, ...]
    settings: tuple[SettingFacts, ...]
    titles: Mapping[str, str]
    terms: Mapping[str, str]
    hash: str


@cache
def catalogue() -> Mapping[str, RegulationFacts]:
    """Every shipped regulation by slug, read once in each process."""
    packs = all_packs()
    by_prefix = {pack.prefix: pack for pack in packs.values()}
    return MappingProxyType({slug: regulation_facts(pack, by_prefix) for slug, pack in packs.items()})


@cache
def clauses_by_id() -> Mapping[str, ClauseFacts]:
    """Every clause of every regulation by its id, in the order of the documents."""
    return MappingProxyType({c.id: c for regulation in catalogue().values() for c in regulation.clauses})


def regulation_facts(pack: Pack, by_prefix: Mapping[str, Pack]) -> RegulationFacts:
    """A regulation as people read it; `by_prefix` are the others, whose clauses it may repeat."""
    source = pack.regulation
    clauses = tuple(_clause(pack, number, clause, by_prefix) for number, clause in enumerate(source.clauses))
    counted = Counter(clause.status for clause in clauses)
    period = source.in_force
    return RegulationFacts(
        slug=pack.slug, prefix=pack.prefix, document=source.document,
        industry=_message(source.industry, source.industry_zh),
        organisation=_message(source.organisation, source.organisation_zh),
        since=period.since if period else None, until=period.until if period else None,
        checked_on=source.checked_on, counts=MappingProxyType({status: counted[status] for status in STATUSES}),
        clauses=clauses, readings=_readings(pack, list(pack.readings)),
        settings=tuple(_setting(name, setting) for name, setting in pack.settings.items()),
        titles=MappingProxyType(source.titles), terms=MappingProxyType(source.vocabulary), hash=pack.hash,
    )  # fmt: skip


def _readings(pack: Pack, names: list[str]) -> tuple[ReadingFacts, ...]:
    found = [(name, pack.readings[name]) for name in names]
    return tuple(ReadingFacts(name, reading.asks.label, reading.answer.label) for name, reading in found)


def _setting(name: str, setting: Setting) -> SettingFacts:
    choices = {value: words.label for value, words in (setting.choices or {}).items()}
    recommended = "" if setting.recommended is None else str(setting.recommended)
    return SettingFacts(
        name, setting.asks.label, setting.reading or "", MappingProxyType(choices), setting.type or "", recommended
    )


def _clause(pack: Pack, number: int, clause: Clause, by_prefix: Mapping[str, Pack]) -> ClauseFacts:
    document, others = pack.document_file, pack.regulation.clauses
    return ClauseFacts(
        regulation=pack.slug, id=clause.id, kind=clause.kind, area=clause.area,
        status=pack.status(clause.id, by_prefix), says=clause.says.label, facts=MappingProxyType(clause.facts),
        facts_zh=MappingProxyType(pack.regulation.facts_zh), needs=_message(clause.needs, clause.needs_zh),
        garbled=clause.garbled, values=_values(pack.values.get(clause.id, {})),
        readings=_readings(pack, clause.readings),
        rules=tuple(
            _rule(pack, number, place, rule, _latest(pack.values.get(clause.id, {})))
            for place, rule in enumerate(clause.rules)
        ),
        by_program=_message(clause.kept, clause.kept_zh) if clause.kept else None,
        by_people=_message(clause.manual, clause.manual_zh) if clause.manual else None,
        same_as=clause.same_as or "",
        file=document.file, line=document.line(("clauses", number)),
        previous=others[number - 1].id if number else "",
        following=others[number + 1].id if number + 1 < len(others) else "",
    )  # fmt: skip


def _message(en: str, zh: str | None) -> Message:
    """Words of a shipped regulation: loading refuses one without Chinese."""
    assert zh is not None
    return Message(en, zh)


def _values(values: Mapping[str, Dated]) -> tuple[DatedValue, ...]:
    return tuple(
        DatedValue(name, since, until, typed.text)
        for name, dated in values.items()
        for since, until, typed in zip(dated.days, [*dated.days[1:], None], dated.values, strict=True)
    )


def _latest(values: Mapping[str, Dated]) -> dict[str, str]:
    return {name: dated.values[-1].text for name, dated in values.items()}


def _rule(pack: Pack, number: int, place: int, rule: Any, values: Mapping[str, str]) -> RuleFacts:
    """A rule begins at its line and goes on as long as what follows is indented more deeply."""
    document, regulation = pack.document_file, pack.regulation
    subject = regulation.subjects_of(regulation.clauses[number], rule)[0]
    line = document.line(("clauses", number, "rules", place))
    first, *rest = document.text.split("\n")[line - 1 :]
    depth = len(first) - len(first.lstrip())
    taken = [first]
    for row in rest:
        if row.strip() and len(row) - len(row.lstrip()) <= depth:
            break
        taken.append(row)
    return RuleFacts(
        rule.kind, getattr(rule, "name", "") or "", textwrap.dedent("\n".join(taken)).strip(), line,
        told(rule, values, load(subject), regulation),
    )  # fmt: skip
