"""Use case: a customer asks what is held of them; the worker gathers it (PIPL, article 45)."""

import datetime as dt

from django.db import transaction

from shouhou.customers import public as customers
from shouhou.kernel import jobs
from shouhou.papers.models import PersonalExport
from shouhou.people.public import Actor

JOB = "papers.make_export"
PERMISSION = "personal.export"


@transaction.atomic
def order_export(*, customer_id: int, language: str, actor: Actor, now: dt.datetime) -> int:
    """The id of the order. That personal data is shown whole is written down. Raises NotFound, NotAllowed."""
    customer = customers.customer_for(actor, customer_id)
    actor.must(PERMISSION, customer.branch_path)
    customers.disclose(actor=actor, customer_id=customer.id, now=now)
    order = PersonalExport.objects.create(
        customer_id=customer.id, language=language, asked_by_id=actor.id, asked_at=now
    )
    jobs.defer(JOB, export_id=order.pk)
    return order.pk
