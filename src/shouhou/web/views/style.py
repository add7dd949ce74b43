"""The living style page: every component in each of its states, with examples that stand here as plain literals."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

CHINA = dt.timezone(dt.timedelta(hours=8))


def at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """A minute of January 2026 in China, where the examples play."""
    return dt.datetime(2026, 1, day, hour, minute, tzinfo=CHINA)


class Example(forms.Form):
    """A form with one field of each look; it is shown unbound and with what went wrong."""

    phone = forms.CharField(label="来电号码", help_text="手机或座机，后四位也能查到客户。", min_length=4)
    fault = forms.ChoiceField(label="故障", choices=[("", "请选择"), ("heat", "不加热"), ("leak", "漏水")])
    words = forms.CharField(label="客户原话", widget=forms.Textarea(attrs={"rows": 2}), required=False)
    day = forms.DateField(label="希望上门日期", widget=forms.DateInput(attrs={"type": "date"}), required=False)
    urgent = forms.BooleanField(label="停产等待", required=False, help_text="按加急时限计时。")
    way = forms.ChoiceField(label="答复方式", widget=forms.RadioSelect, choices=[("call", "电话"), ("text", "短信")])


NAVIGATION = [
    {"label": "工作台", "url": "#", "icon": "home", "active": True, "count": None, "key": None},
    {"label": "服务单", "url": "#", "icon": "inbox", "active": False, "count": "12", "key": "g q"},
    {"label": "客户", "url": "#", "icon": "users", "active": False, "count": None, "key": "g c"},
    {"label": "失职与罚款", "url": "#", "icon": "gavel", "active": False, "count": "3", "key": None},
    {"label": "制度", "url": "#", "icon": "book", "active": False, "count": None, "key": "g r"},
    {"label": "设置", "url": "#", "icon": "settings", "active": False, "count": None, "key": None},
]

CLOCKS = [
    {"state": "running", "name": "答复", "minutes": 95, "due_at": at(20, 11), "clause": "FUR-2.1", "why_url": "?why",
     "counting": True},
    {"state": "running", "name": "到场", "minutes": 20, "nearing": True, "due_at": at(20, 9, 20), "clause": "FUR-2.21"},
    {"state": "running", "name": "关单", "minutes": 4470, "due_at": at(23, 18)},
    {"state": "paused", "name": "到场", "minutes": 310, "clause": "FUR-2.21"},
    {"state": "met", "name": "答复", "clause": "FUR-2.1"},
    {"state": "missed", "name": "到场", "minutes": -187, "clause": "FUR-2.21", "why_url": "?why"},
    {"state": "excused", "name": "方案", "clause": "FUR-2.2"},
    {"state": "open", "name": "回访"},
    {"state": "undecided", "name": "到场", "clause": "FUR-2.21"},
    {"state": "cancelled", "name": "关单"},
]  # fmt: skip

ENTRIES = [
    {"text": "登记服务请求", "icon": "phone", "tone": "info", "occurred_at": at(20, 9, 12),
     "recorded_at": at(20, 9, 14),
     "actor": "李梅", "role": "客服", "channel": "电话", "body": "炉子不加热，显示 E3，产线停了。", "clause": "FUR-2.1",
     "why_url": "?why"},
    {"text": "到达现场", "icon": "map-pin", "tone": "good", "occurred_at": at(20, 15, 5), "recorded_at": at(20, 17, 40),
     "actor": "张涛", "role": "服务工程师", "channel": "手机", "claimed": True,
     "attachments": [{"label": "铭牌.jpg", "url": "#"}, {"label": "现场.jpg", "url": "#"}]},
    {"text": "客户签字", "icon": "pencil", "occurred_at": at(20, 16, 30), "recorded_at": at(20, 16, 30),
     "actor": "张涛", "role": "服务工程师", "corrected": True, "correction": "李梅更正：签字的是另一张单。"},
    {"text": "确认到场时间", "icon": "check", "tone": "good", "occurred_at": at(20, 18), "recorded_at": at(20, 18),
     "actor": "林主管", "role": "主管", "claimed": True, "confirmed_by": "林主管", "undo_url": "#"},
    {"text": "到场时限已过", "icon": "alert-triangle", "tone": "bad", "occurred_at": at(21, 9), "clause": "FUR-2.21"},
    {"text": "客户留言", "icon": "message", "occurred_at": at(21, 10), "actor": "王芳", "role": "客户", "erased": True},
]  # fmt: skip

REFUSAL = {
    "action": "关闭服务单",
    "reasons": [
        {"clause": "FUR-2.7", "clause_url": "?why", "missing": "服务确认单没有客户签字",
         "says": "服务结束，须由用户在服务确认单上签字，方可关单。"},
        {"clause": "FUR-2a", "missing": "回访尚未完成", "earliest": at(23, 9),
     "says": "服务结束三日内由客服回访用户。"},
    ],
    "questions": [{"text": "设备是否在保修期内？", "url": "#", "label": "填写"}],
}  # fmt: skip

WHY = {
    "verdict": "到场应在 1月21日 09:00 前；实际 12:07 到达，晚 3 小时 7 分。",
    "tone": "bad",
    "clauses": [{"label": "FUR-2.21", "url": "#", "says": "接到派工后，省内二十四小时、省外四十八小时内到达现场。"}],
    "facts": [{"text": "派工给张涛", "at": at(20, 9), "url": "#"},
     {"text": "到达现场", "at": at(21, 12, 7), "url": ""}],
    "counted_minutes": 1440,
    "spans": [
        {"start": at(20, 9), "end": at(20, 13), "counted": True, "minutes": 240, "cause": "", "clause": ""},
        {"start": at(20, 13), "end": at(20, 16), "counted": False, "minutes": 180, "cause": "大雪封路",
         "clause": "FUR-2b"},
        {"start": at(20, 16), "end": at(21, 12), "counted": True, "minutes": 1200, "cause": "", "clause": ""},
    ],
    "numbers": [{"name": "省内到场时限", "value": "24 小时", "since": "2026-01-01", "by": "FUR-2.21"}],
    "steps": [{"text": "site.province == branch.province", "value": "是"}, {"text": "within", "value": "24 小时"}],
    "readings": [{"name": "接到派工", "says": "以派工记录的时刻为准，不以工程师确认为准。"}],
    "overrule": "主管可认定为非个人原因，须写明理由并附证据。",
}  # fmt: skip

ROWS = [
    {"number": "C260120-0017", "customer": "杭州云栖酒店有限公司", "fault": "燃气壁挂炉频繁跳闸，需上门检测",
     "person": "张涛", "clock": CLOCKS[0], "at": at(20, 9, 12)},
    {"number": "C260120-0016", "customer": "王芳", "fault": "不加热，显示 E3", "person": "李强", "clock": CLOCKS[5],
     "at": at(20, 8, 40)},
    {"number": "C260119-0093", "customer": "北京城建物业", "fault": "漏水", "person": "张涛", "clock": CLOCKS[4],
     "at": at(19, 17, 3)},
]  # fmt: skip


@login_not_required
def show(request: HttpRequest) -> HttpResponse:
    """The page, for developers and staff; `?why` answers the why panel."""
    if not (settings.DEBUG or getattr(request.user, "is_staff", False)):
        raise Http404
    if "why" in request.GET:
        return render(request, "web/why.html", {"title": "为什么是这个时限", "why": WHY})
    messages.success(request, "服务单 C260120-0017 已登记。", extra_tags="undo:#undo")
    messages.warning(request, "这台设备还有一张未关的服务单。")
    wrong = Example({"phone": "13", "fault": "", "words": "炉子不加热", "way": ""}, auto_id="wrong_%s")
    context: dict[str, Any] = {
        "navigation": [item | {"short": item["label"]} for item in NAVIGATION], "demo_clock": "2026-01-20 09:00", "new_url": "#new",
        "breadcrumbs": [{"label": "工作台", "url": "#"}, {"label": "样式", "url": ""}],
        "clocks": CLOCKS, "entries": ENTRIES, "refusal": REFUSAL, "why": WHY, "rows": ROWS,
        "form": Example(), "wrong": wrong, "amounts": [Decimal("30"), Decimal("-1280.5"), None],
        "happened": at(20, 9, 12), "recorded": at(20, 9, 40),
        "definitions": [{"term": "客户", "value": "杭州云栖酒店有限公司"}, {"term": "序列号", "value": "KFR-35GW/B3"},
                        {"term": "保修至", "value": "2027-03-01", "hint": "FUR-3.1"}, {"term": "合同", "value": ""}],
        "pager": {"previous_url": "#", "next_url": "#", "shown": "1–50", "total": "2,000+"},
        "tabs": [{"label": "经过", "url": "#", "active": True}, {"label": "时限", "url": "#", "count": "3"},
                 {"label": "资料", "url": "#"}],
        "tiles": [{"label": "待答复", "value": "12", "url": "#", "tone": "info"},
                  {"label": "四小时内到期", "value": "3", "url": "#", "tone": "warn", "hint": "按工作时间"},
                  {"label": "已超时", "value": "1", "url": "#", "tone": "bad"},
                  {"label": "今日完成", "value": "27", "url": "#", "tone": "good"}],
        "tones": [("neutral", "已登记", "point"), ("info", "处理中", "tool"), ("good", "已完成", "check"),
                  ("warn", "待配件", "package"), ("bad", "已超时", "alert-triangle")],
    }  # fmt: skip
    return render(request, "web/style.html", context)
