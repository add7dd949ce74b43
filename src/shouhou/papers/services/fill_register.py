"""Use case: somebody writes into the organisation's own columns of the register, for one case."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.cases import public as cases
from shouhou.documents import public as documents
from shouhou.kernel.errors import Invalid
from shouhou.people.public import Actor
from shouhou.policy.citations import cites
from shouhou.timeline import public as timeline

WORD = "register.filled"
LONGEST = 500


@cites("FUR-6.0c")
@transaction.atomic
def fill_register(*, case_id: int, values: Mapping[str, str], actor: Actor, now: dt.datetime) -> int:
    """Record each value that differs from what was written before; how many that were. An empty one changes nothing.

    Raises Invalid for an unknown column or a text that is too long, and what `record_act` raises.
    """
    case = cases.case_for(actor, case_id=case_id)
    known = {column.code for column in documents.columns()}
    wrong = {code: _("There is no such column.") for code in values if code not in known}
    wrong |= {c: _("At most %(most)s characters.") % {"most": LONGEST} for c, v in values.items() if len(v) > LONGEST}
    if wrong:
        raise Invalid(wrong)
    written = documents.values_of(timeline.history(case.subject_id))
    changed = {c: v.strip() for c, v in values.items() if v.strip() and v.strip() != written.get(c)}
    for code, value in changed.items():
        fields = {"column": code, "value": value}
        cases.record_act(case_id=case.id, word=WORD, fields=fields, actor=actor, now=now)
    return len(changed)
