"""Use case: a case is opened for a customer, under the regulations in force on its day. Nothing has happened on it yet."""

import datetime as dt
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
    customer, unit = _whose(customer_id, unit_id, actor)
    opened_at = clock.minute(at or now)
    adopted = policy.adopted_at(customer.branch_path, policy.local_day(opened_at))
    holders = _holders(customer, actor, adopted, opened_at)
    subject_id = timeline.open_subject(
        kind="case", branch_path=customer.branch_path, at=opened_at, adopted=adopted, given=_given(customer, unit),
        holders=holders,
    )  # fmt: skip
    return Case.objects.create(
        number=next_number("S"),
        subject_id=subject_id,
        customer_id=customer.id,
        unit_id=unit.id if unit else None,
        branch_path=customer.branch_path,
        summary=summary[:120],
        kind=kind,
        registrar_id=actor.id if actor else None,
        people=sorted({*([actor.id] if actor else []), *(int(h["person"]) for h in holders)}),
        opened_at=opened_at,
        last_event_at=opened_at,
    )


def _whose(
    customer_id: int, unit_id: int | None, actor: Actor | None
) -> tuple[customers.CustomerFacts, assets.UnitFacts | None]:
    """The customer and the unit, as far as the actor may reach; of a customer's own link both are hers."""
    if actor is None:
        unit = assets.unit_of_case(unit_id) if unit_id else None
        if unit and unit.customer_id != customer_id:
            raise NotFound
        return customers.by_link(customer_id), unit
    customer = customers.customer_for(actor, customer_id)
    actor.must("case.register", customer.branch_path)
    return customer, assets.unit_for(actor, unit_id, customer_id) if unit_id else None


def _given(customer: customers.CustomerFacts, unit: assets.UnitFacts | None) -> dict[str, Any]:
    """What rules may ask about the world, as it was on the day of the request."""
    given: dict[str, Any] = {"customer.name": customer.name}
    if customer.distance_km is not None:
        given["customer.distance_km"] = str(customer.distance_km)
    if unit:
        given["unit.model"] = unit.model
        if unit.delivered_on:
            given["unit.delivered_on"] = unit.delivered_on.isoformat()
    return given


def _holders(
    customer: customers.CustomerFacts, actor: Actor | None, adopted: list[dict[str, Any]], at: dt.datetime
) -> list[dict[str, Any]]:
    """Who holds which post on this case from its first minute on.

    The desk is whoever registers, the salesperson is the customer's; any other post has a holder only where exactly one
    person at the nearest branch holds its role. Several: nobody yet, until an act assigns one.
    """
    staff_by_role = people.nearest_by_role(customer.branch_path, at)
    titles = {role: code for a in adopted for role, code in (a["titles"] or {}).items()}
    holders: dict[str, int] = {}
    for role in policy.vocabulary("case").roles:
        staff = staff_by_role.get(titles.get(role, role), [])
        if role == "desk" and actor and actor.id in staff:
            holders[role] = actor.id
        elif role == "salesperson" and customer.salesperson_id:
            holders[role] = customer.salesperson_id
        elif len(staff) == 1:
            holders[role] = staff[0]
    return [{"role": role, "person": str(person)} for role, person in sorted(holders.items())]
