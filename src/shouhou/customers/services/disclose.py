"""Use case: somebody is shown personal data unmasked, and that is written down."""

import datetime as dt

from django.db import transaction

from shouhou.customers.models import Disclosure
from shouhou.people.public import Actor


@transaction.atomic
def disclose(*, actor: Actor, now: dt.datetime, customer_id: int | None = None, count: int = 1) -> None:
    """One customer on the screen, or `count` of them in a file. Whether they may is asked by the caller, by row."""
    what = "file" if customer_id is None else "page"
    Disclosure.objects.create(at=now, user_id=actor.id, what=what, customer_id=customer_id, count=count)
