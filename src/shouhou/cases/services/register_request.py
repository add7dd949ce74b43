"""Use case: somebody asks for service. A case opens with the minute of the request, and its clocks start (FUR-6.0a)."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from shouhou.assets import public as assets
from shouhou.cases import permissions
from shouhou.cases.models import Case
from shouhou.cases.services.follow_stream import follow_stream
from shouhou.customers import public as customers
from shouhou.kernel import clock
from shouhou.kernel.numbers import next_number
from shouhou.people import public as people
from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.timeline import public as timeline

WORD = "request.received"


@dataclass(frozen=True)
class Registered:
    """The new case."""

    case_id: int
    number: str
    subject_id: int
    seq: int


@transaction.atomic
def register_request(
    *,
    customer_id: int,
    unit_id: int | None,
    fields: Mapping[str, Any],
    actor: Actor,
    now: dt.datetime,
    at: dt.datetime | None = None,
    role: str = permissions.CUSTOMER,
    channel: str = "web",
    backdated: bool = False,
) -> Registered:
    """Open a case for a customer and, where it is known, a unit. `fields` are those of request.received.

    Raises NotFound for a customer or unit outside the actor's scope, NotAllowed without the permission to register,
    Invalid for fields that are not right. Times are cut to the minute.
    """
    customer = customers.customer_for(actor, customer_id)
    actor.must("case.register", customer.branch_path)
    unit = assets.unit_for(actor, unit_id, customer_id) if unit_id else None
    occurred_at = clock.minute(at or now)
    subject_id = timeline.open_subject(
        kind="case",
        branch_path=customer.branch_path,
        at=occurred_at,
        given=_given(customer, unit),
        holders=_holders(customer, actor, occurred_at),
    )
    facts = timeline.subject_facts(subject_id)
    roles = permissions.roles_of(actor, customer.branch_path, facts.adopted)
    acting = permissions.role_for(actor, WORD, roles, role)
    recorded = timeline.record(
        subject_id=subject_id,
        happening=timeline.Happening(
            word=WORD, fields=fields, role=acting, channel=channel, at=occurred_at, recorder_id=actor.id,
            actor_id=None if acting == permissions.CUSTOMER else actor.id,
            backdated=backdated and actor.may("case.backdate", customer.branch_path),
        ),
        now=now,
    )  # fmt: skip
    case = Case.objects.create(
        number=next_number("S"),
        subject_id=subject_id,
        customer_id=customer.id,
        unit_id=unit.id if unit else None,
        branch_path=customer.branch_path,
        summary=str(fields.get("requirement") or "")[:120],
        registrar_id=actor.id,
        opened_at=occurred_at,
        last_event_at=occurred_at,
    )
    follow_stream(case=case, recorded=recorded)
    return Registered(case.pk, case.number, subject_id, recorded.seq)


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


def _holders(customer: customers.CustomerFacts, actor: Actor, at: dt.datetime) -> list[dict[str, Any]]:
    """Who holds which post on this case from its first minute on.

    The desk is whoever registers, the salesperson is the customer's; any other post has a holder only where exactly one
    person at the nearest branch holds its role. Several: nobody yet, until an act assigns one.
    """
    adopted = policy.adopted_at(customer.branch_path, policy.local_day(at))
    titles = {role: code for a in adopted for role, code in (a["titles"] or {}).items()}
    holders: dict[str, int] = {}
    for role in policy.vocabulary("case").roles:
        code = titles.get(role, role)
        staff = list(people.staff_with_role(code, customer.branch_path, at))
        if role == "desk" and actor.id in staff:
            holders[role] = actor.id
        elif role == "salesperson" and customer.salesperson_id:
            holders[role] = customer.salesperson_id
        elif len(staff) == 1:
            holders[role] = staff[0]
    return [{"role": role, "person": str(person)} for role, person in sorted(holders.items())]
