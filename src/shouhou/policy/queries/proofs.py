"""What proves that a clause is carried out, as people read it: scenarios step by step, code and tests by name."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from shouhou.policy.clauses.load import all_packs
from shouhou.policy.commands.proofs import Proofs, collect, regulation_scenarios
from shouhou.policy.engine.explain import CLOCK_STATES, FAULT_STATES, FINE_OUTCOMES
from shouhou.policy.language import units
from shouhou.policy.language.messages import Message
from shouhou.policy.language.sheet import Field
from shouhou.policy.language.value_words import value_shown
from shouhou.policy.language.vocabulary import Vocabulary, load
from shouhou.policy.scenarios.model import Check, Expectation, Scenario, Step

Pair = tuple[Message, Message]  # a name and its value

EXPECTATIONS = {
    "clock": Message("clock", "时限"), "fault": Message("fault", "失职"), "no_fault": Message("no fault", "无失职"),
    "fine": Message("fine", "罚款"), "no_fine": Message("no fine", "无罚款"),
    "undecided": Message("still to be known", "尚待确定"), "charge": Message("charge", "收费"),
    "irregular": Message("irregular, by", "不合规的条款"), "harmless": Message("without consequence", "无后果"),
    "task": Message("to do", "待办"), "no_task": Message("nothing to do", "无待办"), "notice": Message("notice", "通知"),
    "no_notice": Message("no notice", "无通知"), "state": Message("state of the case", "服务单状态"),
    "wakes_at": Message("next change by time alone", "下一次自行变化"), "why": Message("the explanation says", "理由中写明"),
    "lines": Message("lines of the charge", "收费明细"), "cover": Message("cover", "保修范围"),
    "offer": Message("offer", "选择权"), "approval": Message("approval", "审批"),
    "emits": Message("what follows", "后续事项"), "tally": Message("count", "计数"), "figure": Message("figure", "指标"),
    "grade": Message("grade", "等级"), "waived": Message("waived", "免除"),
}  # fmt: skip
WANTS = {
    "state": Message("state", "状态"), "outcome": Message("outcome", "结果"), "due": Message("limit", "时限至"),
    "late_from": Message("late from", "逾时起"), "person": Message("person", "责任人"), "role": Message("role", "角色"),
    "charged_as": Message("charged as", "按此条追究"), "counted": Message("time counted", "计入时间"),
    "spans": Message("stretches", "各段时间"), "ref": Message("which", "编号"), "evidence": Message("evidence", "依据"),
    "amount": Message("amount", "金额"), "amount_by": Message("amount by", "金额依据"), "cause": Message("cause", "原因"),
    "dissatisfied": Message("user dissatisfied", "用户不满"), "reasons": Message("reasons", "理由"),
    "candidates": Message("who may answer", "可能的责任人"), "consequence": Message("consequence", "后果"),
    "displaced_by": Message("yields to", "让于"), "line": Message("line", "项目"), "payer": Message("payer", "承担人"),
    "for": Message("for", "由"), "to": Message("to", "致"), "about": Message("about", "事由"), "of": Message("of", "属于"),
    "item": Message("item", "费用项目"), "remedy": Message("what is owed", "责任方式"),
    "remedies": Message("what is owed", "责任方式"), "until": Message("until", "截止"), "began": Message("from", "起始"),
    "ended_by": Message("ended by", "终止原因"), "choices": Message("choices", "选项"), "choice": Message("choice", "所选"),
    "waiting_for": Message("waits for", "等待"), "event": Message("event", "事件"), "on": Message("on", "对象"),
    "target": Message("target", "目标"), "with": Message("with", "内容"), "name": Message("name", "名称"),
    "is": Message("is", "为"), "value": Message("value", "数值"), "no_data": Message("no data", "无数据"),
    "numerator": Message("numerator", "分子"), "denominator": Message("denominator", "分母"),
}  # fmt: skip
STATES = {"clock": CLOCK_STATES, "fault": FAULT_STATES, "fine": FINE_OUTCOMES}
YES, NO, NOTHING = Message("yes", "是"), Message("no", "否"), Message("none", "无")


@dataclass(frozen=True)
class ToldStep:
    """Something that happens in a scenario, local minute; `refused` names the clauses that must refuse it."""

    at: str
    who: Message
    what: Message
    fields: tuple[Pair, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True)
class ToldExpectation:
    """One thing that must follow; `at` is empty where it is asked at the end."""

    at: str
    kind: Message
    about: Message
    wants: tuple[Pair, ...]


@dataclass(frozen=True)
class ToldScenario:
    """A scenario in words. `place` is its file and line."""

    name: Message
    place: str
    given: tuple[Pair, ...]
    steps: tuple[ToldStep, ...]
    expectations: tuple[ToldExpectation, ...]


@dataclass(frozen=True)
class ProofFacts:
    """Everything that proves one clause; `code` and `tests` are `file::name`."""

    scenarios: tuple[ToldScenario, ...] = ()
    code: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


@cache
def _proofs() -> Mapping[str, Proofs]:
    return collect(all_packs())


@cache
def proofs_of(clause: str) -> ProofFacts:
    """The proofs of a clause; one that repeats another clause has that one's."""
    found = _proofs().get(clause, Proofs())
    named = set(found.scenarios)
    told = tuple(_told(s) for s in regulation_scenarios() if f"scenario: {s.name}" in named)
    return ProofFacts(told, tuple(found.code), tuple(found.tests))


def _told(scenario: Scenario) -> ToldScenario:
    words = load(scenario.subject)
    steps = tuple(_step(step, scenario, words) for step in scenario.steps)
    between = [_expectation(e, check, scenario, words) for check in scenario.checks for e in check.expect]
    after = [_expectation(e, None, scenario, words) for e in scenario.then]
    return ToldScenario(
        scenario.label, f"{scenario.document.file}:{scenario.line}", tuple(_given(scenario, words)), steps,
        (*between, *after),
    )  # fmt: skip


def _given(scenario: Scenario, words: Vocabulary) -> Iterable[Pair]:
    for role, name in scenario.people.items():
        yield words.roles[role].label, _plain(name)
    for fact, value in scenario.given.items():
        yield words.facts[fact].label, _plain(value)
    packs = all_packs()
    for slug, chosen in scenario.settings.items():
        for name, value in chosen.items():
            setting = packs[slug].settings[name]
            yield setting.asks.label, setting.choices[value].label if setting.choices else _chosen(value)


def _step(step: Step, scenario: Scenario, words: Vocabulary) -> ToldStep:
    spec = words.words[step.word]
    fields = tuple((spec.fields[n].label, _field(spec.fields[n], v, scenario, words)) for n, v in step.raw.items())
    at = _minute(step.at, scenario)
    if step.recorded != step.at:
        recorded = _plain(_minute(step.recorded, scenario))
        fields = (*fields, (Message("recorded", "补录于"), recorded))
    return ToldStep(at, _who(step.by or "", scenario, words), spec.label, fields, step.refused)


def _who(by: str, scenario: Scenario, words: Vocabulary) -> Message:
    """A person by role or by name: both where the scenario gives both."""
    if by not in words.roles:
        return _plain(by)
    role, name = words.roles[by].label, scenario.people.get(by, "")
    return Message(f"{role.en} {name}".strip(), f"{role.zh} {name}".strip())


def _field(spec: Field, value: Any, scenario: Scenario, words: Vocabulary) -> Message:
    if spec.choices and value in spec.choices:
        return spec.choices[value].label
    if spec.type in ("person", "role") and value in words.roles:
        return _who(value, scenario, words)
    return _plain(value)


def _expectation(e: Expectation, check: Check | None, scenario: Scenario, words: Vocabulary) -> ToldExpectation:
    at = check.at if check else e.at
    about = words.states[e.about].label if e.kind == "state" else _value(e.about, scenario)
    wants = tuple((WANTS[key], _wanted(e.kind, key, value, scenario, words)) for key, value in e.wants.items())
    return ToldExpectation(_minute(at, scenario) if at else "", EXPECTATIONS[e.kind], about, wants)


def _wanted(kind: str, key: str, value: Any, scenario: Scenario, words: Vocabulary) -> Message:
    if key in ("state", "outcome") and value in STATES.get(kind, {}):
        return Message(*STATES[kind][value])
    if key in ("role", "for", "to", "payer") and value in words.roles:
        return words.roles[value].label
    if key == "cause" and value in words.lists["finding_causes"]:
        return words.lists["finding_causes"][value].label
    return _value(value, scenario)


def _value(value: Any, scenario: Scenario) -> Message:
    if isinstance(value, dt.datetime):
        return _plain(_minute(value, scenario))
    if isinstance(value, list):
        return _plain(", ".join(str(v) for v in value)) if value else NOTHING
    return _plain(value)


def _plain(value: Any) -> Message:
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return YES if value else NO
    return Message(str(value), str(value))


def _chosen(written: Any) -> Message:
    text = units.parse(written).text
    return Message(value_shown(text, "en"), value_shown(text, "zh"))


def _minute(at: dt.datetime, scenario: Scenario) -> str:
    return f"{at.astimezone(scenario.zone):%Y-%m-%d %H:%M}"
