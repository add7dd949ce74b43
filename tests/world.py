"""The cast: Mei at the desk, Tao in the field, Lin the manager, Hua the technician, Gu in another branch."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from shouhou.assets.public import add_unit
from shouhou.cases.public import Registered, register_request
from shouhou.customers.public import add_customer
from shouhou.kernel.models import Installation
from shouhou.people.public import Actor, actor
from shouhou.people.services.add_branch import add_branch
from shouhou.people.services.add_person import add_person
from shouhou.people.services.ship_roles import ship_roles
from shouhou.policy.services.adopt_regulation import adopt_regulation
from shouhou.policy.services.publish_packs import publish_packs

PASSWORD = "correct horse battery"

# name: (user name, role, branch)
CAST = {
    "mei": ("梅雪", "desk", "shenyang"),
    "tao": ("陶然", "engineer", "shenyang"),
    "hua": ("华青", "technician", "shenyang"),
    "lin": ("林海", "manager", "shenyang"),
    "zhao": ("赵岩", "head", "shenyang"),
    "fin": ("方圆", "finance", "company"),
    "ann": ("安然", "administrator", "company"),
    "wen": ("文博", "owner", "shenyang"),
    "gu": ("顾城", "manager", "dalian"),
}


@dataclass
class World:
    """Ids of everything, and the cast as actors."""

    now: dt.datetime
    branches: dict[str, int]
    people: dict[str, int]
    customer_id: int
    unit_id: int

    def actor(self, name: str) -> Actor:
        return actor(self.people[name], self.now)

    @property
    def mei(self) -> Actor:
        return self.actor("mei")

    @property
    def tao(self) -> Actor:
        return self.actor("tao")

    @property
    def hua(self) -> Actor:
        return self.actor("hua")

    @property
    def lin(self) -> Actor:
        return self.actor("lin")

    @property
    def zhao(self) -> Actor:
        return self.actor("zhao")

    @property
    def gu(self) -> Actor:
        return self.actor("gu")

    def registered(self, at: dt.datetime | None = None, **fields: object) -> Registered:
        """A request that the desk has just registered."""
        given = {"channel": "phone", "visit_needed": True, "kind": "repair", "requirement": "真空炉不升温", **fields}
        now = at or self.now
        return register_request(
            customer_id=self.customer_id, unit_id=self.unit_id, fields=given, actor=self.mei, now=now
        )


def make_world(now: dt.datetime) -> World:
    """Company, two branches, the cast, one customer with a unit; Shenyang follows the furnace maker's regulation."""
    Installation.objects.create(organisation="测试企业")
    ship_roles()
    publish_packs(now=now)
    company = add_branch(name="总公司")
    branches = {"company": company}
    branches |= {
        key: add_branch(name=name, parent_id=company) for key, name in (("shenyang", "沈阳"), ("dalian", "大连"))
    }
    early = now - dt.timedelta(days=30)
    people = {
        key: add_person(
            name=name, username=key, password=PASSWORD, role=role, branch_id=branches[branch], at=early, mobile=""
        )
        for key, (name, role, branch) in CAST.items()
    }
    adopt_regulation(
        slug="furnace-maker", branch_id=branches["shenyang"], from_on=early.date(),
        settings={"dissatisfaction_fine": "replace"},
    )  # fmt: skip
    lin = actor(people["lin"], now)
    customer_id = add_customer(
        name="沈阳某研究所",
        branch_id=branches["shenyang"],
        actor=lin,
        contact="王芳",
        phone="13800138000",
        distance_km=Decimal(640),
    )
    unit_id = add_unit(
        serial="SN-0001", model="VF-1600", customer_id=customer_id, actor=lin, delivered_on=dt.date(2025, 11, 10)
    )
    return World(now, branches, people, customer_id, unit_id)
