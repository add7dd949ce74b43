"""Use case: the desk takes a call in one go: a new caller and unit are entered, the request registered, the first answer
logged."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.assets import public as assets
from shouhou.cases.services.attach_file import attach_file
from shouhou.cases.services.record_act import record_act
from shouhou.cases.services.register_request import register_request
from shouhou.cases.services.register_requests import Registered
from shouhou.customers import public as customers
from shouhou.kernel.errors import Invalid
from shouhou.people.public import Actor

ANSWER = "request.answered"


@transaction.atomic
def take_call(
    *,
    customer_id: int | None,
    unit_id: int | None,
    fields: Mapping[str, Any],
    actor: Actor,
    now: dt.datetime,
    new_customer: Mapping[str, Any] | None = None,
    new_unit: Mapping[str, Any] | None = None,
    answer: str = "",
    files: Sequence[tuple[str, bytes]] = (),
    **envelope: Any,
) -> Registered:
    """All of it or nothing. `fields` are those of request.received; `new_customer` and `new_unit` what add_customer and
    add_unit take; `answer`: what a person has said to the caller already, which is an event of its own; `files`
    (name, content) are added to the new case.

    Raises what these services raise; the names of fields that are not right begin with customer_ or unit_ where they
    are those of a new one.
    """
    if new_customer:
        with _named("customer_"):
            customer_id = customers.add_customer(actor=actor, **new_customer)
    if customer_id is None:
        raise Invalid({"": _("Choose who calls, or enter a new customer.")})
    if new_unit:
        with _named("unit_"):
            unit_id = assets.add_unit(customer_id=customer_id, actor=actor, **new_unit)
    registered = register_request(
        customer_id=customer_id, unit_id=unit_id, fields=fields, actor=actor, now=now, **envelope
    )
    if answer.strip():
        said = {"channel": fields.get("channel", ""), "text": answer}
        record_act(case_id=registered.case_id, word=ANSWER, fields=said, actor=actor, now=now)
    for name, content in files:
        attach_file(case_id=registered.case_id, content=content, name=name, actor=actor, now=now)
    return registered


@contextmanager
def _named(prefix: str) -> Iterator[None]:
    """Puts a prefix before the names of the fields that are not right."""
    try:
        yield
    except Invalid as error:
        raise Invalid({f"{prefix}{name}": message for name, message in error.fields.items()}) from error
