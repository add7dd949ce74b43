"""The jobs of two further divisions of the group, which the worker adds behind the demo's past: farm machinery and
building systems.

Each is a branch of its own that follows its own regulation, with a desk, engineers and a manager, and months of jobs: most
in time, some late, some with a dissatisfied user.
"""

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from shouhou.assets.public import Plate, lay_down_units
from shouhou.config.demo import division, playing
from shouhou.config.demo.organisation import DIVISION_JOBS, FOUNDED, GROUP_NAME, PASSWORD, branch_named
from shouhou.customers.public import add_customer
from shouhou.kernel import clock
from shouhou.people.public import actor, add_branch, add_person, branch_path, ids_by_name, share_password
from shouhou.policy.public import adopt_regulation
from shouhou.policy.scenarios.model import Scenario

FILE = Path(__file__).with_name("divisions.yaml")
DAYS_BACK = (6, 95)
FIRST = dt.datetime(2026, 1, 5, 9, 0)  # noqa: DTZ001 (the file's local minute)


@dataclass(frozen=True)
class Division:
    """A branch with what it follows, who works there (user name: name, role) and whom it serves (name: km)."""

    name: str
    regulation: str
    settings: Mapping[str, Any]
    staff: Mapping[str, tuple[str, str]]
    engineers: tuple[str, ...]
    customers: Mapping[str, int]
    model: str
    late: tuple[str, str]  # what makes a job late: a text of the file and what stands in its place
    pace: float  # how much slower a late job goes


DIVISIONS = (
    Division(
        division.NAME, division.REGULATION, division.SETTINGS,
        {"baixue": ("白雪", "desk"), "tianfeng": ("田丰", "engineer"), "gengyun": ("耕云", "engineer"),
         "wanggang": ("王刚", "manager"), "zhouqin": ("周琴", "keeper")},
        ("田丰", "耕云"), {"北陵农场": 60, "于洪农场": 35, "苏家屯农场": 48, "沈北农场": 52}, "DF-1204",
        ("agreed_at: 2026-01-06 09:00", "agreed_at: 2026-01-06 08:30"), 1.0,
    ),
    Division(
        "楼宇系统事业部", "building-systems", {"guarantee": "24 months"},
        {"wenjing": ("文静", "desk"), "louming": ("楼明", "engineer"), "xianan": ("夏安", "engineer"),
         "yuhang": ("宇航", "manager")},
        ("楼明", "夏安"), {"东方大厦": 8, "滨河花园": 12, "市图书馆": 5}, "安防", ("", ""), 4.0,
    ),
)  # fmt: skip
EACH = DIVISION_JOBS // len(DIVISIONS)


def play_job(number: int, made_at: dt.datetime) -> None:
    """Add the job of this number, with its division where it is the first."""
    line = DIVISIONS[number // EACH]
    if number % EACH == 0:
        _found(line, made_at)
    playing.play(job_of(number, made_at), passing=lambda: None)


def job_of(number: int, made_at: dt.datetime) -> Scenario:
    """The job of this number: day, engineer, customer and how it went are drawn by the number, always alike."""
    line, own = DIVISIONS[number // EACH], number % EACH
    chance = random.Random(f"demo division {number}")  # noqa: S311 (demo data, no secret)
    text = FILE.read_text("utf-8").split("- scenario: ")[1 + number // EACH]
    begins = made_at - dt.timedelta(days=DAYS_BACK[0] + own * (DAYS_BACK[1] - DAYS_BACK[0]) // EACH)
    begins = clock.local(begins).replace(hour=9, minute=chance.randint(0, 40))
    is_late, is_content = own % 5 == 4, own % 7 != 3
    text = text.replace(*line.late) if is_late and line.late[0] else text
    if not is_content:
        text = text.replace("satisfied: true", "satisfied: false")
        text = "\n".join(row for row in text.splitlines() if "file.closed" not in row).replace(
            "state: closed", "state: followed_up"
        )
    text = text.replace(f"engineer: {line.engineers[0]}", f"engineer: {line.engineers[own % 2]}")
    text = text.replace(next(iter(line.customers)), chance.choice(list(line.customers)))
    pace = line.pace if is_late else 1.0
    first = FIRST.replace(tzinfo=clock.zone())
    [scenario] = playing.read(playing.moved(f"- scenario: {text}", lambda at: begins + (at - first) * pace), FILE.name)
    return scenario


def _found(line: Division, made_at: dt.datetime) -> None:
    branch_id, there = _branch(line), ids_by_name()
    people = [
        add_person(
            name=name, username=username, password=None, role=role, branch_id=branch_id, at=FOUNDED, mobile=""
        )
        for username, (name, role) in line.staff.items()
        if name not in there
    ]  # fmt: skip
    share_password(user_ids=people, password=PASSWORD)
    manager = next(name for name, role in line.staff.values() if role == "manager")
    acting, plates = actor(ids_by_name()[manager], made_at), []
    for number, (name, km) in enumerate(line.customers.items(), 1):
        customer = add_customer(
            name=name, branch_id=branch_id, actor=acting, contact="王先生", phone=f"1390002{branch_id:02d}{number:02d}",
            distance_km=Decimal(km),
        )  # fmt: skip
        delivered = (made_at - dt.timedelta(days=200)).date()
        plates.append(Plate(f"{line.model}-{number:03d}", line.model, customer, branch_path(branch_id), delivered, ""))
    lay_down_units(plates=plates)


def _branch(line: Division) -> int:
    """Its branch: the one that stands there since the first start, or a new one that follows its regulation."""
    if there := branch_named(line.name):
        return there
    branch_id = add_branch(name=line.name, parent_id=branch_named(GROUP_NAME))
    adopt_regulation(slug=line.regulation, branch_id=branch_id, from_on=FOUNDED.date(), settings=dict(line.settings))
    return branch_id
