"""Use case: the owner of a regulation begins a draft of what a branch follows."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid
from shouhou.people.public import Actor
from shouhou.policy import permissions
from shouhou.policy.clauses.write import written
from shouhou.policy.models import Draft
from shouhou.policy.queries.adopted import stored_content
from shouhou.policy.queries.drafts import scenarios_beside
from shouhou.policy.queries.trials import compiled


@transaction.atomic
def open_draft(*, actor: Actor, adoption_id: int, purpose: str, now: dt.datetime) -> int:
    """A draft that is the adopted version word for word, with its settings and scenarios. Nobody follows it yet.

    Raises NotFound for an adoption that the actor does not see, NotAllowed where they may not change it, Invalid without
    a purpose or where the adoption is over.
    """
    adoption = permissions.visible_adoption(actor, adoption_id)
    actor.must(permissions.ADOPT, adoption.branch.path)
    if not purpose.strip():
        raise Invalid({"purpose": _("Say what is to become better.")})
    if adoption.until_on is not None:
        raise Invalid({"": _("This adoption has an end already: %(day)s.") % {"day": adoption.until_on}})
    pack = compiled(stored_content(adoption.pack_id))
    draft = Draft.objects.create(
        regulation=adoption.regulation, branch_id=adoption.branch_id, of=adoption, base_id=adoption.pack_id,
        base_settings=adoption.settings, content=written(pack.document_file.data),
        scenarios=scenarios_beside(adoption.pack_id, adoption.regulation), settings=adoption.settings,
        titles=adoption.titles, purpose=purpose.strip()[:200], authors=[actor.id], opened_by_id=actor.id, opened_at=now,
        changed_at=now,
    )  # fmt: skip
    return draft.pk
