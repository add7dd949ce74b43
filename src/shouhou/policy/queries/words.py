"""What policy's names are called in the reader's language."""

import datetime as dt
from collections.abc import Mapping
from functools import cache

from shouhou.kernel import clock
from shouhou.policy.clauses.approval import Approval
from shouhou.policy.clauses.deadline import Deadline
from shouhou.policy.clauses.load import all_packs
from shouhou.policy.clauses.schedule import Schedule
from shouhou.policy.language.messages import Message
from shouhou.policy.language.records import Both
from shouhou.policy.language.vocabulary import load, subjects
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
    sheets = [load(subject) for subject in subjects()]
    for words in sheets:
        if name in words.facts:
            return words.facts[name].label.get(language)
        if name in words.words:
            return words.words[name].label.get(language)
    if name.startswith("settings."):
        asks = _settings().get(name.removeprefix("settings."))
        return asks.label.get(language) if asks else name
    if name.startswith("calendar."):
        year = name.rpartition(".")[2]
        asked = CALENDAR_YEAR if year.isdigit() else CALENDAR_HOURS
        return asked.get(language) % {"year": year}
    word, _dot, field = name.rpartition(".")
    words = next((sheet for sheet in sheets if word in sheet.words), sheets[0])
    if word in words.words and field in words.words[word].fields:
        return f"{words.words[word].label.get(language)}: {words.words[word].fields[field].label.get(language)}"
    return name


def clock_label(name: str, language: str) -> str:
    """A clock's name in words: that of the step which it times, or its own."""
    lists = load("case").lists
    known = lists["steps"].get(name) or lists["clocks"].get(name) or _labels().get(name)
    return known.label.get(language) if known else name.replace("_", " ")


@cache
def _settings() -> Mapping[str, Both]:
    """What the settings of regulations ask; of several alike the first one's words."""
    found: dict[str, Both] = {}
    for pack in all_packs().values():
        for name, setting in pack.settings.items():
            found.setdefault(name, setting.asks)
    return found


@cache
def _labels() -> Mapping[str, Both]:
    """What regulations call clocks for which the vocabulary has no name."""
    rules = [rule for pack in all_packs().values() for clause in pack.regulation.clauses for rule in clause.rules]
    return {rule.name: rule.label for rule in rules if isinstance(rule, Deadline | Schedule | Approval) and rule.label}
