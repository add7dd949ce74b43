"""The demo's past: closed cases of the last three months, added by the worker in batches after the first start.

Each case is one transaction together with its place in the count, so that a worker may be stopped at any moment and
nothing is made twice. What a case is like follows from its number alone.
"""

import datetime as dt
import random
from pathlib import Path

from django.db import transaction

from shouhou.config.demo import divisions, playing
from shouhou.config.demo.customers import CHENGDU, SHENYANG, SUZHOU, buyers
from shouhou.config.demo.organisation import HISTORY
from shouhou.kernel import clock
from shouhou.kernel.public import locked_demo
from shouhou.policy.scenarios.model import Scenario

FILE = Path(__file__).with_name("history.yaml")
BATCH = 5
DAYS_BACK = (12, 90)  # a case begins so many days before the first start
# how often each kind comes, and between which paces: below 1 it goes faster, so that what was in time stays in time
KINDS = {
    "上门维修": (46, 0.6, 1.0), "电话解决": (26, 0.4, 1.0), "安装与培训": (8, 0.8, 1.0), "途中受阻": (8, 0.9, 1.0),
    "到场逾时，已罚": (6, 1.0, 1.2), "用户取消": (6, 0.5, 1.5),
}  # fmt: skip
# desk, engineers and manager of each branch, as in the file and as in the case
PEOPLE = {
    SHENYANG: ("孙丽", ("马强", "林涛", "王鹏"), "罗军"), CHENGDU: ("陈静", ("何勇", "李浩", "彭涛"), "郑凯"),
    SUZHOU: ("吴静", ("徐洋", "高飞"), "沈磊"),
}  # fmt: skip


def fill_history() -> bool:
    """Add the next batch of closed cases. Returns whether more are wanted."""
    return all(add_next() for _ in range(BATCH))


@transaction.atomic
def add_next() -> bool:
    """Add the next case, and count it. Returns whether more are wanted; once all are there it changes nothing."""
    row = locked_demo()
    if row is None or row.made_at is None or row.history_made >= row.history_wanted:
        return False
    if row.history_made < HISTORY:
        playing.play(case_of_the_past(row.history_made, row.made_at), passing=lambda: None)
    else:
        divisions.play_job(row.history_made - HISTORY, row.made_at)
    row.history_made += 1
    row.save(update_fields=["history_made"])
    return row.history_made < row.history_wanted


def case_of_the_past(number: int, made_at: dt.datetime) -> Scenario:
    """The case of this number: its kind, day, pace, people and furnace are drawn by the number, always alike."""
    chance = random.Random(f"demo {number}")  # noqa: S311 (demo data, no secret)
    kind = chance.choices(list(KINDS), [weight for weight, _, _ in KINDS.values()])[0]
    text = _texts()[list(KINDS).index(kind)]
    begins = made_at - dt.timedelta(days=chance.randint(*DAYS_BACK))
    begins = clock.local(begins).replace(hour=chance.randint(7, 17), minute=chance.randint(0, 59))
    pace, first = chance.uniform(*KINDS[kind][1:]), dt.datetime(2026, 1, 5, 9, 0, tzinfo=clock.zone())
    buyer = chance.choice(buyers())
    desk, engineers, manager = PEOPLE[buyer.branch]
    for old, new in {
        "孙丽": desk, "马强": chance.choice(engineers), "罗军": manager, "沈阳某研究所": buyer.name, "640": str(buyer.km),
        "VF-1600": chance.choice(buyer.models),
    }.items():  # fmt: skip
        text = text.replace(old, new)
    [scenario] = playing.read(playing.moved(text, lambda at: begins + (at - first) * pace), FILE.name)
    return scenario


def _texts() -> list[str]:
    """Each kind's text, in the order of KINDS, with the part that all share."""
    _comment, *texts = FILE.read_text("utf-8").split("- scenario: ")
    given = texts[0].partition("given: &given\n")[2].partition("  when:")[0]
    whole = [text.replace("given: *given\n", f"given:\n{given}").replace("&given", "") for text in texts]
    return [f"- scenario: {text}" for text in whole]
