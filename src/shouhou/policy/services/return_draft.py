"""Use case: a proposed draft goes back to its author, by whoever was to approve it or by the author."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid
from shouhou.people.public import Actor
from shouhou.policy import permissions
from shouhou.policy.models import Draft
from shouhou.policy.queries.drafts import locked_draft


@transaction.atomic
def return_draft(*, actor: Actor, draft_id: int, remark: str, now: dt.datetime) -> None:
    """It can be changed again. Raises Invalid without a word of why, and for a draft that was not proposed."""
    found = permissions.visible_draft(actor, draft_id)
    if not actor.may(permissions.ADOPT, found.branch.path):
        actor.must(permissions.APPROVE, found.branch.path)
    draft = locked_draft(draft_id)
    if draft.state != Draft.State.PROPOSED:
        raise Invalid({"": _("This draft does not wait for approval.")})
    if not remark.strip():
        raise Invalid({"remark": _("Say why it goes back.")})
    draft.state, draft.remark, draft.from_on, draft.changed_at = Draft.State.OPEN, remark.strip()[:200], None, now
    draft.save(update_fields=["state", "remark", "from_on", "changed_at"])
