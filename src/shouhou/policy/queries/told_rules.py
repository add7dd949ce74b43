"""What a rule says, in plain words of both languages. An expression stands as it is written, with the names of facts,
events and values put into words."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from shouhou.policy.clauses.charge import Charge
from shouhou.policy.clauses.deadline import Deadline
from shouhou.policy.clauses.extension import Extension
from shouhou.policy.clauses.fault import Fault
from shouhou.policy.clauses.gate import Gate
from shouhou.policy.clauses.notice import Notice
from shouhou.policy.clauses.penalty import Penalty
from shouhou.policy.clauses.rule import Rule
from shouhou.policy.language.messages import Message
from shouhou.policy.language.vocabulary import load
from shouhou.policy.queries.words import RULES, clock_label, value_label, value_shown

LANGUAGES = ("en", "zh-hans")
ALWAYS = ("True", "true")
EFFECTS = {
    "move": Message("moves the limit", "顺延时限"), "stop": Message("stops the count", "暂停计时"),
    "excuse": Message("excuses the breach", "免予追究"),
}  # fmt: skip
SIGNS = {"==": "=", "!=": "≠", "<=": "≤", ">=": "≥", "*": "×"}
ABOUT = {"service_falls_short": Message("service falls short", "服务有欠缺")}


def told(rule: Rule, same: Mapping[str, str]) -> Message:
    """One rule as a sentence or two. `same`: the values of its clause, so that `limit` reads as 3h."""
    return Message(*(_Told(language, same).of(rule) for language in LANGUAGES))


class _Told:
    """One language's words for rules."""

    def __init__(self, language: str, values: Mapping[str, str]) -> None:
        self.language, self.values, self.words = language, values, load("case")
        self.zh = language.startswith("zh")
        self.about: tuple[str, ...] = ()

    def say(self, en: str, zh: str) -> str:
        return zh if self.zh else en

    def of(self, rule: Rule) -> str:
        on: Any = getattr(rule, "upon", None) or getattr(rule, "start", None) or getattr(rule, "before", ())
        self.about = tuple(on)
        parts = [*self._main(rule)]
        if rule.applies_when not in ALWAYS:
            parts.append(
                self.say(f"Only where {self.asked(rule.applies_when)}", f"仅当 {self.asked(rule.applies_when)}")
            )
        return self.say(". ", "。").join(parts) + self.say(".", "。")

    def _main(self, rule: Rule) -> Iterable[str]:
        match rule:
            case Deadline():
                yield from self._deadline(rule)
            case Fault():
                when = self.events(rule.upon) if rule.upon else self.spell(rule.carried_by or "")
                if rule.upon:
                    yield self.say(f"A fault is proposed upon: {when}", f"发生以下情形即提出失职：{when}")
                else:
                    yield self.say(
                        f"A fault is proposed where {when} carries a clock past its limit",
                        f"{when}使时限逾期的，即提出失职",
                    )
                yield from self._accuses(rule)
            case Gate():
                before = self.list(map(self.word, rule.before))
                needs = self.list(self.say(r.en, r.zh) for r in rule.requires.values())
                yield self.say(f"Before “{before}” there must be: {needs}", f"“{before}”之前须有：{needs}")
                if rule.unless:
                    yield self.say(f"Unless {self.asked(rule.unless)}", f"除非 {self.asked(rule.unless)}")
            case Extension():
                over, effect = self.list(map(self.spell, rule.over)), EFFECTS[rule.effect].get(self.language)
                clocks = self.list(rule.clocks)
                yield self.say(
                    f"A {over} {effect} of the clocks of {clocks}", f"{over}对以下条款的时限{effect}：{clocks}"
                )
                if rule.due:
                    yield self.say(f"The new limit is {self.asked(rule.due)}", f"新时限：{self.asked(rule.due)}")
                if rule.charged_as:
                    yield self.say(
                        f"A breach of it is charged as {rule.charged_as}", f"逾新时限按 {rule.charged_as} 追究"
                    )
            case Penalty():
                yield self.say(f"The fine is {self.asked(rule.amount)}", f"罚款为 {self.asked(rule.amount)}")
                if rule.overrides:
                    yield self.say(f"It takes the place of {rule.overrides}", f"代替 {rule.overrides}")
            case Charge() if rule.total and rule.payer:
                payer, total = self.role(rule.payer), self.asked(rule.total)
                yield self.say(
                    f"{payer} bears {total}, rounded {rule.rounds}", f"由{payer}承担 {total}（{rule.rounds}）"
                )
            case Notice():
                about = ABOUT[rule.about].get(self.language) if rule.about in ABOUT else rule.about.replace("_", " ")
                when = self.list([*([self.events(rule.upon)] if rule.upon else []), *map(self._late, rule.late)])
                yield self.say(
                    f"{self.role(rule.to)} is told ({about}) upon: {when}",
                    f"发生以下情形告知{self.role(rule.to)}（{about}）：{when}",
                )
            case _:
                kind = getattr(rule, "kind", "")
                told = [
                    self.asked(ask.text) for ask in rule.asks() if ask.text not in ALWAYS and ask.key != "applies_when"
                ]
                yield f"{RULES[kind].get(self.language)}{self.say(': ', '：')}{self.say('; ', '；').join(told)}"

    def _deadline(self, rule: Deadline) -> Iterable[str]:
        start, until = self.events(rule.start), self.events(rule.until)
        if rule.within:
            limit = self.asked(rule.within)
        elif rule.due:
            limit = self.say(f"by {self.asked(rule.due)}", f"不晚于 {self.asked(rule.due)}")
        else:
            limit = self.say("without a limit", "不设时限")
        yield self.say(f"From “{start}” until “{until}”: {limit}", f"自“{start}”至“{until}”：{limit}")
        if rule.limit_itself == "late":
            yield self.say("The limit itself is late", "到限即为逾时")
        if rule.undone_by:
            yield self.say(f"Undone by “{self.word(rule.undone_by)}”", f"“{self.word(rule.undone_by)}”后重新计")
        yield from self._accuses(rule)

    def _accuses(self, rule: Any) -> Iterable[str]:
        who = (
            self.role(rule.person)
            if rule.person
            else self.say("a person who is chosen with a reason", "经说明理由指定的人")
        )
        yield self.say(f"{who} answers", f"责任人：{who}")
        if rule.fined_by:
            yield self.say(f"Fined by {rule.fined_by}", f"按 {rule.fined_by} 处罚")
        if rule.once_per == "thing":
            yield self.say("Once for each of several", "每件各计一次")
        if rule.yields_to:
            yield self.say(
                f"It yields to a fault by {self.list(rule.yields_to)}", f"有 {self.list(rule.yields_to)} 的失职时让位"
            )
        if link := rule.consequence:
            yield self.say(
                f"Only with a consequence by {link.first} to {link.last}", f"须有 {link.first} 至 {link.last} 的后果"
            )

    def _late(self, clock: str) -> str:
        name = clock_label(clock, self.language)
        return self.say(f"{name} is late", f"{name}逾时")

    def list(self, items: Iterable[str]) -> str:
        return self.say(", ", "、").join(items)

    def events(self, on: Mapping[str, str]) -> str:
        return self.say(" or ", "或").join(
            self.word(word) if condition in ALWAYS else f"{self.word(word)} ({self.asked(condition)})"
            for word, condition in on.items()
        )

    def word(self, word: str) -> str:
        known = self.words.words.get(word)
        return known.label.get(self.language) if known else word

    def spell(self, name: str) -> str:
        known = self.words.spells.get(name)
        return known.label.get(self.language) if known else name

    def role(self, name: str) -> str:
        if name.startswith("it."):
            return self.say(f"whoever is named: {self._field(name[3:])}", f"所指明的人（{self._field(name[3:])}）")
        return self.words.roles[name].label.get(self.language) if name in self.words.roles else name

    def asked(self, text: str) -> str:
        """An expression with its names in words."""
        parts = re.split(r'("[^"]*")', text)
        named = (self._choice(p[1:-1]) if p.startswith('"') else self._named(p) for p in parts)
        return "".join(named)

    def _named(self, text: str) -> str:
        for sign, shown in SIGNS.items():
            text = text.replace(sign, shown)
        return re.sub(r"[A-Za-z_]+(?:\.[a-z_]+)*", lambda found: self._name(found.group()), text)

    def _choice(self, value: str) -> str:
        """A value that is compared with: a choice or a role in words, else as it is written."""
        known = next(
            (items[value] for items in self.words.lists.values() if value in items), self.words.roles.get(value)
        )
        return f"“{known.label.get(self.language) if known else value}”"

    def _name(self, name: str) -> str:
        if name in self.values:
            return f"{value_label(name, self.language)} ({value_shown(self.values[name], self.language)})"
        if name in self.words.facts:
            return self.words.facts[name].label.get(self.language)
        if name in self.words.words:
            return self.word(name)
        if name.startswith("it."):
            return self._field(name[3:])
        if known := _NAMES.get(name):
            return known.get(self.language)
        return name

    def _field(self, name: str) -> str:
        """A field of the event at hand, by that event's own words."""
        for word in self.about:
            if word in self.words.words and name in self.words.words[word].fields:
                return self.words.words[word].fields[name].label.get(self.language)
        return _fields().get(name, Message(name, name)).get(self.language)


_NAMES = {
    "and": Message("and", "且"), "or": Message("or", "或"), "not": Message("not", "非"), "is": Message("is", "为"),
    "none": Message("left empty", "未填"), "True": Message("yes", "是"), "False": Message("no", "否"),
    "if": Message("if", "若"), "else": Message("else", "否则"),
    "later": Message("the later of", "较晚者"), "earlier": Message("the earlier of", "较早者"),
    "overridden": Message("the amount that it replaces", "被代替的数额"),
    "fault.cause": Message("the cause", "原因"), "fault.dissatisfied": Message("the user was dissatisfied", "用户不满"),
    "fault.proposed": Message("a fault is proposed", "已提出失职"), "fault.confirmed": Message("the fault is confirmed", "失职已认定"),
    "spell.cause": Message("its cause", "其原因"), "spell.began_at": Message("its beginning", "其开始时间"),
    "spell.ended_at": Message("its end", "其解除时间"), "spell.step": Message("the step that it names", "其所指步骤"),
    "spell.role": Message("whose clocks it holds", "其所及职责"), "clock.due_at": Message("the limit", "原时限"),
    "clock.name": Message("the clock", "该时限"), "clock.role": Message("who answers", "责任职责"),
    "clock.arrival.due_at": Message("the limit for arrival", "到场时限"),
}  # fmt: skip


@cache
def _fields() -> Mapping[str, Message]:
    """Every field of every event by its name; of several alike the first one's words."""
    found: dict[str, Message] = {}
    for word in load("case").words.values():
        for name, field in word.fields.items():
            found.setdefault(name, field.label)
    envelope = {"role": ("role", "职责"), "by": ("who does it", "办理人"), "ref": ("which one", "编号")}
    return found | {name: Message(*words) for name, words in envelope.items()}
