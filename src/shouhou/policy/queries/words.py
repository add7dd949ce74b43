"""What policy's names are called in the reader's language."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache

from shouhou.kernel import clock
from shouhou.policy.clauses.approval import Approval
from shouhou.policy.clauses.deadline import Deadline
from shouhou.policy.clauses.load import all_packs
from shouhou.policy.clauses.schedule import Schedule
from shouhou.policy.language.messages import Message
from shouhou.policy.language.records import Both
from shouhou.policy.language.vocabulary import load
from shouhou.policy.queries.drafts import newest_own
from shouhou.policy.queries.trials import compiled

KINDS = {
    "process": Message("process", "流程"), "conduct": Message("conduct", "行为"), "form": Message("form", "表单"),
    "role": Message("role", "职责"), "record": Message("record", "记录"), "check": Message("check", "检查"),
    "deadline": Message("deadline", "时限"), "eligibility": Message("eligibility", "资格"),
    "approval": Message("approval", "审批"), "penalty": Message("penalty", "处罚"), "charge": Message("charge", "收费"),
    "notice": Message("notice", "通知"), "schedule": Message("schedule", "周期"), "warranty": Message("warranty", "保修"),
    "kpi": Message("figure", "指标"), "reward": Message("reward", "奖励"),
}  # fmt: skip
AREAS = {
    "intake": Message("intake", "受理"), "triage": Message("triage", "诊断"), "sla": Message("time limits", "时效"),
    "dispatch": Message("dispatch", "派工"), "field": Message("field service", "上门服务"),
    "bench": Message("bench repair", "返厂维修"), "parts": Message("parts", "配件"),
    "warranty": Message("warranty", "保修"), "billing": Message("billing", "收费"), "claims": Message("claims", "索赔"),
    "expenses": Message("expenses", "费用报销"), "contract": Message("contracts", "合同"),
    "pm": Message("planned maintenance", "计划保养"), "project": Message("projects", "工程项目"),
    "complaint": Message("complaints", "投诉"), "quality": Message("quality", "品质"),
    "feedback": Message("feedback", "回访"), "kpi": Message("figures", "指标"), "discipline": Message("discipline", "奖惩"),
    "training": Message("training", "培训"), "records": Message("records", "档案"), "order": Message("orders", "订单"),
    "membership": Message("membership", "会籍"), "union": Message("union", "工会"),
    "salesdesk": Message("sales desk", "会籍销售"), "org": Message("organisation", "组织"),
    "access": Message("access", "权限"), "notify": Message("notices", "告知"),
}  # fmt: skip
STATUSES = {
    "computed": Message("computed by rules", "规则计算"),
    "kept": Message("kept by the program", "程序保证"),
    "manual": Message("kept by people", "人工执行"),
    "open": Message("not carried out yet", "尚未实现"),
}
RULES = {
    "deadline": Message("deadline", "时限"), "extension": Message("extension", "延期"), "fault": Message("fault", "失职"),
    "gate": Message("gate", "前置条件"), "penalty": Message("penalty", "处罚"), "charge": Message("charge", "收费"),
    "notice": Message("notice", "通知"), "schedule": Message("recurring duty", "周期任务"),
    "eligibility": Message("eligibility", "资格"), "approval": Message("approval", "审批"),
    "cover": Message("cover", "保修范围"), "offer": Message("offer", "选择权"),
    "consequence": Message("what follows", "后续事项"), "figure": Message("figure", "指标"),
    "grade": Message("grade", "等级"), "retention": Message("retention", "保存期限"),
}  # fmt: skip


def shown_minute(stored: str) -> str:
    """A stored instant as people read it: local, to the minute."""
    return f"{clock.local(dt.datetime.fromisoformat(stored)):%Y-%m-%d %H:%M}"


def title(slug: str, language: str) -> str:
    """A regulation's name: the document's own, or its English one where the reader has English and there is one."""
    known = all_packs().get(slug)
    document = known.document if known else compiled(newest_own(slug) or "").document
    return document.zh if language.startswith("zh") else document.en or document.zh


def role_label(role: str, language: str) -> str:
    """A role of the vocabulary in words."""
    words = load("case")
    known = words.roles.get(role) or words.parties.get(role)
    return known.label.get(language) if known else role


CALENDAR_YEAR = Message(
    "the working calendar of %(year)s (Settings, Calendars)", "%(year)s 年的工作日历（设置·工作日历）"
)
CALENDAR_HOURS = Message("hours in the working calendar that end", "工作日历中的上班时间")


def fact_label(name: str, language: str) -> str:
    """What a rule asks for, in words: a fact, an event, or a field of one."""
    words = load("case")
    if name in words.facts:
        return words.facts[name].label.get(language)
    if name in words.words:
        return words.words[name].label.get(language)
    if name.startswith("calendar."):
        year = name.rpartition(".")[2]
        asked = CALENDAR_YEAR if year.isdigit() else CALENDAR_HOURS
        return asked.get(language) % {"year": year}
    word, _dot, field = name.rpartition(".")
    if word in words.words and field in words.words[word].fields:
        return f"{words.words[word].label.get(language)}: {words.words[word].fields[field].label.get(language)}"
    return name


def clock_label(name: str, language: str) -> str:
    """A clock's name in words: that of the step which it times, or its own."""
    lists = load("case").lists
    known = lists["steps"].get(name) or lists["clocks"].get(name) or _labels().get(name)
    return known.label.get(language) if known else name.replace("_", " ")


@cache
def _labels() -> Mapping[str, Both]:
    """What regulations call clocks for which the vocabulary has no name."""
    rules = [rule for pack in all_packs().values() for clause in pack.regulation.clauses for rule in clause.rules]
    return {rule.name: rule.label for rule in rules if isinstance(rule, Deadline | Schedule | Approval) and rule.label}


VALUES = {
    "limit": Message("limit", "时限"), "fine": Message("fine", "罚款额"), "share": Message("share", "分担比例"),
    "holdup": Message("hold-up", "延误时长"), "pack": Message("packing", "包装时限"), "ship": Message("shipping", "发货时限"),
    "grace": Message("grace", "宽限"), "target": Message("target", "目标"), "radius": Message("radius", "服务半径"),
    "limits": Message("limits by distance", "分档时限"), "ahead": Message("ahead", "提前时间"),
    "before": Message("before", "提前提醒时间"), "term": Message("term", "期限"), "notice": Message("notice", "提前通知天数"),
    "days": Message("days", "天数"), "times": Message("times", "次数"),
}  # fmt: skip
UNITS = (
    (re.compile(r"(\d+)min"), "%s min", "%s 分钟"), (re.compile(r"(\d+)h"), "%s h", "%s 小时"),
    (re.compile(r"(\d+)d"), "%s days", "%s 天"), (re.compile(r"(\d+) working_hours?"), "%s working hours", "%s 个工作小时"),
    (re.compile(r"(\d+) working_days?"), "%s working days", "%s 个工作日"), (re.compile(r"(\d+) months?"), "%s months", "%s 个月"),
    (re.compile(r"(\d+) years?"), "%s years", "%s 年"), (re.compile(r"([\d.]+) CNY"), "¥%s", "%s 元"),
    (re.compile(r"([\d.]+) km"), "%s km", "%s 公里"),
)  # fmt: skip
STEP = re.compile(r"(up to|below|else) (?:([^:]+): )?(.+)")
STEPS = {"up to": "不超过 ", "below": "低于 ", "else": "其余"}
OUTCOMES = {
    "missed": "未达标", "reached": "达标", "excellent": "优秀", "good": "良好", "pass": "合格", "fail": "不合格",
}  # fmt: skip


def value_label(name: str, language: str) -> str:
    """What a dated value is called: in words where a shipped regulation uses the name, else as it is written."""
    return VALUES[name].get(language) if name in VALUES else name.replace("_", " ")


def value_shown(text: str, language: str) -> str:
    """A value with its unit as people say it: 3h is 3 小时. Each step of a scale has its edge and its value."""
    chinese = language.startswith("zh")
    for pattern, en, zh in UNITS:
        if found := pattern.fullmatch(text):
            return (zh if chinese else en) % found[1]
    steps = [STEP.fullmatch(step) for step in text.split("; ")]
    if not all(steps):
        return OUTCOMES.get(text, text) if chinese else text
    return ("；" if chinese else "; ").join(_step(step, language) for step in steps if step)


def _step(step: re.Match[str], language: str) -> str:
    word, edge, value = step.groups()
    edge, value = value_shown(edge or "", language), value_shown(value, language)
    if language.startswith("zh"):
        return f"{STEPS[word]}{edge}：{value}"
    return f"{word} {edge}: {value}" if edge else f"{word} {value}"
