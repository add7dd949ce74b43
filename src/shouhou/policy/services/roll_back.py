"""Use case: a branch goes back from a version of its own to the one before."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid
from shouhou.people.public import Actor
from shouhou.policy import permissions
from shouhou.policy.models import Adoption, Draft
from shouhou.policy.queries.drafts import locked_draft, locked_version


@transaction.atomic
def roll_back(*, actor: Actor, draft_id: int, why: str, today: dt.date, now: dt.datetime) -> dt.date:
    """The earlier version with its settings is followed again: from today, from tomorrow where the draft begins today, and
    as though nothing had been where it has not begun. Requests keep the version of their own day. Returns the day.

    Raises Invalid without a reason, and for a draft that is not in force, has nothing before it, or was followed by
    another version.
    """
    permissions.visible_draft(actor, draft_id, permissions.ADOPT)
    draft = locked_draft(draft_id)
    if not why.strip():
        raise Invalid({"why": _("Say why it is rolled back.")})
    adoption = locked_version(draft.adoption_id) if draft.adoption_id else None
    before = locked_version(draft.of_id) if draft.of_id else None
    if draft.state != Draft.State.PUBLISHED or adoption is None or adoption.until_on is not None:
        raise Invalid({"": _("This version is not in force any more.")})
    if before is None:
        raise Invalid({"": _("There is no earlier version. End the adoption instead.")})
    day = max(today, adoption.from_on + dt.timedelta(days=1))
    if adoption.from_on > today:
        day = adoption.from_on
        draft.adoption = None
        draft.save(update_fields=["adoption"])
        adoption.delete()
        before.until_on = None
        before.save(update_fields=["until_on"])
    else:
        adoption.until_on = day
        adoption.save(update_fields=["until_on"])
        Adoption.objects.create(
            regulation=before.regulation, pack_id=before.pack_id, branch_id=before.branch_id, from_on=day,
            settings=before.settings, titles=before.titles,
        )  # fmt: skip
    draft.state, draft.remark, draft.changed_at = Draft.State.ROLLED_BACK, why.strip()[:200], now
    draft.save(update_fields=["state", "remark", "changed_at"])
    return day
