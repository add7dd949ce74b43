"""What dated values are called and how people say them, in both languages: `limit` and `3h` are 时限 and 3 小时."""

import re

from shouhou.policy.language.messages import Message

VALUES = {
    "year": Message("free period", "免费期"), "inside": Message("inside the province", "省内时限"),
    "outside": Message("outside the province", "省外时限"),
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
PAIR = re.compile(r"([a-z_]+) (\d[^:;]*)")
WORDS = {
    "missed": "未达标", "reached": "达标", "excellent": "优秀", "good": "良好", "pass": "合格", "fail": "不合格",
    "city": "市区", "suburb": "郊区",
}  # fmt: skip


def value_label(name: str, language: str) -> str:
    """What a dated value is called: in words where a shipped regulation uses the name, else as it is written."""
    return VALUES[name].get(language) if name in VALUES else name.replace("_", " ")


def value_shown(text: str, language: str) -> str:
    """A value with its unit as people say it: 3h is 3 小时. Each step of a scale has its edge and its value, each entry of a
    table its word and its value."""
    chinese = language.startswith("zh")
    for pattern, en, zh in UNITS:
        if found := pattern.fullmatch(text):
            return (zh if chinese else en) % found[1]
    pairs = [PAIR.fullmatch(pair) for pair in text.split(", ")]
    if all(pairs):
        told = (f"{value_shown(p[1], language)} {value_shown(p[2], language)}" for p in pairs if p)
        return ("，" if chinese else ", ").join(told)
    steps = [STEP.fullmatch(step) for step in text.split("; ")]
    if not all(steps):
        return WORDS.get(text, text) if chinese else text
    return ("；" if chinese else "; ").join(_step(step, language) for step in steps if step)


def _step(step: re.Match[str], language: str) -> str:
    word, edge, value = step.groups()
    edge, value = value_shown(edge or "", language), value_shown(value, language)
    if language.startswith("zh"):
        return f"{STEPS[word]}{edge}：{value}"
    return f"{word} {edge}: {value}" if edge else f"{word} {value}"
