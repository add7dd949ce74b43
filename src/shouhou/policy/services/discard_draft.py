"""Use case: a draft that is not wanted is put aside; it stays to be read."""

import datetime as dt

from django.db import transaction

from shouhou.people.public import Actor
from shouhou.policy import permissions
from shouhou.policy.models import Draft
from shouhou.policy.queries.drafts import locked_draft
from shouhou.policy.services.change_draft import must_be_open


@transaction.atomic
def discard_draft(*, actor: Actor, draft_id: int, now: dt.datetime) -> None:
    """Nobody can change, try or publish it any more. Raises Invalid for a draft that is not open."""
    permissions.visible_draft(actor, draft_id, permissions.ADOPT)
    draft = locked_draft(draft_id)
    must_be_open(draft)
    draft.state, draft.changed_at = Draft.State.DISCARDED, now
    draft.save(update_fields=["state", "changed_at"])
