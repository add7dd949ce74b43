"""Use case: the customer says something on her page: yes or no to what was proposed, a signature, a rating, a reminder."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.cases import public as cases
from shouhou.kernel.errors import Invalid, Refused, own_reason
from shouhou.portal import rules
from shouhou.timeline import public as timeline

CHANNEL = "portal"


@transaction.atomic
def say(
    *, case: cases.CaseFacts, what: str, fields: Mapping[str, str], now: dt.datetime, seen: int | None = None,
    signature: str = "",
) -> None:  # fmt: skip
    """Record one of `rules.SAYINGS` in the role of the customer.

    Raises Refused where it is not her turn to say this, or a clause forbids it now; Invalid for what is missing; Stale
    where something was recorded since she loaded the page.
    """
    word = rules.SAYINGS[what]
    if what not in rules.open_sayings(case.state, case.is_open, timeline.history(case.subject_id), now):
        raise Refused(own_reason("turn", _("This cannot be said now. Load the page again and look.")))
    given = {name: value.strip() for name, value in fields.items() if value.strip()}
    missing = {name: _("Please fill this in.") for name in rules.NEEDED.get(what, ()) if name not in given}
    if what == "sign" and not signature and not given.pop("typed", ""):
        missing["signature"] = _("Please sign in the box, or tick that your typed name stands as your signature.")
    given.pop("typed", None)
    if missing:
        raise Invalid(missing)
    if what == "urge":
        given["channel"] = CHANNEL
    cases.record_customer_act(
        case_id=case.id, word=word, fields=given, now=now, channel=CHANNEL, expected_seq=seen
    )  # fmt: skip
    if what == "sign" and signature:
        cases.attach_signature(case_id=case.id, svg=signature, name=given["name"], actor=None, now=now)
