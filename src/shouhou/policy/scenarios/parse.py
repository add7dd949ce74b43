"""Read scenarios strictly: an unknown word is refused at its place, with the nearest known one (`SourceError`)."""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path as File
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from shouhou.policy.clauses.pack import Bound, Pack
from shouhou.policy.language import fields, strict_yaml
from shouhou.policy.language.calendar_text import Unreadable, read_calendar
from shouhou.policy.language.fields import InvalidField, InvalidFields
from shouhou.policy.language.messages import unknown
from shouhou.policy.language.strict_yaml import Document, Path
from shouhou.policy.language.vocabulary import Vocabulary, load, subjects
from shouhou.policy.language.working_time import Calendar
from shouhou.policy.scenarios.kinds import ANY_TIME, KEYS, typed
from shouhou.policy.scenarios.model import Check, Expectation, Scenario, Step

ZONE = "Asia/Shanghai"  # the zone of a scenario that names none
NAMES = ("line", "event", "name")  # what an expectation is about, where it is written as {line: X, amount: ...}
TOP = (
    "scenario", "scenario_zh", "regulation", "regulations", "subject", "settings", "given", "calendar", "when", "then",
    "zone",
)  # fmt: skip
STEP = (
    "at",
    "recorded",
    "event",
    "by",
    "role",
    "ref",
    "id",
    "supersedes",
    "refused",
    "missing",
    "earliest",
    "undecided",
)


def load_scenarios(source: File | str, packs: Mapping[str, Pack], file: str | None = None) -> list[Scenario]:
    """The scenarios of a file, or of a text that `file` names: one, or a list of them."""
    text = source.read_text("utf-8") if isinstance(source, File) else source
    document = strict_yaml.read(text, file or (str(source) if isinstance(source, File) else "scenarios.yaml"))
    if isinstance(document.data, dict):
        return [_Parser(document, (), packs).scenario()]
    if not isinstance(document.data, list):
        raise document.error((), "a file holds one scenario or a list of them")
    return [_Parser(document, (number,), packs).scenario() for number in range(len(document.data))]


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


class _Parser:
    """Reads one scenario of a document."""

    def __init__(self, document: Document, path: Path, packs: Mapping[str, Pack]) -> None:
        self.document, self.path, self.packs = document, path, packs
        self.data: Any = document.data[path[0]] if path else document.data
        if not isinstance(self.data, dict):
            raise document.error(path, "a scenario is a mapping: scenario, regulation, given, when, then")
        self._keys(path, self.data, TOP, "key")
        self.zone = self._zone()
        self.slugs = self._slugs()
        self.vocabulary: Vocabulary = load(self._subject())
        self.about = {slug: packs[slug].on(self.vocabulary.subject) for slug in self.slugs}
        self.clauses = {clause for slug in self.slugs for clause in packs[slug].clauses}
        timed: list[Bound[Any]] = [b for p in self.about.values() for b in [*p.deadlines, *p.schedules, *p.approvals]]
        self.clocks = {bound.rule.name for bound in timed}

    def scenario(self) -> Scenario:
        given = self._mapping((*self.path, "given"))
        steps, checks = self._when()
        then = self._expectations((*self.path, "then"), self.data.get("then", []))
        if not steps or not (then or checks):
            raise self.document.error(self.path, "a scenario needs 'when' and 'then'")
        return Scenario(
            name=str(self._needed("scenario")),
            name_zh=str(self.data.get("scenario_zh", "")),
            subject=self.vocabulary.subject,
            regulations=self.slugs,
            settings=self._settings(),
            people=self._people(given.get("people", {})),
            given=self._given(given),
            calendar=self._calendar(),
            steps=steps,
            checks=checks,
            then=then,
            zone=self.zone,
            document=self.document,
            path=self.path,
            touches=frozenset(self._touched()),
        )

    # ---- helpers ----

    def _needed(self, key: str) -> Any:
        if self.data.get(key) is None:
            raise self.document.error(self.path, f"a scenario needs '{key}'")
        return self.data[key]

    def _mapping(self, path: Path) -> dict[str, Any]:
        value = self.data.get(path[-1], {})
        if not isinstance(value, dict):
            raise self.document.error(path, f"'{path[-1]}' is a mapping")
        return value

    def _keys(self, path: Path, found: Iterable[str], known: Iterable[str], what: str) -> None:
        for key in found:
            if key not in known:
                raise self.document.error((*path, key), unknown(what, str(key), known), at_key=True)

    def _known(self, path: Path, what: str, name: Any, known: Iterable[str]) -> str:
        if name not in known:
            raise self.document.error(path, unknown(what, str(name), known))
        return str(name)

    def _instant(self, path: Path, raw: Any) -> dt.datetime:
        try:
            return fields.instant(raw, self.zone)
        except InvalidField as error:
            raise self.document.error(path, str(error)) from None

    # ---- given ----

    def _zone(self) -> ZoneInfo:
        name = str(self.data.get("zone", ZONE))
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise self.document.error((*self.path, "zone"), f"unknown time zone '{name}'") from None

    def _slugs(self) -> tuple[str, ...]:
        key = "regulations" if "regulations" in self.data else "regulation"
        named = as_list(self._needed(key))
        return tuple(self._known((*self.path, key), "regulation", slug, self.packs) for slug in named)

    def _subject(self) -> str:
        """What it tells of: as it says, or what its regulation is about."""
        if "subject" not in self.data:
            return self.packs[self.slugs[0]].vocabulary.subject
        return self._known((*self.path, "subject"), "subject", self.data["subject"], subjects())

    def _settings(self) -> dict[str, dict[str, Any]]:
        path, given = (*self.path, "settings"), self._mapping((*self.path, "settings"))
        chosen: dict[str, dict[str, Any]] = {slug: {} for slug in self.slugs}
        by_slug = given if len(self.slugs) > 1 else {self.slugs[0]: given}
        for slug, values in by_slug.items():
            self._known((*path, slug), "regulation", slug, self.slugs)
            place = (*path, slug) if len(self.slugs) > 1 else path
            self._keys(place, values, self.packs[slug].settings, "setting")
            for name, raw in values.items():
                try:
                    self.packs[slug].setting(name, raw)
                except ValueError as error:
                    raise self.document.error((*place, name), str(error)) from None
                chosen[slug][name] = raw
        return chosen

    def _people(self, people: Any) -> dict[str, str]:
        path = (*self.path, "given", "people")
        if not isinstance(people, dict):
            raise self.document.error(path, "people are given by role: {engineer: 马强}")
        self._keys(path, people, self.vocabulary.roles, "role")
        return {role: str(name) for role, name in people.items()}

    def _given(self, given: Mapping[str, Any]) -> dict[str, Any]:
        found, path = {}, (*self.path, "given")
        known = {name for name, fact in self.vocabulary.facts.items() if fact.given}
        for group, values in given.items():
            if group == "people":
                continue
            self._known((*path, group), "word under given", group, {"people", *(n.partition(".")[0] for n in known)})
            if not isinstance(values, dict):
                raise self.document.error((*path, group), f"'{group}' is a mapping")
            for key, raw in values.items():
                name, place = f"{group}.{key}", (*path, group, key)
                self._known(place, "fact", name, known)
                try:
                    found[name] = self.vocabulary.parse_fact(name, raw, self.zone)
                except InvalidField as error:
                    raise self.document.error(place, f"{name} {error}") from None
        return found

    def _calendar(self) -> Calendar | None:
        """`{hours: {mon-fri: "08:30-17:30"}, 2026: "2026-05-01..2026-05-05 休\\n2026-05-09 班"}`: hours and years."""
        path, given = (*self.path, "calendar"), self._mapping((*self.path, "calendar"))
        if not given:
            return None
        try:
            return read_calendar({str(key): value for key, value in given.items()})
        except Unreadable as error:
            raise self.document.error(path, error.message.en) from None

    # ---- when ----

    def _when(self) -> tuple[tuple[Step, ...], tuple[Check, ...]]:
        raw, path = self.data.get("when", []), (*self.path, "when")
        if not isinstance(raw, list):
            raise self.document.error(path, "'when' is a list of steps")
        steps: list[Step] = []
        checks: list[Check] = []
        for position, item in enumerate(raw):
            place = (*path, position)
            if not isinstance(item, dict) or "at" not in item:
                raise self.document.error(place, "a step says when: {at: 2026-01-20 09:00, event: ...}")
            at = self._instant((*place, "at"), item["at"])
            if "expect" in item:
                self._keys(place, item, ("at", "expect"), "key")
                checks.append(Check(at, self._expectations((*place, "expect"), item["expect"], at)))
            else:
                steps.append(self._step(place, len(steps) + 1, item, at, steps))
        return tuple(steps), tuple(checks)

    def _step(self, place: Path, number: int, item: dict[str, Any], at: dt.datetime, before: list[Step]) -> Step:
        if "event" not in item:
            raise self.document.error(place, "a step needs 'event'")
        word = self._known((*place, "event"), "event word", item["event"], self.vocabulary.words)
        raw = {key: value for key, value in item.items() if key not in STEP}
        self._keys(place, raw, [*self.vocabulary.words[word].fields, *STEP], f"field of {word}")
        try:
            data = self.vocabulary.parse(word, raw, self.zone)
        except InvalidFields as error:
            name, message = next(iter(error.errors.items()))
            raise self.document.error((*place, name), f"{word}: {name} {message.en}") from None
        if (role := item.get("role")) is not None:
            self._known((*place, "role"), "role", role, self.vocabulary.roles)
        if (supersedes := item.get("supersedes")) is not None:
            self._known((*place, "supersedes"), "step", str(supersedes), [s.id for s in before])
        refused = tuple(map(str, as_list(item["refused"]))) if "refused" in item else ()
        for clause in refused:
            self._known((*place, "refused"), "clause", clause, self.clauses)
        return Step(
            number=number,
            word=word,
            at=at,
            recorded=self._instant((*place, "recorded"), item["recorded"]) if "recorded" in item else at,
            by=None if item.get("by") is None else str(item["by"]),
            role=role,
            ref=None if item.get("ref") is None else str(item["ref"]),
            id=str(item.get("id", number)),
            supersedes=None if supersedes is None else str(supersedes),
            data=data,
            raw=raw,
            refused=refused,
            missing=tuple(map(str, as_list(item["missing"]))) if "missing" in item else None,
            earliest=self._instant((*place, "earliest"), item["earliest"]) if "earliest" in item else None,
            undecided=tuple(map(str, as_list(item.get("undecided", [])))),
            path=place,
        )

    # ---- then ----

    def _expectations(self, path: Path, raw: Any, at: dt.datetime | None = None) -> tuple[Expectation, ...]:
        if not isinstance(raw, list):
            raise self.document.error(path, "expectations are a list")
        return tuple(self._expectation((*path, number), item, at) for number, item in enumerate(raw))

    def _expectation(self, place: Path, item: Any, at: dt.datetime | None) -> Expectation:
        if not isinstance(item, dict):
            raise self.document.error(place, "an expectation is a mapping: {clock: response, state: met}")
        alone = set(item) <= {"state", *ANY_TIME}  # `state` is also a key of clocks and faults
        kind = next((key for key in item if key in KEYS and (key != "state" or alone)), None)
        if kind is None:
            first = next((key for key in item if key not in ANY_TIME), "")
            raise self.document.error((*place, first), unknown("expectation", first, KEYS), at_key=True)
        about, wants = item[kind], {k: v for k, v in item.items() if k not in (kind, *ANY_TIME)}
        if isinstance(about, dict):  # charge: {line, amount, payer} as well as charge: LINE, amount:, payer:
            self._keys((*place, kind), about, KEYS[kind], f"key of {kind}")
            wants = {**about, **wants}
            about = wants.pop(kind, None) or next((wants.pop(key) for key in NAMES if key in wants), None)
        self._keys(place, wants, KEYS[kind], f"key of {kind}")
        self._check_about((*place, kind), kind, about)
        try:
            wants = {key: typed(key, value, self.zone) for key, value in wants.items()}
            about = typed(kind, about, self.zone) if kind in ("wakes_at", "lines") else about
        except InvalidField as error:
            raise self.document.error(place, str(error)) from None
        when = self._instant((*place, "at"), item["at"]) if "at" in item else at
        known = self._instant((*place, "known"), item["known"]) if "known" in item else None
        return Expectation(kind, about, wants, when, known, place)

    def _check_about(self, path: Path, kind: str, about: Any) -> None:
        match kind:
            case "clock":
                self._known(path, "clause or clock", about, self.clauses | self.clocks)
            case "charge" if about is not None:
                items = {b.rule.item for pack in self.about.values() for b in pack.charges if b.rule.item}
                self._known(path, "clause or item", about, self.clauses | items)
            case "fault" | "no_fault" | "fine" | "no_fine" if about is not None:
                self._known(path, "clause", about, self.clauses)
            case "state":
                self._known(path, "state", about, self.vocabulary.states)
            case "cover" | "offer" | "approval" | "figure" if about is not None:
                self._known(path, f"clause or {kind}", about, self.clauses | self._called(kind))
            case "irregular" | "harmless" | "waived":
                for clause in as_list(about):
                    self._known(path, "clause", clause, self.clauses)

    def _called(self, kind: str) -> set[str]:
        """The names of the rules of a kind."""
        rules = {"cover": "covers", "offer": "offers", "approval": "approvals", "figure": "figures"}[kind]
        return {bound.rule.name for pack in self.about.values() for bound in getattr(pack, rules)}

    def _touched(self) -> set[str]:
        """The clauses that this scenario names, directly or by a clock or a notice: it is their proof."""

        def names(value: Any) -> Iterable[str]:
            if isinstance(value, dict):
                for inner in value.values():
                    yield from names(inner)
            elif isinstance(value, list):
                for inner in value:
                    yield from names(inner)
            elif isinstance(value, str):
                yield value

        clocks = {n: b.clause.id for pack in self.about.values() for n, b in pack.clocks.items()}
        clocks |= {b.rule.about: b.clause.id for pack in self.about.values() for b in pack.notices}
        clocks |= {n: b.clause.id for pack in self.about.values() for n, b in pack.named()}
        told = set(names([self.data.get("when"), self.data.get("then")]))
        return (told & self.clauses) | {clocks[n] for n in told & set(clocks)}
