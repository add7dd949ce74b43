"""`shouhou demo --scale N`: the demo grown to very many cases, spread over the years and over all states, to measure with.

A bulk load by the very builders of the use cases: the vocabulary checks each event, each case is derived, and `verify`
finds nothing wrong. Batches are transactions of their own and carried out by several processes; a load that was cut
short is brought to its end by the same command.
"""

import datetime as dt
import multiprocessing
import os
import random
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any

import django
from django.db import connection, transaction

from shouhou.assets import public as assets
from shouhou.cases import public as cases
from shouhou.config.demo.customers import MODELS, PLACES
from shouhou.config.demo.organisation import BRANCHES, FOUNDED, STAFF
from shouhou.customers import public as customers
from shouhou.kernel import clock
from shouhou.kernel.public import installation
from shouhou.people import public as people
from shouhou.people.public import Actor

BATCH = 500
CASES_OF_A_CUSTOMER = 10
SEED = "demo scale"
MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)
TRADES = (
    "真空",
    "精密",
    "特钢",
    "铸造",
    "航材",
    "轴承",
    "粉末冶金",
    "热处理",
    "模具",
    "电炉",
    "磁材",
    "钛业",
    "陶瓷",
    "齿轮",
    "刀具",
)
KINDS = ("研究所", "机械厂", "材料厂", "大学实验室", "科技公司", "有限公司")
FAULTS = (
    "真空炉不升温", "机械泵漏油", "温控表跳变", "真空度上不去", "冷却水报警", "炉门密封圈老化", "热电偶断", "扩散泵过热", "通讯中断",
    "电流不平衡", "加热体变形", "炉壁局部过热", "阀门卡滞", "触摸屏黑屏", "记录仪无数据",
)  # fmt: skip
GOOD = {"service": "good", "manner": "good", "skill": "good"}


class NoDemo(Exception):
    """This database holds no demo data."""


@dataclass(frozen=True)
class Step:
    """One act of a plot: so long after the request, by whoever plays the role."""

    after: dt.timedelta
    word: str
    role: str
    fields: Mapping[str, Any]


def _step(after: dt.timedelta, word: str, role: str, **fields: Any) -> Step:
    return Step(after, word, role, fields)


_REQUEST = _step(0 * MINUTE, "request.received", "customer", channel="phone", kind="repair", training_due=False)
_ANSWERED = _step(40 * MINUTE, "request.answered", "desk", channel="phone")
_SOLVED = _step(3 * HOUR, "solution.proposed", "technician", text="现场检漏，更换密封件", visit_needed=True)
_ADVISED = _step(2 * HOUR, "solution.proposed", "technician", text="电话指导复位并校对参数", visit_needed=False)
_FOLLOWED = (
    _step(4 * DAY, "followup.recorded", "desk", **GOOD),
    _step(4 * DAY + 20 * MINUTE, "file.closed", "desk"),
)
_VISIT = (
    _step(4 * HOUR, "visit.planned", "manager", engineer="engineer"),
    _step(20 * HOUR, "visit.departed", "engineer"),
    _step(25 * HOUR, "visit.arrived", "engineer"),
    _step(29 * HOUR, "work.done", "engineer", text="更换密封件，检漏合格"),
    _step(30 * HOUR, "signoff.signed", "customer"),
)

# how often each plot comes in a thousand, and its acts after the request; a case whose acts lie ahead has got no further
PLOTS = (
    (250, True, (_ANSWERED, _SOLVED, *_VISIT, *_FOLLOWED)),
    (430, False, (_ANSWERED, _ADVISED, _step(5 * HOUR, "signoff.signed", "customer"), *_FOLLOWED)),
    (290, False, (_step(30 * MINUTE, "case.cancelled", "desk", reason="用户自行解决"),)),
    (15, True, (_ANSWERED, _SOLVED, _VISIT[0])),
    (10, True, (_ANSWERED,)),
    (5, True, ()),
)


def grow(*, cases_in_all: int, tell: Callable[[int], None], processes: int | None = None) -> int:
    """Bring the demo up to so many cases; `tell` hears how many of the missing ones are there. Returns how many were
    added. Raises NoDemo for any other database."""
    facts = installation(fresh=True)
    if not facts.is_demo:
        raise NoDemo("Only demo data are grown; this database holds none.")
    now = clock.minute(clock.now() + facts.clock_offset)
    there = cases.count_all()
    missing = max(0, cases_in_all - there)
    batches = [Batch(there + n, min(BATCH, missing - n), n / missing, now) for n in range(0, missing, BATCH)]
    if processes == 1:
        _carry_out(map(lay_down_batch, batches), tell)
    elif batches:
        connection.close()
        workers = processes or os.cpu_count() or 1
        with ProcessPoolExecutor(
            min(workers, len(batches)), mp_context=multiprocessing.get_context("spawn"), initializer=django.setup
        ) as pool:
            _carry_out(pool.map(lay_down_batch, batches), tell)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return missing


def _carry_out(outcomes: Iterator[int], tell: Callable[[int], None]) -> None:
    done = 0
    for laid in outcomes:
        done += laid
        tell(done)


@dataclass(frozen=True)
class Batch:
    """So many cases from a number on, requested at this share of the years between FOUNDED and now."""

    first: int
    cases: int
    share: float
    now: dt.datetime


@transaction.atomic
def lay_down_batch(batch: Batch) -> int:
    """One batch with customers and units of its own. Returns how many cases it is."""
    chance = random.Random(f"{SEED} {batch.first}")  # noqa: S311 (demo data, no secret)
    ids = people.ids_by_name()
    head = people.actor(ids[STAFF["zhaoyan"][0]], batch.now)
    homes = _homes(chance, head, batch)
    since = FOUNDED + 30 * DAY
    begins = since + (batch.now - since) * batch.share
    minutes = sorted(begins + chance.random() * DAY for _ in range(batch.cases))
    staff = {branch: _staff(branch, ids) for branch in BRANCHES}
    cases.lay_down_cases(
        stories=[_story(chance, chance.choice(homes), clock.minute(min(at, batch.now)), staff, batch.now) for at in minutes],
        actor=head, now=batch.now,
    )  # fmt: skip
    return batch.cases


@dataclass(frozen=True)
class Home:
    """A customer's unit, and the branch that serves it."""

    customer_id: int
    unit_id: int
    branch: str


def _homes(chance: random.Random, head: Actor, batch: Batch) -> list[Home]:
    """New customers with a unit each, of all branches."""
    ids = {name: pk for pk, name in people.branches_of(head, "customer.edit").items()}
    chosen = [chance.choice(list(PLACES)) for _ in range(max(1, batch.cases // CASES_OF_A_CUSTOMER))]
    found = customers.lay_down_customers(
        entries=[
            customers.Entry(
                f"{place}{chance.choice(TRADES)}{chance.choice(KINDS)}{batch.first + n}",
                ids[BRANCHES[PLACES[place][0]]], PLACES[place][1], chance.choice("王李张刘陈杨赵黄") + "工",
                f"13{chance.randrange(10**9):09d}",
            )
            for n, place in enumerate(chosen)
        ]
    )  # fmt: skip
    paths = {branch: people.branch_path(ids[name]) for branch, name in BRANCHES.items()}
    units = assets.lay_down_units(
        plates=[
            assets.Plate(
                f"L{batch.first + n:08d}", chance.choice(MODELS), customer,
                paths[PLACES[place][0]], FOUNDED.date(),
            )
            for n, (customer, place) in enumerate(zip(found, chosen, strict=True))
        ]
    )  # fmt: skip
    return [Home(customer, unit, PLACES[place][0]) for customer, unit, place in zip(found, units, chosen, strict=True)]


def _staff(branch: str, ids: Mapping[str, int]) -> dict[str, list[int]]:
    """Who plays which role for a branch: those of its own, else the company's."""
    found: dict[str, list[int]] = {}
    for where in (branch, "company"):
        here: dict[str, list[int]] = {}
        for name, roles, home, _mobile in STAFF.values():
            for role in roles if home == where else ():
                here.setdefault(role, []).append(ids[name])
        found = here | found
    return found


def _story(
    chance: random.Random, home: Home, begins: dt.datetime, staff: Mapping[str, dict[str, list[int]]], now: dt.datetime
) -> cases.CaseStory:
    """What has happened on one case by now."""
    mine = {role: chance.choice(persons) for role, persons in staff[home.branch].items()}
    visit_needed, steps = chance.choices([plot[1:] for plot in PLOTS], [plot[0] for plot in PLOTS])[0]
    said = f"{chance.choice(FAULTS)}，{chance.choice(FAULTS)}"
    opening = Step(_REQUEST.after, _REQUEST.word, "customer", {
        **_REQUEST.fields, "visit_needed": visit_needed, "requirement": said,
    })  # fmt: skip
    acts = [
        cases.Act(
            begins + step.after, step.word,
            {name: str(mine[value]) if name == "engineer" else value for name, value in step.fields.items()},
            step.role, mine.get(step.role),
        )
        for step in (opening, *steps)
        if begins + step.after <= now
    ]  # fmt: skip
    return cases.CaseStory(home.customer_id, home.unit_id, mine["desk"], acts)
