"""Why: a clock, a fault or a fine told in sentences, in both languages, from the same steps that computed it.

Derive with `trace=True` first: without steps there are no facts to tell.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shouhou.policy.clauses.pack import Bound, Pack
from shouhou.policy.engine.shapes import Clock, Event, Fault, Fine, Timeline, Why
from shouhou.policy.language.absence import NONE, NOT_YET, Unknown
from shouhou.policy.language.messages import Message
from shouhou.policy.language.value_words import value_label, value_shown

Sentence = Message
CLOCK_STATES = {
    "running": ("is running", "计时中"),
    "paused": ("is paused", "暂停计时"),
    "met": ("was met", "已按时完成"),
    "missed": ("was missed", "已超时"),
    "excused": ("was missed and is excused", "超时但免责"),
    "open": ("is open: a duty without a limit", "待办，无时限"),
    "undecided": ("is undecided", "待定"),
    "cancelled": ("was cancelled", "已取消"),
}
ENVELOPE = {
    "at": Message("the minute", "时刻"), "by": Message("who does it", "办理人"), "role": Message("role", "职责"),
    "ref": Message("which one", "编号"),
}  # fmt: skip
FAULT_STATES = {
    "proposed": ("is proposed: nobody has found the cause yet", "待认定原因"),
    "displaced": ("is not charged: another person's fault stands for the same delay", "不追究：同一延误由他人负责"),
    "confirmed": ("is confirmed", "已认定"),
    "excused": ("is excused", "已免责"),
    "moved": ("was moved to another person", "转为他人责任"),
    "withdrawn": ("was withdrawn", "已撤回"),
    "grounds_gone": ("no longer follows from the events", "依据已不成立"),
}
FINE_OUTCOMES = {
    "proposed": ("is proposed", "待确认"),
    "confirmed": ("is confirmed", "已确认"),
    "appealed": ("is under appeal", "申诉中"),
    "waived": ("is waived", "已免除"),
    "revocation_proposed": ("is to be revoked or upheld", "待撤销或维持"),
    "revoked": ("is revoked", "已撤销"),
}


@dataclass(frozen=True)
class Teller:
    """Tells what a timeline holds. `events` name the evidence; `person` turns an id into a name."""

    packs: Mapping[str, Pack]
    timeline: Timeline
    events: Mapping[int, Event]
    zone: dt.tzinfo
    person: Callable[[str], str] = str

    # ---- the three things that have a why panel ----

    def clock(self, clock: Clock) -> list[Sentence]:
        """The clause, its value, the facts, each counted and skipped stretch, the state, readings, who may overrule."""
        pack = self.packs[clock.regulation]
        clauses = list(dict.fromkeys([clock.clause, clock.charged_as]))
        told = [s for clause in clauses for s in self._clause(pack, clause, clock.started_at)]
        told += self._facts(pack, clock.why)
        told.append(self._at("Began", "起算", clock.started_at, clock.start_event))
        told += [self._span(span.start, span.end, span.counted, span.clause, span.cause) for span in clock.spans]
        if clock.original_due_at and clock.original_due_at != clock.due_at:
            told.append(self._at("Original limit:", "原时限：", clock.original_due_at))
        if clock.due_at:
            told.append(self._at("Limit (this minute is still in time):", "时限（该分钟仍为按时）：", clock.due_at))
        if clock.stopped_at:
            told.append(self._at("Ended", "结束", clock.stopped_at, clock.stop_event))
        told.append(self._state(clock.clause, CLOCK_STATES[clock.state]))
        if clock.pending:
            told.append(
                _say(f"Still to be decided: {_list(clock.pending)}.", f"尚待确定：{_list(clock.pending, '、')}。")
            )
        if clock.person:
            name = self.person(clock.person)
            told.append(
                _say(f"{name} answers, who held the step in the minute of the limit.", f"时限到时由{name}负责。")
            )
        return [*told, *self._readings(pack, clauses), self._overrule(pack, "event.corrected")]

    def fault(self, fault: Fault) -> list[Sentence]:
        """The clause, the reasons, the clock behind it, the evidence, the finding, and what set the amount."""
        pack = self.packs[fault.regulation]
        clock = next((c for c in self.timeline.clocks if c.key == fault.clock), None)
        own = [*self._clause(pack, fault.clause, fault.at), *self._facts(pack, fault.why)]
        told = self.clock(clock)[:-1] if clock else own  # the finding, not a correction, is what overrules a fault
        told += [self._evidence(number) for number in fault.evidence if number in self.events]
        told.append(self._state(fault.clause, FAULT_STATES[fault.state]))
        if fault.cause != "undecided":
            cause = pack.vocabulary.lists["finding_causes"][fault.cause]
            told.append(_say(f"Cause found: {cause.en}.", f"认定原因：{cause.zh}。"))
        if fault.consequence:
            told.append(_say(f"Consequence: {fault.consequence}.", f"造成的后果：{fault.consequence}。"))
        if fault.displaced_by:
            told.append(_say(f"It yields to {fault.displaced_by}.", f"让于 {fault.displaced_by}。"))
        if fault.amount is not None and fault.amount_by:
            told += self._clause(pack, fault.amount_by, fault.at)
            told.append(
                _say(
                    f"Amount: {fault.amount} CNY, by {fault.amount_by}.",
                    f"金额：{fault.amount}元，依 {fault.amount_by}。",
                )
            )
        told += [] if clock else self._readings(pack, [fault.clause])
        told += self._readings(pack, [fault.amount_by] if fault.amount_by else [])
        return [*dict.fromkeys(told), self._overrule(pack, "fault.found")]

    def fine(self, fine: Fine) -> list[Sentence]:
        """Everything about its fault, then what became of the fine."""
        pack = self.packs[fine.regulation]
        fault = next(f for f in self.timeline.faults if f.key == fine.fault)
        outcome = FINE_OUTCOMES[fine.outcome]
        person = self.person(fine.person)
        told = _say(
            f"The fine of {fine.amount} CNY for {person} {outcome[0]}.", f"{person}罚款{fine.amount}元，{outcome[1]}。"
        )
        return [*self.fault(fault)[:-1], told, self._overrule(pack, "fine.waived")]

    # ---- what the tellers of other kinds use ----

    def about(self, regulation: str, clause: str, whys: Iterable[Why], at: dt.datetime | None) -> list[Sentence]:
        """A clause's words and values on a day, the facts that were looked at, and its readings."""
        pack = self.packs[regulation]
        told = [*self._clause(pack, clause, at or self.timeline.now), *self._facts(pack, whys)]
        return [*told, *self._readings(pack, [clause])]

    def dated(self, en: str, zh: str, at: dt.datetime, event: int | None = None) -> Sentence:
        """An instant with what it is, and the event behind it."""
        return self._at(en, zh, at, event)

    def evidence(self, number: int) -> Sentence:
        """One event with its minute and its actor."""
        return self._evidence(number)

    def party(self, regulation: str, name: str) -> Message:
        """Who bears or may do something: a role or a party."""
        words = self.packs[regulation].vocabulary
        known = words.roles.get(name) or words.parties.get(name)
        return known.label if known else _same(name)

    def word(self, regulation: str, name: str) -> Message:
        """A choice in words, where some list of the vocabulary has it."""
        lists = self.packs[regulation].vocabulary.lists.values()
        return next((choices[name].label for choices in lists if name in choices), _same(name))

    # ---- parts ----

    def _clause(self, pack: Pack, clause: str, at: dt.datetime) -> list[Sentence]:
        """A clause's words, and its values with the day from which they hold."""
        says, day = pack.clauses[clause].says, at.astimezone(self.zone).date()
        told = [_say(f"{clause}: {says.en}", f"{clause}：{says.zh}")]
        for name, dated in pack.values.get(clause, {}).items():
            if found := dated.on(day):
                since, value = found
                label, shown = value_label(name, "zh"), value_shown(value.text, "zh")
                told.append(_say(f"{name} = {value.text} since {since}", f"{label} = {shown}（自 {since} 起）"))
        return told

    def _facts(self, pack: Pack, whys: Iterable[Why]) -> list[Sentence]:
        """Each fact that was looked at, once, with what was found."""
        seen: dict[str, Any] = {}
        for why in whys:
            for step in why.steps:
                if step.text in pack.names and pack.names[step.text].kind != "value":
                    seen[step.text] = step.value
        return [self._fact(pack, name, value) for name, value in seen.items()]

    def _fact(self, pack: Pack, name: str, value: Any) -> Sentence:
        label, shown = self._label(pack, name), self._value(pack, name, value)
        return _say(f"{label.en}: {shown.en}", f"{label.zh}：{shown.zh}")

    def _label(self, pack: Pack, name: str) -> Message:
        kind, head, last = pack.names[name]
        words = pack.vocabulary
        match kind:
            case "fact":
                return words.facts[name].label
            case "setting":
                return pack.settings[last].asks.label
            case "happened":
                return words.words[head].label
            case "open":
                spell = words.spells[head].label
                return _say(f"{spell.en} open", f"{spell.zh}未解除")
            case "field":
                word = words.words[head].label
                field = ENVELOPE[last] if last in ENVELOPE else words.words[head].fields[last].label
                return _say(f"{word.en}, {field.en}", f"{word.zh}，{field.zh}")
            case "it" | "row":
                fields = [word.fields[last].label for word in words.words.values() if last in word.fields]
                return ENVELOPE.get(last) or next(iter(fields), _same(last))
            case "clock" | "answer":
                called = self._called(pack, head if kind == "clock" else last)
                return _say(f"{called.en}: the limit", f"{called.zh}时限") if kind == "clock" else called
        return _same(name)

    @staticmethod
    def _called(pack: Pack, name: str) -> Message:
        """A clock or an approval in words, as its rule or the vocabulary calls it."""
        bounds: list[Bound[Any]] = [*pack.deadlines, *pack.schedules, *pack.approvals]
        lists = pack.vocabulary.lists
        known = next((b.rule.label for b in bounds if b.rule.name == name and b.rule.label), None) or next(
            (lists[one][name] for one in ("steps", "clocks") if name in lists.get(one, {})), None
        )
        return known.label if known else _same(name.replace("_", " "))

    def _value(self, pack: Pack, name: str, value: Any) -> Message:
        """A found value in words."""
        match value:
            case bool():
                return _say("yes", "是") if value else _say("no", "否")
            case Unknown():
                return _say("not known", "未知")
            case dt.datetime():
                return _same(self._minute(value))
            case dt.timedelta():
                return _same(hours(value))
            case Decimal():
                return _same(f"{value:f}")
        if value is NOT_YET or value is NONE:
            return _say("not yet", "尚无") if value is NOT_YET else _say("none", "无")
        kind, _, last = pack.names[name]
        if kind == "setting" and (choices := pack.settings[last].choices) and value in choices:
            return choices[value].label
        known = [choices[value] for choices in pack.vocabulary.lists.values() if value in choices]
        return known[0].label if known else _same(str(value))

    def _span(
        self, start: dt.datetime, end: dt.datetime, counted: bool, clause: str | None, cause: str | None
    ) -> Sentence:
        a, b, length = self._minute(start), self._minute(end), hours(end - start)
        if counted:
            return _say(f"{a} to {b}: counted, {length}", f"{a} 至 {b}：计入 {length}")
        causes = next((p.vocabulary.lists["causes"] for p in self.packs.values()), {})
        label = causes[cause].label if cause in causes else _same(str(cause))
        return _say(f"{a} to {b}: not counted, {label.en} ({clause})", f"{a} 至 {b}：不计，{label.zh}（{clause}）")

    def _evidence(self, number: int) -> Sentence:
        event = self.events[number]
        label = next(iter(self.packs.values())).vocabulary.label(event.word)
        who = f" · {self.person(event.by)}" if event.by else ""
        at = self._minute(event.at)
        return _say(f"Evidence {number}: {at} {label.en}{who}", f"依据 {number}：{at} {label.zh}{who}")

    def _at(self, en: str, zh: str, at: dt.datetime, event: int | None = None) -> Sentence:
        known = self.events.get(event) if event is not None else None
        label = next(iter(self.packs.values())).vocabulary.label(known.word) if known else None
        shown = self._minute(at)
        return _say(
            f"{en} {shown}" + (f": {label.en}" if label else ""), f"{zh} {shown}" + (f"：{label.zh}" if label else "")
        )

    @staticmethod
    def _state(clause: str, state: tuple[str, str]) -> Sentence:
        return _say(f"{clause} {state[0]}.", f"{clause} {state[1]}。")

    @staticmethod
    def _readings(pack: Pack, clauses: Iterable[str]) -> list[Sentence]:
        """Every reading on which these clauses rest, with question and answer."""
        names = dict.fromkeys(name for clause in clauses for name in pack.clauses[clause].readings)
        read = [(name, pack.readings[name]) for name in names]
        return [_say(f"Reading {n}: {r.asks.en} {r.answer.en}", f"释义 {n}：{r.asks.zh}{r.answer.zh}") for n, r in read]

    @staticmethod
    def _overrule(pack: Pack, word: str) -> Sentence:
        """Who may overrule, and by what."""
        spec, roles = pack.vocabulary.words[word], pack.vocabulary.roles
        en, zh = ", ".join(roles[r].en for r in spec.by), "、".join(roles[r].zh for r in spec.by)
        return _say(f"May be overruled ({spec.en}) by: {en}.", f"可由{zh}改变（{spec.zh}）。")

    def _minute(self, at: dt.datetime) -> str:
        return at.astimezone(self.zone).strftime("%Y-%m-%d %H:%M") if at.year < 9999 else "…"


def hours(time: dt.timedelta) -> str:
    """`73h 30min`, as a limit is written."""
    whole, minutes = divmod(int(time.total_seconds()) // 60, 60)
    parts = (f"{whole}h" if whole else "", f"{minutes}min" if minutes else "")
    return " ".join(part for part in parts if part) or "0min"


def _say(en: str, zh: str) -> Message:
    return Message(en, zh)


def _same(text: str) -> Message:
    return Message(text, text)


def _list(names: Iterable[str], between: str = ", ") -> str:
    return between.join(sorted(names))
