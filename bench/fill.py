"""Twenty thousand cases, written in bulk by the very builders of the use cases: `verify` finds nothing wrong with them.

What a use case writes one by one is built here by the same functions (the event with its hash, the derivation, the
clock and consequence rows, the listed row) and stored with one statement for a thousand.
"""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from tests.world import World, make_world

from bench.plots import PLOTS, Plot, Step
from shouhou.assets.models import ProductModel, Unit
from shouhou.cases.models import Case
from shouhou.cases.services.follow_stream import show
from shouhou.customers.models import Contact, Customer
from shouhou.customers.rules import found_by
from shouhou.kernel import clock
from shouhou.kernel.numbers import Form
from shouhou.kernel.testing.minutes import MONDAY
from shouhou.policy import public as policy
from shouhou.timeline import rules
from shouhou.timeline.models import Clock, Consequence, Content, Event, Subject
from shouhou.timeline.public import Happening, verify
from shouhou.timeline.services.derive_subject import head_at, timeline_of
from shouhou.timeline.services.record import event_of

SEED, BATCH = 20260302, 1000
CUSTOMERS, MODELS = 2_000, 12
PLACES = [
    "沈阳",
    "大连",
    "鞍山",
    "抚顺",
    "本溪",
    "丹东",
    "锦州",
    "营口",
    "阜新",
    "辽阳",
    "盘锦",
    "铁岭",
    "朝阳",
    "长春",
    "吉林",
    "四平",
    "通化",
    "哈尔滨",
    "齐齐哈尔",
    "牡丹江",
]
TRADES = [
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
]
KINDS = ["研究所", "有限公司", "机械厂", "材料厂", "大学实验室", "集团", "科技公司"]
FAULTS = [
    "真空炉不升温",
    "机械泵漏油",
    "温控表跳变",
    "真空度上不去",
    "冷却水报警",
    "炉门密封圈老化",
    "热电偶断",
    "扩散泵过热",
    "通讯中断",
    "电流不平衡",
]


@dataclass
class _Batch:
    """Rows that wait for their statement."""

    subjects: list[Subject] = field(default_factory=list)
    events: list[tuple[Event, Content | None]] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    consequences: list[Consequence] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)

    def store(self) -> None:
        Subject.objects.bulk_create(self.subjects)
        Event.objects.bulk_create([event for event, _content in self.events])
        Content.objects.bulk_create([content for _event, content in self.events if content])
        Clock.objects.bulk_create(self.clocks)
        Consequence.objects.bulk_create(self.consequences)
        Case.objects.bulk_create(self.cases)


def fill() -> None:
    """Fill an empty database; the last minute is `MONDAY`."""
    dice = random.Random(SEED)  # noqa: S311 (chooses names, guards nothing)
    with transaction.atomic(), clock.frozen(MONDAY):
        world = make_world(MONDAY)
        customers = _customers(world, dice)
        units = _units(customers, dice)
        batch, number = _Batch(), 0
        for plot in PLOTS:
            for opened_at in _minutes(plot):
                number += 1
                _play(plot, opened_at, number, world, dice.choice(units), dice, batch)
                if number % BATCH == 0:
                    batch.store()
                    batch = _Batch()
        batch.store()
        _set_sequences(number)
        wrong = list(verify(now=MONDAY, sample=50))
        if wrong:
            raise AssertionError(f"the bench's cases are not what the use cases would have written: {wrong[0]}")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _customers(world: World, dice: random.Random) -> list[Customer]:
    rows = []
    for number in range(CUSTOMERS):
        name = f"{dice.choice(PLACES)}{dice.choice(TRADES)}{dice.choice(KINDS)}{number}"
        rows.append(
            Customer(
                name=name, branch_id=world.branches["shenyang"], branch_path=world.mei.holdings[0].branch_path,
                distance_km=dice.randrange(1000), **found_by(name, [], ""),
            )
        )  # fmt: skip
    Customer.objects.bulk_create(rows)
    Contact.objects.bulk_create(
        Contact(customer=row, name=dice.choice(PLACES), phone=f"139{dice.randrange(10**8):08d}") for row in rows
    )
    return rows


def _units(customers: list[Customer], dice: random.Random) -> list[Unit]:
    models = ProductModel.objects.bulk_create(ProductModel(code=f"VF-{100 * (n + 1)}") for n in range(MODELS))
    return Unit.objects.bulk_create(
        Unit(
            serial=f"SF{number:06d}", model=dice.choice(models), customer=customer, branch_path=customer.branch_path,
            delivered_on=MONDAY.date() - dt.timedelta(days=dice.randrange(1500)),
        )
        for number, customer in enumerate(customers)
    )  # fmt: skip


def _minutes(plot: Plot) -> Iterator[dt.datetime]:
    """The minutes of the requests, the oldest first."""
    latest = MONDAY - plot.youngest
    for number in range(plot.cases, 0, -1):
        yield clock.minute(latest - plot.spread * number / plot.cases)


def _play(
    plot: Plot, opened_at: dt.datetime, number: int, world: World, unit: Unit, dice: random.Random, batch: _Batch
) -> None:
    """One case from its request to its last step, as rows."""
    summary = f"{dice.choice(FAULTS)}，{dice.choice(FAULTS)}"
    subject = Subject(
        pk=number, kind="case", branch_path=unit.branch_path, opened_at=opened_at,
        adopted=_adopted(unit.branch_path), given={"customer.distance_km": str(unit.customer.distance_km)},
        holders=[{"role": "desk", "person": str(world.people["mei"])}],
    )  # fmt: skip
    case = Case(
        pk=number, number=Form("S").write(number), subject=subject, customer=unit.customer, unit=unit,
        branch_path=unit.branch_path, summary=summary, registrar_id=world.people["mei"], opened_at=opened_at,
        last_event_at=opened_at, kind=plot.steps[0].fields.get("kind", ""), people=[world.people["mei"]],
    )  # fmt: skip
    events: list[Event] = []
    for step in plot.steps:
        event, body, salt = _event(step, subject, events, opened_at, world, summary)
        events.append(event)
        subject.last_seq, subject.last_hash = event.seq, event.hash
        batch.events.append((event, Content(event=event, salt=salt, body=body) if body else None))
    timeline = timeline_of(subject, events, MONDAY)
    subject.state, subject.wakes_at, subject.derived_at = timeline.state or "", timeline.wakes_at, MONDAY
    case.last_event_at, case.last_seq = events[-1].occurred_at, events[-1].seq
    show(case, head_at(subject, events, timeline))
    batch.subjects.append(subject)
    batch.cases.append(case)
    batch.clocks += [Clock(subject=subject, key=key, **row) for (_kind, key), row in rules.clock_rows(timeline).items()]
    batch.consequences += [
        Consequence(subject=subject, kind=kind, key=key, **row)
        for (kind, key), row in rules.consequence_rows(timeline, opened_at).items()
    ]


def _event(
    step: Step, subject: Subject, events: list[Event], opened_at: dt.datetime, world: World, summary: str
) -> tuple[Event, dict[str, Any], bytes]:
    at, people = opened_at + step.after, world.people
    fields = {
        name: str(people.get(value, value)) if name == "engineer" else value for name, value in step.fields.items()
    }
    if not events:
        fields["requirement"] = summary
    actor = people[step.by] if step.by else None
    happening = Happening(
        word=step.word, fields=fields, role=step.role, channel="web", actor_id=actor, recorder_id=actor or people["mei"],
    )  # fmt: skip
    return event_of(subject, events, happening, at)


_adoptions: dict[str, list[dict[str, Any]]] = {}


def _adopted(branch_path: str) -> list[dict[str, Any]]:
    """What the branch follows; it adopted once and for all."""
    if branch_path not in _adoptions:
        _adoptions[branch_path] = policy.adopted_at(branch_path, MONDAY.date())
    return _adoptions[branch_path]


def _set_sequences(last: int) -> None:
    """The next case gets the next number: here ids were given by hand."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval(pg_get_serial_sequence('timeline_subject', 'id'), %s)", [last])
        cursor.execute("SELECT setval(pg_get_serial_sequence('cases_case', 'id'), %s)", [last])
        cursor.execute("SELECT setval('number_s', %s)", [last])
