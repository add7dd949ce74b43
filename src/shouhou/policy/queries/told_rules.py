"""What a rule says, in plain words of both languages. An expression stands as it is written, with the names of facts,
events and values put into words."""

from collections.abc import Iterable, Mapping
from typing import Any

from shouhou.policy.clauses.approval import Approval
from shouhou.policy.clauses.charge import Charge
from shouhou.policy.clauses.cover import Cover
from shouhou.policy.clauses.deadline import Deadline
from shouhou.policy.clauses.extension import Extension
from shouhou.policy.clauses.fault import Fault
from shouhou.policy.clauses.figure import Figure
from shouhou.policy.clauses.gate import Gate
from shouhou.policy.clauses.notice import Notice
from shouhou.policy.clauses.offer import Offer
from shouhou.policy.clauses.penalty import Penalty
from shouhou.policy.clauses.rule import Rule
from shouhou.policy.clauses.schedule import Schedule
from shouhou.policy.clauses.schema import Regulation
from shouhou.policy.language.messages import Message
from shouhou.policy.language.vocabulary import Vocabulary
from shouhou.policy.queries.told_names import ALWAYS, Names
from shouhou.policy.queries.words import RULES, clock_label

LANGUAGES = ("en", "zh-hans")
EFFECTS = {
    "move": Message("moves the limit", "顺延时限"), "stop": Message("stops the count", "暂停计时"),
    "excuse": Message("excuses the breach", "免予追究"),
}  # fmt: skip
ABOUT = {
    "service_falls_short": Message("service falls short", "服务有欠缺"), "second_fail": Message("second fail", "再次不合格"),
    "over_budget": Message("over budget", "超预算"), "progress": Message("progress", "进展"),
    "serious_problem": Message("serious problem", "重大问题"), "unsolved": Message("unsolved", "未能解决"),
    "major_problem": Message("major problem", "重大质量问题"), "free_exchange": Message("free exchange", "免费更换"),
    "help_needed": Message("help needed", "需要协助"), "serious_opinion": Message("serious opinion", "重大意见"),
    "parts_short": Message("parts short", "缺件"), "repair_call": Message("repair call", "报修"),
}  # fmt: skip
ROUNDING = {
    "half_up 0.01": Message("to the cent, half up", "四舍五入到分"), "down 0.01": Message("down to the cent", "舍到分"),
    "half_up 1": Message("to the yuan, half up", "四舍五入到元"), "down 1": Message("down to the yuan", "舍到元"),
}  # fmt: skip
MEASURES = {
    "share": Message("the share", "占比"), "count": Message("the number", "数量"), "sum": Message("the sum of", "合计"),
    "mean": Message("the mean of", "平均"),
}  # fmt: skip
EVERY = {
    "day": Message("every day", "每日"), "week": Message("every week", "每周"), "month": Message("every month", "每月"),
    "quarter": Message("every quarter", "每季"), "half_year": Message("every half-year", "每半年"),
    "year": Message("every year", "每年"),
}  # fmt: skip


def told(rule: Rule, same: Mapping[str, str], vocabulary: Vocabulary, regulation: Regulation) -> Message:
    """One rule as a sentence or two. `same`: the values of its clause, so that `limit` reads as 3h."""
    return Message(*(_Told(language, rule, same, vocabulary, regulation).of(rule) for language in LANGUAGES))


class _Told(Names):
    """One language's words for rules."""

    def of(self, rule: Rule) -> str:
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
                needs = self.list(self.say(r.en, r.zh) for r in [*rule.requires.values(), *rule.needs])
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
                rounded = ROUNDING[rule.rounds].get(self.language)
                yield self.say(f"{payer} bears {total}, rounded {rounded}", f"由{payer}承担 {total}（{rounded}）")
            case Notice():
                about = ABOUT[rule.about].get(self.language) if rule.about in ABOUT else rule.about.replace("_", " ")
                when = self.list([*([self.events(rule.upon)] if rule.upon else []), *map(self._late, rule.late)])
                yield self.say(
                    f"{self.role(rule.to)} is told ({about}) upon: {when}",
                    f"发生以下情形告知{self.role(rule.to)}（{about}）：{when}",
                )
            case Schedule():
                yield from self._schedule(rule)
            case Approval():
                asked = self.events(rule.upon)
                chain = self.list(self.role(role) for step in rule.by for role in step.roles)
                yield self.say(f"“{asked}” is approved in turn by: {chain}", f"“{asked}”依次由以下人员审批：{chain}")
            case Offer():
                asked, to = self.events(rule.upon), self.role(rule.to)
                yield self.say(f"{to} may choose upon: {asked}", f"发生以下情形时{to}可作选择：{asked}")
            case Cover():
                yield from self._cover(rule)
            case Charge() if rule.lines:
                payer, rows, amount = self.role(rule.payer), self.rows(rule.lines.each), self.asked(rule.lines.amount)
                yield self.say(f"{payer} bears for each of {rows}: {amount}", f"由{payer}承担每项{rows}：{amount}")
            case Figure():
                yield from self._figure(rule)
            case _:
                kind = getattr(rule, "kind", "")
                told = [
                    self.asked(ask.text)
                    for ask in rule.asks()
                    if ask.text not in (*ALWAYS, "row.at") and ask.key != "applies_when"
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

    def _cover(self, rule: Cover) -> Iterable[str]:
        start = self.list(map(self.asked, rule.start))
        ends = [self.asked(e.limit if e.by == "time" else f"{e.by} <= {e.limit}") for e in rule.ends]
        ends += [self.say(f"until “{self.word(word)}”", f"至“{self.word(word)}”止") for word in rule.until]
        yield self.say(f"Covered from {start}: {self.list(ends)}", f"自{start}起：{self.list(ends)}")
        if rule.longer_by:
            yield self.say(f"Longer by {self.asked(rule.longer_by)}", f"顺延 {self.asked(rule.longer_by)}")
        if rule.tested_at:
            yield self.say(f"As of {self.asked(rule.tested_at)}", f"以{self.asked(rule.tested_at)}为准")
        if rule.excluded_when:
            yield self.say(f"Not where {self.asked(rule.excluded_when)}", f"除外：{self.asked(rule.excluded_when)}")

    def _figure(self, rule: Figure) -> Iterable[str]:
        rows, measure = self.rows(rule.rows), MEASURES[rule.measure].get(self.language)
        of = f" {self.asked(rule.of)}" if rule.of else ""
        yield self.say(f"{measure}{of} over {rows}", f"{rows}的{measure}{of}")
        if rule.where not in ALWAYS:
            yield self.say(f"Over those where {self.asked(rule.where)}", f"范围：{self.asked(rule.where)}")
        if rule.counts not in ALWAYS:
            yield self.say(f"Counted where {self.asked(rule.counts)}", f"计入：{self.asked(rule.counts)}")
        if rule.unit:
            yield self.say(f"One for each {self.asked(rule.unit)}", f"每个{self.asked(rule.unit)}计一次")

    def _schedule(self, rule: Schedule) -> Iterable[str]:
        start, done = self.events(rule.start), self.events(rule.done)
        if rule.within:
            every = self.say(f"at intervals of {self.asked(rule.within)}", f"按以下间隔（{self.asked(rule.within)}）")
        else:
            every = EVERY[rule.every].get(self.language)
        yield self.say(f"From “{start}”, {every}: “{done}”", f"自“{start}”起{every}：“{done}”")
        if rule.next_period:
            yield self.say("Done in the period that follows", "于次期办理")
        if rule.due:
            yield self.say(f"Due on {rule.due} of the period", f"当期 {rule.due} 日前完成")
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
