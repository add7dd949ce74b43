"""A second line of business of the demo's group: farm machines, with regulations of its own.

What stands here from the first start are registers: the duties that come back, a stocktake, a budget, a training plan.
Its service cases follow with the demo's past (`divisions.py`).
"""

import datetime as dt
from typing import Any, NamedTuple

from shouhou.people.public import actor, add_branch, add_person, share_password
from shouhou.policy.public import adopt_regulation
from shouhou.registers.public import id_of, keep_duties, open_entry, record_entry_act

NAME, REGULATION = "农机事业部", "farm-machinery"
SETTINGS: dict[str, Any] = {
    "stocktake_every": "3 months", "expert_training_every": "6 months", "analysis_every": "1 month",
    "review_every": "1 month", "contact_within": "2h", "follow_up_within": "3d",
    "grade_bands": [
        {"below": "60 %", "is": "fail"}, {"below": "80 %", "is": "pass"}, {"below": "90 %", "is": "good"},
        {"is": "excellent"},
    ],
}  # fmt: skip
# user name: (name, role, mobile)
STAFF = {"wanggang": ("王刚", "manager", "13900010026"), "zhouqin": ("周琴", "keeper", "13900010027")}
BEGAN = 100  # days ago: since then its duties are kept


class Told(NamedTuple):
    """Something that happened so many days ago, in which entry, by whom."""

    days: int
    entry: str
    by: str
    word: str
    fields: dict[str, str]


OPENED = (
    Told(38, "stocktake", "zhouqin", "stocktake.planned", {}),
    Told(30, "budget", "wanggang", "budget.drafted", {"year": "2027"}),
    Told(24, "training", "wanggang", "plan.drafted", {"year": "2027"}),
)
TITLES = {"stocktake": "配件库季度盘点", "budget": "年度售后费用预算", "training": "年度培训计划"}
DONE = (
    Told(
        72,
        "department",
        "wanggang",
        "expenses.analysed",
        {"report": "差旅费用偏高，已要求拼单出行", "document": "FY-11"},
    ),
    Told(70, "department", "wanggang", "opinions.reviewed", {"report": "用户反映最多的是收割机割台异响"}),
    Told(66, "department", "wanggang", "assessment.done", {"report": "已公布并签字", "document": "KH-08"}),
    Told(41, "department", "wanggang", "expenses.analysed", {"report": "费用回落", "document": "FY-12"}),
    Told(36, "stocktake", "zhouqin", "stocktake.frozen", {}),
    Told(35, "stocktake", "zhouqin", "stocktake.counted", {}),
    Told(34, "department", "wanggang", "assessment.done", {"report": "已公布并签字", "document": "KH-09"}),
)


def make_division(*, group_id: int, founded: dt.datetime, now: dt.datetime, password: str) -> None:
    """The branch with its people and registers, as they have come to stand by now. Call it once."""
    branch = add_branch(name=NAME, parent_id=group_id)
    adopt_regulation(slug=REGULATION, branch_id=branch, from_on=founded.date(), settings=SETTINGS)
    people = {
        username: add_person(
            name=name, username=username, password=None, role=role, branch_id=branch, at=founded, mobile=mobile
        )
        for username, (name, role, mobile) in STAFF.items()
    }
    share_password(user_ids=people.values(), password=password)
    (department,) = keep_duties(now=now - dt.timedelta(days=BEGAN))
    ids = {"department": id_of(department)}
    for told in sorted([*OPENED, *DONE], key=lambda one: -one.days):
        at = now - dt.timedelta(days=told.days)
        by = actor(people[told.by], at)
        if told in OPENED:
            ids[told.entry] = open_entry(
                kind=told.entry, branch_id=branch, word=told.word, fields=told.fields, actor=by, now=at,
                title=TITLES[told.entry],
            ).pk  # fmt: skip
        else:
            record_entry_act(entry_id=ids[told.entry], word=told.word, fields=told.fields, actor=by, now=at)
