"""Use case: a case is opened for a customer, under the regulations in force on its day. Nothing has happened on it yet."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import transaction

from shouhou.assets import public as assets
from shouhou.cases.models import Case
from shouhou.customers import public as customers
from shouhou.kernel import clock
from shouhou.kernel.errors import NotFound
from shouhou.kernel.numbers import next_number
from shouhou.people import public as people
from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.timeline import public as timeline


@transaction.atomic
def open_case(
    *,
    customer_id: int,
    unit_id: int | None,
    actor: Actor | None,
    now: dt.datetime,
    at: dt.datetime | None = None,
    summary: str = "",
    kind: str = "",
) -> Case:
    """The row and the empty stream of a new case; record its first event right after, in the same transaction or not.

    Most cases open by a request (`register_request`); one may as well begin with an order of parts or with returned
    goods. Without an actor the customer opens it herself, by a link of hers. Raises NotFound for a customer or unit
    outside the actor's scope, NotAllowed without the permission to register. Whoever holds a post on the case from its
    first minute on has a part in it and sees it.
    """
    ground = Grounds(actor, [customer_id], [unit_id]).of(customer_id, unit_id, clock.minute(at or now))
    subject_id = timeline.open_subject(
        kind="case", branch_path=ground.customer.branch_path, at=ground.opened_at, adopted=ground.adopted,
        given=ground.given, holders=ground.holders,
    )  # fmt: skip
    case = new_case(ground, actor, number=next_number("S"), subject_id=subject_id, summary=summary, kind=kind)
    case.save(force_insert=True)
    return case


@dataclass(frozen=True)
class Ground:
    """What a case stands on from its first minute on: whose it is, the regulations of its day, who holds which post."""

    customer: customers.CustomerFacts
    unit: assets.UnitFacts | None
    opened_at: dt.datetime
    adopted: list[dict[str, Any]]
    holders: list[dict[str, Any]]

    @property
    def of_stream(self) -> timeline.Ground:
        """The same for the spine."""
        return timeline.Ground(
            "case", self.customer.branch_path, self.opened_at, self.adopted, self.given, self.holders
        )

    @cached_property
    def given(self) -> dict[str, Any]:
        """What rules may ask about the world, as it was on the day of the request."""
        given: dict[str, Any] = {"customer.name": self.customer.name}
        if self.customer.distance_km is not None:
            given["customer.distance_km"] = str(self.customer.distance_km)
        if self.unit:
            given["unit.model"] = self.unit.model
            if self.unit.delivered_on:
                given["unit.delivered_on"] = self.unit.delivered_on.isoformat()
        return given


class Grounds:
    """The grounds of one case or of many, each thing read once for all of them."""

    def __init__(self, actor: Actor | None, customer_ids: Iterable[int], unit_ids: Iterable[int | None]) -> None:
        known = [unit_id for unit_id in unit_ids if unit_id is not None]
        self._actor = actor
        if actor:
            self._customers = customers.customers_for(actor, customer_ids)
            self._units = assets.units_for(actor, known) if known else {}
        else:  # of a customer's own link both are hers
            self._customers = {customer_id: customers.by_link(customer_id) for customer_id in customer_ids}
            self._units = {unit_id: assets.unit_of_case(unit_id) for unit_id in known}
        self._adopted: dict[tuple[str, dt.date], list[dict[str, Any]]] = {}
        self._posts: dict[str, people.Posts] = {}

    def of(self, customer_id: int, unit_id: int | None, opened_at: dt.datetime) -> Ground:
        """One ground; raises NotFound and NotAllowed as `open_case` does."""
        customer = self._customers.get(customer_id)
        if customer is None:
            raise NotFound
        if self._actor:
            self._actor.must("case.register", customer.branch_path)
        unit = None if unit_id is None else self._units.get(unit_id)
        if unit_id is not None and (unit is None or unit.customer_id != customer_id):
            raise NotFound
        adopted = self._adopted_at(customer.branch_path, policy.local_day(opened_at))
        return Ground(customer, unit, opened_at, adopted, self._holders(customer, adopted, opened_at))

    def _adopted_at(self, branch_path: str, on: dt.date) -> list[dict[str, Any]]:
        key = branch_path, on
        if key not in self._adopted:
            self._adopted[key] = policy.adopted_at(branch_path, on)
        return self._adopted[key]

    def _holders(
        self, customer: customers.CustomerFacts, adopted: list[dict[str, Any]], at: dt.datetime
    ) -> list[dict[str, Any]]:
        """Who holds which post on this case from its first minute on.

        The desk is whoever registers, the salesperson is the customer's; any other post has a holder only where exactly
        one person at the nearest branch holds its role. Several: nobody yet, until an act assigns one.
        """
        if customer.branch_path not in self._posts:
            self._posts[customer.branch_path] = people.Posts(customer.branch_path)
        staff_by_role = self._posts[customer.branch_path].nearest_by_role(at)
        titles = {role: code for a in adopted for role, code in (a["titles"] or {}).items()}
        holders: dict[str, int] = {}
        for role in policy.vocabulary("case").roles:
            staff = staff_by_role.get(titles.get(role, role), [])
            if role == "desk" and self._actor and self._actor.id in staff:
                holders[role] = self._actor.id
            elif role == "salesperson" and customer.salesperson_id:
                holders[role] = customer.salesperson_id
            elif len(staff) == 1:
                holders[role] = staff[0]
        return [{"role": role, "person": str(person)} for role, person in sorted(holders.items())]


def new_case(
    ground: Ground,
    actor: Actor | None,
    *,
    number: str,
    subject_id: int,
    summary: str,
    kind: str = "",
    pk: int | None = None,
) -> Case:
    """The row of a case on which nothing has happened yet."""
    return Case(
        pk=pk,
        number=number,
        subject_id=subject_id,
        customer_id=ground.customer.id,
        unit_id=ground.unit.id if ground.unit else None,
        branch_path=ground.customer.branch_path,
        summary=summary[:120],
        kind=kind,
        registrar_id=actor.id if actor else None,
        people=sorted({*([actor.id] if actor else []), *(int(h["person"]) for h in ground.holders)}),
        opened_at=ground.opened_at,
        last_event_at=ground.opened_at,
    )
