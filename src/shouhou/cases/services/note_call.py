"""Use case: a call that needs no case is noted: a wrong number, an enquiry, a complaint."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.cases.models import Call
from shouhou.customers import public as customers
from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid
from shouhou.people.public import Actor

LONGEST = 2000


@transaction.atomic
def note_call(
    *, kind: str, actor: Actor, now: dt.datetime, customer_id: int | None = None, channel: str = "", text: str = ""
) -> int:
    """Who called, whether a known customer, about what. Returns the id.

    Raises NotAllowed for whoever registers no requests, NotFound for a customer outside the actor's scope, Invalid for
    an unknown kind, and where nothing is written of a call that was no wrong number.
    """
    actor.must("case.register")
    customer = customers.customer_for(actor, customer_id) if customer_id else None
    wrong: dict[str, str] = {}
    if kind not in Call.Kind.values:
        wrong["kind"] = _("Choose what kind of call it was.")
    if kind != Call.Kind.WRONG_NUMBER and not text.strip():
        wrong["requirement"] = _("Write what the caller said.")
    if len(text) > LONGEST or "\x00" in text:
        wrong["requirement"] = _("At most %(count)s characters.") % {"count": LONGEST}
    if wrong:
        raise Invalid(wrong)
    call = Call.objects.create(
        kind=kind, taken_at=clock.minute(now), taken_by_id=actor.id, customer_id=customer.id if customer else None,
        branch_path=customer.branch_path if customer else _desk_of(actor), channel=channel[:20], text=text.strip(),
    )  # fmt: skip
    return call.pk


def _desk_of(actor: Actor) -> str:
    """The branch at which somebody takes calls."""
    return next(h.branch_path for h in actor.holdings if "case.register" in h.permissions)
