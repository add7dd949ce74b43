"""Bind the rules of a regulation to one subject: every name resolved, every expression typed and compiled."""

from collections.abc import Iterable, Mapping
from typing import Any

from shouhou.policy.clauses.approval import Approval
from shouhou.policy.clauses.checks import Checks, Place
from shouhou.policy.clauses.consequence import Follows
from shouhou.policy.clauses.cover import Cover
from shouhou.policy.clauses.deadline import LIMITS, Deadline
from shouhou.policy.clauses.extension import Extension
from shouhou.policy.clauses.figure import Figure
from shouhou.policy.clauses.notice import Notice
from shouhou.policy.clauses.pack import Bound, Counted, Dated, Name, Pack
from shouhou.policy.clauses.penalty import Penalty
from shouhou.policy.clauses.rule import Accuses, Ask, Meter, Rule, Tally
from shouhou.policy.clauses.schema import Clause
from shouhou.policy.language.expressions import Expression, ExpressionError, fits
from shouhou.policy.language.vocabulary import Vocabulary, load

Names = Mapping[str, str]


class Binder:
    """Compiles rules about one subject. `names` collects how each name that they read is looked up."""

    def __init__(self, checks: Checks, vocabulary: Vocabulary) -> None:
        self.checks, self.document, self.vocabulary = checks, checks.document, vocabulary
        regulation = checks.regulation
        about = [
            (c, r) for c in regulation.clauses for r in c.rules if vocabulary.subject in regulation.subjects_of(c, r)
        ]
        self.deadlines = [rule for _, rule in about if isinstance(rule, Deadline)]
        self.timed = {clause.id for clause, rule in about if isinstance(rule, Deadline)}
        self.common = vocabulary.names | {f"clock.{d.name}.due_at": "instant" for d in self.deadlines}
        for name, setting in regulation.settings.items():
            kind = "choice:" + "|".join(setting.choices) if setting.choices else str(setting.type)
            self.common[f"settings.{name}"] = kind
        self.answers = {name: "bool" for _, rule in about for name in _answers(rule)}
        self.figures = [rule.name for _, rule in about if isinstance(rule, Figure)]
        self.names: dict[str, Name] = {}
        self._above: set[str] = set()

    def bound(self, place: Place, clause: Clause, rule: Rule, values: Mapping[str, Dated]) -> Bound[Any]:
        """A rule with its expressions. Raises `PackError`."""
        self._check_rule(place, clause, rule)
        own = {name: dated.values[0].type for name, dated in values.items()}
        for name in own:
            if name in self.common or not name.isidentifier():
                where = (*place[:2], "values", name)
                raise self.document.error(where, f"'{name}' cannot be the name of a value")
        events = tuple(dict.fromkeys(word for ask in rule.asks() for word in ask.it))
        about = own | (self.vocabulary.it_names(events) if events else {})
        tallies = {name: self._tally(place, name, one, about) for name, one in rule.tally.items()}
        own |= {name: one.type for name, one in tallies.items()}
        asks = {}
        for ask in [*rule.asks(), *([Ask("dated_by", rule.dated_by, "day", ("dated_by",))] if rule.dated_by else [])]:
            if ask.text not in ("True", "true"):
                asks[ask.key] = self._asked(place, rule, ask, own)
        self._above |= set(_answers(rule))
        if isinstance(rule, Follows):
            self._check_emitted(place, rule, asks)
        return Bound(clause, rule, asks, tallies)

    # ---- references ----

    def _check_rule(self, place: Place, clause: Clause, rule: Rule) -> None:
        words, checks = self.vocabulary, self.checks
        known: dict[str, Iterable[str]] = {
            "event word": words.words, "clause": checks.order, "spell": words.spells, "role": words.roles,
            "rows": [*words.rows, *words.words], "link": words.links, "figure": self.figures, "party": [*words.roles, *words.parties],
        }  # fmt: skip
        for use in rule.uses():
            checks.known(checks.place_of(place, use), use.what, use.name, known[use.what])
        if isinstance(rule, Accuses):
            checks.accuses_checked(place, clause, rule)
        if isinstance(rule, Extension):
            for name in rule.clocks:
                if name not in self.timed:
                    raise self.document.error((*place, "clocks"), f"{name} has no clock")
            for name in rule.also_until:
                checks.known((*place, "also_until", name), "clock of this rule", name, rule.clocks)
        if isinstance(rule, Notice):
            for name in rule.late:
                checks.known((*place, "late"), "deadline", name, [d.name for d in self.deadlines])
        if isinstance(rule, Penalty) and rule.overrides:
            checks.penalty_checked((*place, "overrides"), rule.overrides)

    def cycles_checked(self, pack: Pack) -> None:
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

    # ---- expressions ----

    def _asked(self, place: Place, rule: Rule, ask: Ask, own: Names) -> Expression:
        it = self.vocabulary.it_names(ask.it) if ask.it else {}
        names = {**self.common, **own, **it, **dict(ask.extra), **self._spell_types(rule), **self.answers}
        if isinstance(rule, Approval | Cover):  # what others rest on rests only on what stands above it
            hidden = {n for n in names if n.startswith("clock.")} | (set(self.answers) - self._above)
            names = {name: kind for name, kind in names.items() if name not in hidden}
        if ask.rows:
            names |= self._row_types(ask.rows)
        text = "False" if ask.text == "false" else str(ask.text)
        return self._expression((*place, *ask.path), text, names, lambda found: _check_type(rule, ask, found))

    def _expression(self, place: Place, text: str, names: Names, check: Any) -> Expression:
        try:
            expression = Expression(text, names)
            check(expression)
        except ExpressionError as error:
            raise self.document.error(place, error.problem, error.column) from None
        self.names.update((name, self._name(name)) for name in expression.reads)
        return expression

    def _row_types(self, rows: str) -> dict[str, str]:
        return {f"row.{name}": kind for name, kind in self.vocabulary.columns(rows).items()}

    def _spell_types(self, rule: Rule) -> dict[str, str]:
        """What an extension may ask of its spells, as the event that opens them types it."""
        if not isinstance(rule, Extension):
            return {}
        opened = [self.vocabulary.words[self.vocabulary.spells[kind].opens].fields for kind in rule.over]
        typed = [(name, fields[name]) for fields in opened for name in ("cause", "step") if name in fields]
        return {f"spell.{name}": field.expression_type for name, field in typed}

    def _check_emitted(self, place: Place, rule: Follows, asks: Mapping[str, Expression]) -> None:
        for number, emitted in enumerate(rule.emits):
            where = (*place, "emits", number)
            words = load(self.vocabulary.links[emitted.on].of) if emitted.on else self.vocabulary
            self.checks.known((*where, "event"), "event word", emitted.event, words.words)
            fields = words.words[emitted.event].fields
            for name in emitted.fields:
                self.checks.known((*where, "with", name), f"field of {emitted.event}", name, fields)
                found = asks.get(f"with {number} {name}")
                wanted = fields[name].expression_type
                if found and not (fits(found.type, wanted) or (found.type == "text" and wanted.startswith("choice:"))):
                    problem = f"{name} is {fields[name].type}, and this gives {found.type.partition(':')[0]}"
                    raise self.document.error((*where, "with", name), problem)
            for name, field in fields.items():
                if field.required and name not in emitted.fields:
                    raise self.document.error(where, f"{emitted.event} needs '{name}'")

    # ---- tallies ----

    def _tally(self, place: Place, name: str, tally: Tally | Meter, own: Names) -> Counted:
        place = (*place, "tally", name)
        if name in self.common or name in own or not name.isidentifier():
            raise self.document.error(place, f"'{name}' cannot be the name of a tally", at_key=True)
        rows, key = (tally.rows, "rows") if isinstance(tally, Tally) else (tally.spans, "spans")
        self.checks.known((*place, key), "rows", rows, [*self.vocabulary.rows, *self.vocabulary.words])
        names = {**self.common, **own, **self._row_types(rows)}

        def typed(key: str, text: str, *wanted: str) -> Expression:
            def check(found: Expression) -> None:
                if wanted and found.type not in wanted:
                    raise ExpressionError(f"must give {' or '.join(wanted)} and gives {found.type.partition(':')[0]}")

            return self._expression((*place, key), text, names, check)

        where = None if tally.where in ("True", "true") else typed("where", tally.where, "bool")
        if isinstance(tally, Meter):
            for column in (tally.start, tally.to):
                typed("from" if column == tally.start else "to", column, "instant")
            for number, less in enumerate(tally.less):
                known = [*self.vocabulary.spells, *self.vocabulary.rows]
                self.checks.known((*place, "less", number), "spell or rows", less, known)
            return Counted(tally, "duration", "duration", where)
        how, _, text = tally.gives.replace("count distinct", "distinct").partition(" ")
        window = typed("window", tally.window, "days", "duration") if tally.window else None
        if how == "count":
            return Counted(tally, "integer", how, where, window=window)
        summed = ("money", "km", "percent", "number", "integer", "duration", "days")
        of = typed("gives", text, *{"sum": summed, "any": ("bool",), "every": ("bool",)}.get(how, ()))
        return Counted(tally, "integer" if how == "distinct" else of.type, how, where, of, window)

    def _name(self, name: str) -> Name:
        head, _, last = name.rpartition(".")
        if head in ("it", "row"):
            return Name("it" if head == "it" else "row", head, last)
        if head == "settings":
            return Name("setting", head, last)
        if name in self.vocabulary.facts:
            return Name("fact", head, name)
        if name in self.vocabulary.words:
            return Name("happened", name, last)
        if last == "open" and head in self.vocabulary.spells:
            return Name("open", head, last)
        if name in self.answers:
            return Name("answer", *name.split(".")[:2])
        if name in self.common and name.startswith("clock."):
            return Name("clock", head.removeprefix("clock."), last)
        return Name("field", head, last) if head in self.vocabulary.words else Name("value", head, name)


def _answers(rule: Rule) -> list[str]:
    """The names under which other rules may ask how a rule stands."""
    match rule:
        case Approval():
            return [f"approval.{rule.name}.passed"]
        case Cover():
            return [f"cover.{rule.name}.holds"]
    return []


def _check_type(rule: Rule, ask: Ask, expression: Expression) -> None:
    if ask.wanted == "any":
        return
    if ask.wanted == "bands":
        if expression.type != "bands:percent:text":
            raise ExpressionError(f"must give steps from a percentage to a word and gives {expression.type}")
    elif ask.wanted == "day":
        if expression.type not in ("date", "instant"):
            raise ExpressionError(f"must give a date or an instant and gives {expression.type.partition(':')[0]}")
    elif ask.wanted != "limit":
        expression.needs(ask.wanted)
    elif expression.type not in LIMITS:
        raise ExpressionError(f"a limit is a value such as 3h, 3d or 2 working_days, and this gives {expression.type}")
    elif expression.type.startswith("working_") and not getattr(rule, "calendar", None):
        raise ExpressionError("a limit in working time needs 'calendar'")


def _clocks_read(bound: Bound[Any]) -> set[str]:
    """The names of the clocks whose limit a rule reads."""
    reads = {name for expression in bound.ask.values() for name in expression.reads}
    return {name.split(".")[1] for name in reads if name.startswith("clock.") and name.count(".") == 2}
