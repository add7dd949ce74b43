"""What the names in a rule's expressions are called in words: facts, events, rows, values, settings, tallies, functions."""

import re
from collections.abc import Mapping
from typing import Any

from shouhou.policy.clauses.rule import Meter, Rule, Tally
from shouhou.policy.clauses.schema import Regulation
from shouhou.policy.engine.explain import ENVELOPE
from shouhou.policy.language.messages import Message
from shouhou.policy.language.records import Both
from shouhou.policy.language.value_words import value_label, value_shown
from shouhou.policy.language.vocabulary import Vocabulary
from shouhou.policy.queries.words import clock_label

ALWAYS = ("True", "true")
NAME = re.compile(r"[A-Za-z_]+(?:\.[a-z_]+)*")
SIGNS = {"==": "=", "!=": "≠", "<=": "≤", ">=": "≥", "*": "×"}
WORDS = {
    "and": Message("and", "且"), "or": Message("or", "或"), "not": Message("not", "非"), "is": Message("is", "为"),
    "in": Message("one of", "属于"),
    "none": Message("left empty", "未填"), "True": Message("yes", "是"), "False": Message("no", "否"),
    "if": Message("if", "若"), "else": Message("else", "否则"),
    "later": Message("the later of", "较晚者"), "earlier": Message("the earlier of", "较早者"),
    "day": Message("the day of", "日期"), "add": Message("so many months after", "推后若干月"),
    "before": Message("so many months before", "提前若干月"), "end_of_month": Message("the end of the month of", "月末"),
    "worked": Message("after so much working time", "经过若干工作时间"), "years": Message("full years from and to", "足年数"),
    "whole_days": Message("whole days of", "整日数"), "band": Message("the step of", "所在档"),
    "price": Message("the value of", "对应值"),
    "overridden": Message("the amount that it replaces", "被代替的数额"),
    "fault.cause": Message("the cause", "原因"), "fault.dissatisfied": Message("the user was dissatisfied", "用户不满"),
    "fault.clause": Message("the clause of the fault", "失职条款"),
    "fault.proposed": Message("a fault is proposed", "已提出失职"), "fault.confirmed": Message("the fault is confirmed", "失职已认定"),
    "fault.displaced": Message("another person's fault stands for it", "由他人的失职代替"),
    "fault.needs_consequence": Message("a consequence must be named", "须说明后果"),
    "fine.proposed": Message("a fine is proposed", "已提出罚款"),
    "fine.revocation_proposed": Message("its revocation is proposed", "已提出撤销罚款"),
    "spell.kind": Message("its kind", "其类别"), "spell.cause": Message("its cause", "其原因"),
    "spell.began_at": Message("its beginning", "其开始时间"), "spell.ended_at": Message("its end", "其解除时间"),
    "spell.step": Message("the step that it names", "其所指步骤"), "spell.role": Message("whose clocks it holds", "其所及职责"),
    "clock.due_at": Message("the limit", "原时限"), "clock.name": Message("the clock", "该时限"),
    "clock.role": Message("who answers", "责任职责"),
}  # fmt: skip
COVERS = {
    "warranty": Message("the warranty", "质保"), "guarantee": Message("the guarantee", "保修期"),
    "first_month": Message("the first month", "首月"), "second_month": Message("the second month", "次月"),
    "life_service": Message("service for the product's life", "终身服务"),
}  # fmt: skip
HOW = {
    "count": Message("the number of %(rows)s", "%(rows)s次数"),
    "count distinct": Message("the number of different values of %(of)s (%(rows)s)", "%(of)s不同者之数（%(rows)s）"),
    "sum": Message("the sum of %(of)s (%(rows)s)", "%(of)s合计（%(rows)s）"),
    "first": Message("the first %(of)s (%(rows)s)", "首次的%(of)s（%(rows)s）"),
    "last": Message("the last %(of)s (%(rows)s)", "末次的%(of)s（%(rows)s）"),
    "any": Message("some %(rows)s with %(of)s", "有%(rows)s符合 %(of)s"),
    "every": Message("every %(rows)s with %(of)s", "各%(rows)s均符合 %(of)s"),
    "time": Message("the time of %(rows)s", "%(rows)s用时"),
}  # fmt: skip
WHERE = Message("%(what)s where %(where)s", "%(what)s（其中 %(where)s）")


class Names:
    """One language's words for the names of a rule. `values`: those of its clause, so that `limit` reads as 3h."""

    def __init__(
        self, language: str, rule: Rule, values: Mapping[str, str], vocabulary: Vocabulary, regulation: Regulation
    ) -> None:
        self.language, self.rule, self.values = language, rule, values
        self.words, self.regulation = vocabulary, regulation
        on: Any = getattr(rule, "upon", None) or getattr(rule, "start", None) or getattr(rule, "before", ())
        self.about: tuple[str, ...] = tuple(on)

    def say(self, en: str, zh: str) -> str:
        return zh if self.language.startswith("zh") else en

    def word(self, word: str) -> str:
        known = self.words.words.get(word)
        return known.label.get(self.language) if known else word

    def spell(self, name: str) -> str:
        known = self.words.spells.get(name)
        return known.label.get(self.language) if known else name

    def rows(self, name: str) -> str:
        known = self.words.rows.get(name)
        return known.label.get(self.language) if known else self.word(name)

    def role(self, name: str) -> str:
        if name.startswith("it."):
            return self.say(f"whoever is named: {self._it(name[3:])}", f"所指明的人（{self._it(name[3:])}）")
        known = self.words.roles.get(name) or self.words.parties.get(name)
        return known.label.get(self.language) if known else name

    def asked(self, text: str) -> str:
        """An expression with its names in words."""
        parts = re.split(r"""("[^"]*"|'[^']*')""", text)
        said: list[str] = []
        nearest: Mapping[str, Both] = {}  # what the name that was read last may be
        for number, part in enumerate(parts):
            if number % 2:
                said.append(self._choice(part[1:-1], nearest))
            else:
                nearest = next(filter(None, map(self._choices, reversed(NAME.findall(part)))), nearest)
                said.append(self._named(part))
        return "".join(said)

    def _named(self, text: str) -> str:
        for sign, shown in SIGNS.items():
            text = text.replace(sign, shown)
        return NAME.sub(lambda found: self._name(found.group()), text)

    def _choices(self, name: str) -> Mapping[str, Both]:
        """What a name of an expression may be."""
        head, _dot, last = name.rpartition(".")
        if head == "settings" and last in self.regulation.settings:
            return self.regulation.settings[last].choices or {}
        if name in self.words.facts:
            return self.words.lists.get(self.words.facts[name].of or "", {})
        words = {"it": self.about, "row": tuple(map(self._upon, self._counted()))}.get(head, (head,))
        known = [self.words.words[word].fields for word in words if word in self.words.words]
        return next((fields[last].choices or {} for fields in known if last in fields), {})

    def _choice(self, value: str, beside: Mapping[str, Both]) -> str:
        """A value that is compared with: a choice of what stands beside it, or a role, else as it is written."""
        lists = [beside, self.words.roles, *self.words.lists.values()]
        known = next((items[value] for items in lists if value in items), None)
        return f"“{known.label.get(self.language) if known else value}”"

    def _name(self, name: str) -> str:
        head, _dot, last = name.rpartition(".")
        if name in self.values:
            return f"{value_label(name, self.language)} ({value_shown(self.values[name], self.language)})"
        if name in self.rule.tally:
            return self._tally(self.rule.tally[name])
        if head == "settings" and last in self.regulation.settings:
            asks = self.regulation.settings[last].asks.label.get(self.language)
            return self.say(f"the setting “{asks}”", f"参数“{asks}”")
        if name in self.words.facts:
            return self.words.facts[name].label.get(self.language)
        if name in self.words.words:
            return self.word(name)
        if head == "it":
            return self._it(last)
        if head == "row":
            return self._column(last)
        if head in self.words.words:
            return self.say(
                f"{self.word(head)}: {self._field(head, last)}", f"{self.word(head)}的{self._field(head, last)}"
            )
        known = WORDS.get(name)
        return known.get(self.language) if known else self._derived(name)

    def _derived(self, name: str) -> str:
        """What a rule knows from others: a clock's limit, an approval, a cover, an open spell."""
        first, _dot, rest = name.partition(".")
        called = rest.partition(".")[0]
        match first, name.rpartition(".")[2]:
            case "clock", "due_at":
                label = clock_label(called, self.language)
                return self.say(f"the limit for {label}", f"{label}时限")
            case "approval", "passed":
                label = clock_label(called, self.language)
                return self.say(f"approved: {label}", f"{label}已获批准")
            case "cover", "holds":
                known = COVERS.get(called)
                label = known.get(self.language) if known else called.replace("_", " ")
                return self.say(f"within {label}", f"在{label}内")
            case _, "open" if first in self.words.spells:
                return self.say(f"a {self.spell(first)} is open", f"{self.spell(first)}未解除")
        return name

    def _it(self, name: str) -> str:
        """A field of the event at hand, by that event's own words."""
        words = [word for word in self.about if word in self.words.words]
        fitting = next((word for word in words if name in self.words.words[word].fields), words[0] if words else "")
        return self._field(fitting, name)

    def _field(self, word: str, name: str) -> str:
        fields = self.words.words[word].fields if word in self.words.words else {}
        if name in fields:
            return fields[name].label.get(self.language)
        if name in ENVELOPE:
            return ENVELOPE[name].get(self.language)
        for other in self.words.words.values():
            if name in other.fields:
                return other.fields[name].label.get(self.language)
        return name

    def _column(self, name: str) -> str:
        """A column of the rows of the rule or of one of its tallies."""
        for rows in self._counted():
            shape, upon = self.words.rows.get(rows), self._upon(rows)
            if shape and name in shape.facts:
                return self._name(shape.facts[name])
            if name in ENVELOPE or (upon in self.words.words and name in self.words.words[upon].fields):
                return self._field(upon, name)
        return name

    def _upon(self, rows: str) -> str:
        return self.words.rows[rows].upon if rows in self.words.rows else rows

    def _counted(self) -> list[str]:
        lines = getattr(self.rule, "lines", None)
        own = [getattr(self.rule, "rows", ""), lines.each if lines else ""]
        return [name for name in own if name] + [
            tally.rows if isinstance(tally, Tally) else tally.spans for tally in self.rule.tally.values()
        ]

    def _tally(self, tally: Tally | Meter) -> str:
        rows = self.rows(tally.rows if isinstance(tally, Tally) else tally.spans)
        how, of = "time", ""
        if isinstance(tally, Tally):
            how = next(
                h for h in sorted(HOW, key=len, reverse=True) if tally.gives == h or tally.gives.startswith(h + " ")
            )
            of = self.asked(tally.gives.removeprefix(how).strip())
        what = HOW[how].get(self.language) % {"rows": rows, "of": of}
        if tally.where in ALWAYS:
            return what
        return WHERE.get(self.language) % {"what": what, "where": self.asked(tally.where)}
