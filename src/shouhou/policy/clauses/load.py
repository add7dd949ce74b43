"""Load a regulation: words, references, types and units are all checked before anything runs.

What is wrong is one `PackError`: `file:line: what`, the source line, a caret, the nearest known word.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from shouhou.policy.clauses.deadline import LIMITS, Deadline
from shouhou.policy.clauses.extension import Extension
from shouhou.policy.clauses.notice import Notice
from shouhou.policy.clauses.pack import Bound, Dated, Name, Pack
from shouhou.policy.clauses.penalty import Penalty
from shouhou.policy.clauses.rule import Accuses, Ask, Rule, Use
from shouhou.policy.clauses.schema import Clause, Regulation
from shouhou.policy.language import strict_yaml, units
from shouhou.policy.language.expressions import Expression, ExpressionError
from shouhou.policy.language.messages import SourceError, unknown
from shouhou.policy.language.records import validated
from shouhou.policy.language.strict_yaml import Document
from shouhou.policy.language.units import Typed
from shouhou.policy.language.vocabulary import Vocabulary
from shouhou.policy.language.vocabulary import load as load_vocabulary

PackError = SourceError
FOLDER = Path(__file__).parents[1] / "regulations"
Place = tuple[str | int, ...]


def load_pack(source: Path | str, file: str | None = None, vocabulary: Vocabulary | None = None) -> Pack:
    """The pack in a file, or in a text that `file` names. Raises `PackError`."""
    if isinstance(source, Path):
        try:
            text = source.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise PackError(file or str(source), 0, 0, f"cannot be read: {error}") from None
        return load_pack(text, file or str(source), vocabulary)
    return build(strict_yaml.read(source, file or "regulation.yaml"), vocabulary or load_vocabulary())


@cache
def all_packs() -> Mapping[str, Pack]:
    """Every regulation of the catalogue, by slug."""
    paths = sorted(FOLDER.glob("*/regulation.yaml"))
    packs = [load_pack(path, path.relative_to(FOLDER.parent).as_posix()) for path in paths]
    known = {clause for pack in packs for clause in pack.clauses}
    for pack in packs:
        for number, clause in enumerate(pack.regulation.clauses):
            if clause.same_as and clause.same_as not in known:
                place = ("clauses", number, "same_as")
                raise pack.document_file.error(place, unknown("clause", clause.same_as, known))
    return {pack.slug: pack for pack in packs}


def build(document: Document, vocabulary: Vocabulary) -> Pack:
    """The pack of a parsed document. Raises `PackError`."""
    regulation = validated(Regulation, document, document.data)
    return _Builder(document, vocabulary, regulation).pack()


def _hash(data: Any) -> str:
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _clocks_read(bound: Bound[Any]) -> set[str]:
    """The names of the clocks whose limit a rule reads."""
    reads = {name for expression in bound.ask.values() for name in expression.reads}
    return {name.split(".")[1] for name in reads if name.startswith("clock.") and name.count(".") == 2}


class _Builder:
    """Binds a regulation to its vocabulary."""

    def __init__(self, document: Document, vocabulary: Vocabulary, regulation: Regulation) -> None:
        self.document, self.vocabulary, self.regulation = document, vocabulary, regulation
        self.order = {clause.id: number for number, clause in enumerate(regulation.clauses)}
        self.deadlines = [r for c in regulation.clauses for r in c.rules if isinstance(r, Deadline)]
        self.common = vocabulary.names | {f"clock.{d.name}.due_at": "instant" for d in self.deadlines}
        for name, setting in regulation.settings.items():
            kind = "choice:" + "|".join(setting.choices) if setting.choices else str(setting.type)
            self.common[f"settings.{name}"] = kind
        self.names: dict[str, Name] = {}

    def pack(self) -> Pack:
        self._check_document()
        values = {
            clause.id: {name: self._dated(number, name, dates) for name, dates in clause.values.items()}
            for number, clause in enumerate(self.regulation.clauses)
            if clause.values
        }
        pack = Pack(self.regulation, _hash(self.document.data), self.vocabulary, self.document, values, self.names)
        for number, clause in enumerate(self.regulation.clauses):
            self._check_clause(("clauses", number), clause)
            for position, rule in enumerate(clause.rules):
                place = ("clauses", number, "rules", position)
                self._check_rule(place, clause, rule)
                pack.add(Bound(clause, rule, self._compiled(place, clause, rule, values.get(clause.id, {}))))
        self._check_cycles(pack)
        return pack

    def _check_cycles(self, pack: Pack) -> None:
        """A limit may rest on another clock's limit, but never, by whatever way, on itself."""
        rests: dict[str, set[str]] = {name: set() for name in pack.clocks}
        for deadline in pack.deadlines:
            rests[deadline.rule.name] |= _clocks_read(deadline)
        for extension in pack.extensions:
            for name in (b.rule.name for b in pack.deadlines if b.clause.id in extension.rule.clocks):
                rests[name] |= _clocks_read(extension)
        for name in rests:
            seen: set[str] = set()
            queue = [*rests[name]]
            while queue:
                other = queue.pop()
                if other == name:
                    raise self.document.error((), f"the limit of the deadline '{name}' rests on itself")
                queue += rests[other] - seen
                seen.add(other)

    # ---- values, dated ----

    def _dated(self, number: int, name: str, dates: Any) -> Dated:
        place = ("clauses", number, "values", name)
        if not isinstance(dates, dict) or not dates:
            raise self.document.error(place, "a value is dated: {2014-09-12: 3h}")
        typed: dict[dt.date, Typed] = {}
        for key, (day, raw) in zip(dates, strict_yaml.dates(self.document, place, dates).items(), strict=True):
            try:
                typed[day] = units.parse(raw)
            except ValueError as error:
                raise self.document.error((*place, key), str(error)) from None
        if len({value.type for value in typed.values()}) > 1:
            raise self.document.error(place, f"'{name}' changes its unit")
        start = self.regulation.in_force and self.regulation.in_force.since
        if start and min(typed) > start:
            raise self.document.error(place, f"'{name}' has no value from {start} until {min(typed)}")
        return Dated(typed)

    # ---- references ----

    def _check_document(self) -> None:
        regulation, error = self.regulation, self.document.error
        period = regulation.in_force
        if period and period.until and period.until <= period.since:
            raise error(("in_force", "until"), "it ends before it begins")
        for title, role in regulation.titles.items():
            self._known(("titles", title), "role", role, self.vocabulary.roles)
        for name, setting in regulation.settings.items():
            if setting.reading:
                self._known(("settings", name, "reading"), "reading", setting.reading, regulation.readings)
            if setting.type is not None:
                self._known(("settings", name, "type"), "type", setting.type, units.TYPES)
        seen: set[str] = set()
        for number, deadline in enumerate(self.deadlines):
            if deadline.name in {d.name for d in self.deadlines[:number]}:
                raise error((), f"two deadlines are called '{deadline.name}'")
        for number, clause in enumerate(regulation.clauses):
            place = ("clauses", number, "id")
            if not clause.id.startswith(regulation.prefix + "-") or any(map(str.isspace, clause.id)):
                raise error(place, f"an id begins with {regulation.prefix}- and has no blanks")
            if clause.id in seen:
                raise error(place, f"{clause.id} is written twice")
            seen.add(clause.id)

    def _check_clause(self, place: Place, clause: Clause) -> None:
        for number, reading in enumerate(clause.readings):
            self._known((*place, "readings", number), "reading", reading, self.regulation.readings)
        if clause.same_as is not None and clause.same_as.startswith(self.regulation.prefix + "-"):
            self._known((*place, "same_as"), "clause", clause.same_as, self.order)
            other = self.regulation.clauses[self.order[clause.same_as]]
            if other is clause or other.same_as:
                raise self.document.error((*place, "same_as"), "it must name a clause that stands for itself")
        for name in clause.values:
            if name in self.common or not name.isidentifier():
                raise self.document.error((*place, "values", name), f"'{name}' cannot be the name of a value")

    def _known(self, place: Place, what: str, name: str, known: Iterable[str]) -> None:
        known = list(known)
        if name not in known:
            raise self.document.error(place, unknown(what, name, known))

    def _check_rule(self, place: Place, clause: Clause, rule: Rule) -> None:
        known: dict[str, Iterable[str]] = {
            "event word": self.vocabulary.words,
            "clause": self.order,
            "spell": self.vocabulary.spells,
            "role": self.vocabulary.roles,
        }
        for use in rule.uses():
            self._known(self._at(place, use), use.what, use.name, known[use.what])
        if isinstance(rule, Accuses):
            self._check_accuses(place, clause, rule)
        if isinstance(rule, Extension):
            timed = {c.id for c in self.regulation.clauses if any(isinstance(r, Deadline) for r in c.rules)}
            for name in rule.clocks:
                if name not in timed:
                    raise self.document.error((*place, "clocks"), f"{name} has no clock")
            for name in rule.also_until:
                self._known((*place, "also_until", name), "clock of this rule", name, rule.clocks)
        if isinstance(rule, Notice):
            for name in rule.late:
                self._known((*place, "late"), "deadline", name, [d.name for d in self.deadlines])
        if isinstance(rule, Penalty) and rule.overrides:
            self._check_penalty((*place, "overrides"), rule.overrides)

    def _at(self, place: Place, use: Use) -> Place:
        """Where a name stands: as a key, as one of a list, or as the value itself."""
        path = (*place, *use.path)
        value: Any = self.document.data
        for step in path:
            value = value[step] if step in value or isinstance(step, int) else {}
        if isinstance(value, dict) and use.name in value:
            return (*path, use.name)
        return (*path, value.index(use.name)) if isinstance(value, list) and use.name in value else path

    def _check_accuses(self, place: Place, clause: Clause, rule: Accuses) -> None:
        if rule.fined_by:
            self._check_penalty((*place, "fined_by"), rule.fined_by)
        if link := rule.consequence:
            first, last = self.order[link.first], self.order[link.last]
            if not first <= last < self.order[clause.id]:
                raise self.document.error(
                    (*place, "consequence"), "a consequence stands above the clause that asks for it"
                )

    def _check_penalty(self, place: Place, clause: str) -> None:
        rules = self.regulation.clauses[self.order[clause]].rules
        if not any(isinstance(r, Penalty) and not r.overrides for r in rules):
            raise self.document.error(place, f"{clause} sets no penalty of its own")

    # ---- expressions ----

    def _compiled(self, place: Place, clause: Clause, rule: Rule, values: Mapping[str, Dated]) -> dict[str, Expression]:
        own = {name: dated.values[0].type for name, dated in values.items()}
        asks = {}
        for ask in rule.asks():
            if ask.text in ("True", "true"):
                continue
            text = "False" if ask.text == "false" else ask.text
            it = self.vocabulary.it_names(ask.it) if ask.it else {}
            names = {**self.common, **own, **it, **dict(ask.extra), **self._spell_types(rule)}
            try:
                expression = Expression(str(text), names)
                self._check_type(rule, ask, expression)
            except ExpressionError as error:
                raise self.document.error((*place, *ask.path), error.problem, error.column) from None
            asks[ask.key] = expression
            self.names.update((name, self._name(name)) for name in expression.reads)
        return asks

    def _spell_types(self, rule: Rule) -> dict[str, str]:
        """What an extension may ask of its spells, as the event that opens them types it."""
        if not isinstance(rule, Extension):
            return {}
        opened = [self.vocabulary.words[self.vocabulary.spells[kind].opens].fields for kind in rule.over]
        typed = [(name, fields[name]) for fields in opened for name in ("cause", "step") if name in fields]
        return {f"spell.{name}": field.expression_type for name, field in typed}

    @staticmethod
    def _check_type(rule: Rule, ask: Ask, expression: Expression) -> None:
        if ask.wanted != "limit":
            expression.needs(ask.wanted)
        elif expression.type not in LIMITS:
            raise ExpressionError(
                f"a limit is a value such as 3h, 3d or 2 working_days, and this gives {expression.type}"
            )
        elif expression.type.startswith("working_") and not (isinstance(rule, Deadline) and rule.calendar):
            raise ExpressionError("a limit in working time needs 'calendar'")

    def _name(self, name: str) -> Name:
        head, _, last = name.rpartition(".")
        if head == "it":
            return Name("it", head, last)
        if head == "settings":
            return Name("setting", head, last)
        if name in self.vocabulary.facts:
            return Name("fact", head, name)
        if name in self.vocabulary.words:
            return Name("happened", name, last)
        if last == "open" and head in self.vocabulary.spells:
            return Name("open", head, last)
        if name in self.common and name.startswith("clock."):
            return Name("clock", head.removeprefix("clock."), last)
        return Name("field", head, last) if head in self.vocabulary.words else Name("value", head, name)
