"""Use case: something happens on an entry of a register. It is recorded in its stream, and the listed row follows."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.registers import permissions, queries
from shouhou.registers.models import Entry
from shouhou.registers.services.follow_stream import follow_stream
from shouhou.timeline import public as timeline


@transaction.atomic
def record_entry_act(
    *, entry_id: int, word: str, fields: Mapping[str, Any], actor: Actor, now: dt.datetime, role: str = "",
    **envelope: Any,
) -> timeline.Recorded:  # fmt: skip
    """Record one word of the entry's vocabulary; `envelope`: at, ref, channel, supersedes, measured,
    backdated, expected_seq.

    Raises NotFound for an unknown word or outside the actor's scope, NotAllowed without the permission or a role that
    may record it, Invalid for its fields, Refused with every clause that forbids it now, Undecided, Stale.
    """
    entry = permissions.visible_entry(actor, entry_id=entry_id)
    if word not in policy.vocabulary(entry.kind).words:
        raise NotFound
    actor.must("register.act", entry.branch_path)
    if word == policy.NOT_APPLICABLE:
        _check_duty(entry, envelope.get("ref") or "")
    acting = permissions.role_for(actor, entry, word, now, role)
    happening = timeline.Happening(
        word=word, fields=fields, role=acting, recorder_id=actor.id,
        actor_id=None if acting == permissions.CUSTOMER else actor.id,
        corrects_others=actor.may("register.keep", entry.branch_path),
        may_backdate=actor.may("case.backdate", entry.branch_path), **{"channel": "web", **envelope},
    )  # fmt: skip
    recorded = timeline.record(subject_id=entry.subject_id, happening=happening, now=now)
    follow_stream(entry=queries.locked_entry(entry.pk), head=recorded.head)
    return recorded


def _check_duty(entry: Entry, ref: str) -> None:
    """Only an occurrence that is asked for, and not done yet, can be left out."""
    if not queries.named_duty(entry.subject_id, ref).exists():
        raise Invalid({"ref": _("There is no such duty on this entry that is still to be done.")})
