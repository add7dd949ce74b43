"""Use case: an entry of a register is opened by its first word, under the regulations in force on its day."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.kernel.numbers import next_number
from shouhou.people import public as people
from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.registers import permissions
from shouhou.registers.models import Entry
from shouhou.registers.services.follow_stream import follow_stream
from shouhou.timeline import public as timeline

CASE = "case"


@transaction.atomic
def open_entry(
    *, kind: str, branch_id: int, word: str, fields: Mapping[str, Any], actor: Actor, now: dt.datetime, title: str = "",
    given: Mapping[str, Any] | None = None, at: dt.datetime | None = None, role: str = "", channel: str = "web",
    ref: str = "", measured: bool = False,
) -> Entry:  # fmt: skip
    """Open an entry of a kind at a branch and record its first word.

    `given` are facts of the world that rules may read, as JSON. Raises NotFound for an unknown kind, word or branch,
    NotAllowed without the permission or the role, Invalid for a wrong field or a fact that the kind does not have,
    Refused by clause and Undecided.
    """
    if kind == CASE or kind not in policy.subjects() or word not in policy.vocabulary(kind).words:
        raise NotFound
    branch_path = people.branch_path(branch_id)
    actor.must("register.act", branch_path)
    known = {name for name, fact in policy.vocabulary(kind).facts.items() if fact.given}
    if unknown := set(given or {}) - known:
        raise Invalid({name: _("This kind of register has no such fact.") for name in unknown})
    opened_at = clock.minute(at or now)
    adopted = policy.adopted_at(branch_path, policy.local_day(opened_at))
    acting = permissions.fitting_role(kind, word, permissions.roles_at(actor, kind, branch_path, adopted), role)
    subject_id = timeline.open_subject(
        kind=kind, branch_path=branch_path, at=opened_at, given=given or {}, adopted=adopted,
        holders=holders_at(kind, branch_path, adopted, opened_at),
    )  # fmt: skip
    entry = Entry.objects.create(
        kind=kind, number=next_number("R"), title=title[:120], subject_id=subject_id, branch_path=branch_path,
        opened_at=opened_at, people=[actor.id],
    )  # fmt: skip
    happening = timeline.Happening(
        word=word, fields=fields, role=acting, channel=channel, actor_id=_acting(actor, acting), recorder_id=actor.id,
        at=at, ref=ref, measured=measured,
    )  # fmt: skip
    follow_stream(entry=entry, head=timeline.record(subject_id=subject_id, happening=happening, now=now).head)
    return entry


def _acting(actor: Actor, role: str) -> int | None:
    return None if role == permissions.CUSTOMER else actor.id


def holders_at(kind: str, branch_path: str, adopted: list[dict[str, Any]], at: dt.datetime) -> list[dict[str, str]]:
    """Who holds which post from the first minute on: a role has a holder where exactly one person plays it nearest."""
    staff = people.Posts(branch_path).nearest_by_role(at)
    titles = {role: code for a in adopted for role, code in (a["titles"] or {}).items()}
    found = {role: staff.get(titles.get(role, role), []) for role in policy.vocabulary(kind).roles}
    return [{"role": role, "person": str(ids[0])} for role, ids in sorted(found.items()) if len(ids) == 1]
