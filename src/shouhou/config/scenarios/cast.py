"""The staff of a scenario: those given hold their roles at the branch, those who are only named come from the company."""

import datetime as dt
import secrets
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from shouhou.assets.public import add_unit
from shouhou.customers.public import add_customer
from shouhou.people.public import Actor, actor, add_branch, add_person, grant_role
from shouhou.policy import public as policy
from shouhou.policy.language.working_time import Calendar
from shouhou.policy.public import Days, adopt_regulation, enter_week, enter_year
from shouhou.policy.scenarios.model import Scenario, Step

CUSTOMER = "customer"
REGISTRARS = ("desk", "head", "manager", "salesperson", "stationed")  # who may open a case, the likeliest first
STAFFED_BEFORE = dt.timedelta(days=60)


@dataclass(frozen=True)
class Scene:
    """Where a scenario is played, and by whom: ids of people by name, the given ones by role too."""

    people: dict[str, int]
    by_role: dict[str, int]
    registrar: int
    customer_id: int
    unit_id: int | None
    branch: int | None = None  # where entries of registers are opened

    def actor(self, name: str, at: dt.datetime) -> Actor:
        """Somebody at work at that instant."""
        return actor(self.people[name], at)

    def registrar_at(self, at: dt.datetime) -> Actor:
        """Who enters what the customer says or does."""
        return actor(self.registrar, at)


def set_scene(scenario: Scenario) -> Scene:
    """An organisation with one branch that follows the scenario's regulations, with its staff, customer and unit."""
    early = min(step.at for step in scenario.steps) - STAFFED_BEFORE
    company = add_branch(name=f"总公司 {secrets.token_hex(4)}")  # several scenarios share a database, and nothing else
    branch = add_branch(name="分公司", parent_id=company)
    for slug in scenario.regulations:
        adopt_regulation(slug=slug, branch_id=branch, from_on=early.date(), settings=scenario.settings[slug])
    if scenario.calendar:
        _enter(scenario.calendar, company, early)
    hiring = _Hiring(early, f"person-{company}-")
    given = {role: name for role, name in scenario.people.items() if role != CUSTOMER}
    for role, name in given.items():
        hiring.hire(name, role, branch)
    for name, role in named_only(scenario):
        hiring.hire(name, role, company)
        if role not in given:
            hiring.hire(f"另一位{role}", role, company)  # two of them: nobody in particular holds the post
    people = hiring.people
    by_role = {role: people[name] for role, name in given.items()}
    registrar = next((by_role[role] for role in REGISTRARS if role in by_role), None)
    if registrar is None:
        registrar = hiring.hire("登记员", "head", company)
        hiring.hire("另一位登记员", "head", company)
    customer, unit = _customer_and_unit(scenario, actor(registrar, early), branch)
    return Scene(people, by_role, registrar, customer, unit, branch)


def _enter(calendar: Calendar, branch: int, at: dt.datetime) -> None:
    """The company's working calendar, all of it known from the beginning."""
    enter_week(branch_id=branch, from_on=dt.date(2000, 1, 1), hours=calendar.hours, entered_by=None, now=at)
    for year in calendar.years:
        off = frozenset(day for day in calendar.holidays if day.year == year)
        makeup = {day: weekday for day, weekday in calendar.makeup.items() if day.year == year}
        enter_year(branch_id=branch, year=year, days=Days(off, makeup), entered_by=None, now=at)


class _Hiring:
    """Adds each person once, and each of their roles."""

    def __init__(self, at: dt.datetime, usernames: str) -> None:
        self.at, self.usernames = at, usernames
        self.people: dict[str, int] = {}
        self._roles: dict[str, set[str]] = defaultdict(set)

    def hire(self, name: str, role: str, branch: int) -> int:
        if name not in self.people:
            username = f"{self.usernames}{len(self.people) + 1}"
            self.people[name] = add_person(
                name=name, username=username, password=None, role=role, branch_id=branch, at=self.at
            )
        elif role not in self._roles[name]:
            grant_role(user_id=self.people[name], role=role, branch_id=branch, at=self.at)
        self._roles[name].add(role)
        return self.people[name]


def named_only(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """Whom the steps name besides the given people, each with a role: as stated, as assigned, or what the step needs."""
    roles = policy.vocabulary(scenario.subject).roles
    hired = {(name, role) for role, name in scenario.people.items()}
    known = set(scenario.people.values())
    for name, stated, needed in (found for step in scenario.steps for found in _named(step, scenario.subject)):
        role = stated or (name if name in roles else needed)
        name = scenario.people.get(name, name)
        if CUSTOMER in (name, role) or (name, role) in hired or (stated is None and name in known):
            continue
        hired.add((name, role))
        known.add(name)
        yield name, role


def _named(step: Step, subject: str) -> Iterator[tuple[str, str | None, str]]:
    """Everybody whom a step names: the role that it states or gives them, and one that would do."""
    word = policy.vocabulary(subject).words[step.word]
    for field, spec in word.fields.items():
        if spec.type == "person" and field in step.data:
            assigned = word.assigns.get(field)
            if assigned and assigned.startswith("it."):
                assigned = step.data.get(assigned[3:])
            yield str(step.data[field]), assigned, "helper"
        elif spec.type == "persons":
            yield from ((one, None, "helper") for one in step.data.get(field, ()))
    if step.by is not None:
        yield step.by, step.role, next(role for role in [*word.by, "helper"] if role != CUSTOMER)


def _customer_and_unit(scenario: Scenario, registrar: Actor, branch: int) -> tuple[int, int | None]:
    given = scenario.given
    customer = add_customer(
        name=given.get("customer.name", "用户"), branch_id=branch, actor=registrar,
        distance_km=given.get("customer.distance_km"),
    )  # fmt: skip
    if not any(name.startswith("unit.") for name in given):
        return customer, None
    unit = add_unit(
        serial=f"SN-{customer}", model=given.get("unit.model", "未知型号"), customer_id=customer, actor=registrar,
        delivered_on=given.get("unit.delivered_on"),
    )  # fmt: skip
    return customer, unit
