"""Use case: a second person approves a draft, and the branch follows it from its day on."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid, Refused, Stale, own_reason
from shouhou.people.public import Actor
from shouhou.policy import permissions
from shouhou.policy.models import Adoption, Draft, StoredPack
from shouhou.policy.queries.drafts import locked_draft
from shouhou.policy.queries.trials import compiled
from shouhou.policy.services.propose_draft import must_be_publishable


@transaction.atomic
def publish_draft(*, actor: Actor, draft_id: int, seen: int, today: dt.date, now: dt.datetime) -> int:
    """Keep the version by its hash, end the adoption before it on its day, and adopt it from then on. Requests that were
    opened earlier keep what they have. Returns the new adoption's id.

    Raises NotAllowed without the permission to approve, Refused for an author of the draft, Stale where it is
    no longer the version that was `seen`, Invalid where it was not proposed or cannot begin on its day any more.
    """
    permissions.visible_draft(actor, draft_id, permissions.APPROVE)
    draft = locked_draft(draft_id)
    if draft.state != Draft.State.PROPOSED or draft.from_on is None:
        raise Invalid({"": _("This draft does not wait for approval.")})
    if actor.id in draft.authors:
        raise Refused(
            own_reason("four_eyes", _("Whoever has changed a draft does not approve it: a second person does."))
        )
    if draft.version != seen:
        raise Stale
    before = must_be_publishable(draft, draft.from_on, today)
    pack = compiled(draft.content)
    stored, _new = StoredPack.objects.get_or_create(
        hash=pack.hash, defaults={"slug": pack.slug, "content": draft.content, "published_at": now}
    )
    if before:
        before.until_on = draft.from_on
        before.save(update_fields=["until_on"])
    adoption = Adoption.objects.create(
        regulation=draft.regulation, pack=stored, branch_id=draft.branch_id, from_on=draft.from_on,
        settings=draft.settings, titles=draft.titles,
    )  # fmt: skip
    draft.state, draft.pack, draft.adoption = Draft.State.PUBLISHED, stored, adoption
    draft.approved_by_id, draft.approved_at, draft.changed_at = actor.id, now, now
    draft.save(update_fields=["state", "pack", "adoption", "approved_by", "approved_at", "changed_at"])
    return adoption.pk
