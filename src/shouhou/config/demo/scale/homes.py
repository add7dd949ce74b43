"""Customers for the many cases, with a unit each."""

import datetime as dt
import json
import random
from collections.abc import Mapping
from dataclasses import dataclass

from shouhou.assets import public as assets
from shouhou.cases import public as cases
from shouhou.config.demo.customers import MODELS, PLACES
from shouhou.config.demo.organisation import BRANCHES, FOUNDED
from shouhou.customers import public as customers
from shouhou.people import public as people
from shouhou.people.public import Actor

TRADES = (
    "真空", "精密", "特钢", "铸造", "航材", "轴承", "粉末冶金", "热处理", "模具", "电炉", "磁材", "钛业", "陶瓷", "齿轮", "刀具",
)  # fmt: skip
KINDS = ("研究所", "机械厂", "材料厂", "大学实验室", "科技公司", "有限公司")
SURNAMES = "王李张刘陈杨赵黄"


@dataclass(frozen=True)
class Home:
    """A customer's unit, the branch that serves it, and what rules may ask about both, as JSON."""

    customer_id: int
    unit_id: int
    branch: str
    given: str


def new_homes(chance: random.Random, head: Actor, first: int, places: list[str], now: dt.datetime) -> list[Home]:
    """New customers at these places; `first` counts them, so that names and serial numbers are their own."""
    ids = {name: pk for pk, name in people.branches_of(head, "customer.edit").items()}
    customer_ids = customers.lay_down_customers(
        entries=[
            customers.Entry(
                f"{place}{chance.choice(TRADES)}{chance.choice(KINDS)}{first + n}", ids[BRANCHES[PLACES[place][0]]],
                PLACES[place][1], f"{chance.choice(SURNAMES)}工", f"13{chance.randrange(10**9):09d}",
            )
            for n, place in enumerate(places)
        ]
    )  # fmt: skip
    paths = {branch: people.branch_path(ids[name]) for branch, name in BRANCHES.items()}
    unit_ids = assets.lay_down_units(
        plates=[
            assets.Plate(f"L{first + n:08d}", chance.choice(MODELS), customer, paths[PLACES[place][0]], FOUNDED.date())
            for n, (customer, place) in enumerate(zip(customer_ids, places, strict=True))
        ]
    )
    grounds = cases.grounds_for(head, list(zip(customer_ids, unit_ids, strict=True)), now)
    return [
        Home(customer, unit, PLACES[place][0], json.dumps(ground.given, ensure_ascii=False))
        for customer, unit, place, ground in zip(customer_ids, unit_ids, places, grounds, strict=True)
    ]


def one_of_each(chance: random.Random, head: Actor, first: int, now: dt.datetime) -> Mapping[str, Home]:
    """A home at each branch."""
    places = {branch: place for place, (branch, _km, _code) in PLACES.items()}
    return {home.branch: home for home in new_homes(chance, head, first, [*places.values()], now)}
