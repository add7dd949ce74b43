"""Use case: a draft is laid before a second person, to be in force from a day on."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid
from shouhou.people.public import Actor
from shouhou.policy.models import Adoption, Draft
from shouhou.policy.queries.adopted import overlapping
from shouhou.policy.queries.drafts import locked_version
from shouhou.policy.queries.trials import compiled, trial_of
from shouhou.policy.services.change_draft import held_open, note_change


@transaction.atomic
def propose_draft(
    *, actor: Actor, draft_id: int, seen: int, from_on: dt.date, today: dt.date, now: dt.datetime
) -> None:
    """It can no longer be changed; whoever has had no part in it approves it or gives it back.

    Raises as `held_open` does, and Invalid as `must_be_publishable` does.
    """
    draft = held_open(actor, draft_id, seen)
    must_be_publishable(draft, from_on, today)
    note_change(draft, actor)
    draft.state, draft.from_on, draft.changed_at, draft.remark = Draft.State.PROPOSED, from_on, now, ""
    draft.save(update_fields=["state", "from_on", "changed_at", "authors", "version", "remark"])


def must_be_publishable(draft: Draft, from_on: dt.date, today: dt.date) -> Adoption | None:
    """The adoption that the draft would follow, held. Raises Invalid for a draft that changes nothing, for one that has
    no scenario or fails one, and for a day on which it cannot begin."""
    trial = trial_of(draft.content, draft.scenarios)
    if trial.unmet:
        raise Invalid({"": _("%(count)s expectations of its scenarios are not met. Change the draft, or what is expected.")
                           % {"count": len(trial.unmet)}})  # fmt: skip
    pack = compiled(draft.content)
    if any(clause.rules for clause in pack.clauses.values()) and not trial.scenarios:
        raise Invalid({"": _("It has rules, and no scenario that proves them.")})
    if draft.base_id == pack.hash and draft.settings == draft.base_settings:
        raise Invalid({"": _("This draft changes nothing yet.")})
    before = locked_version(draft.of_id) if draft.of_id else None
    if from_on < today:
        raise Invalid({"from_on": _("A day that is over cannot be changed. The earliest day is today.")})
    period = pack.regulation.in_force
    if period and from_on < period.since:
        raise Invalid(
            {"from_on": _("This regulation is in force from %(day)s on, not before.") % {"day": period.since}}
        )
    if before and before.until_on is not None:
        raise Invalid({"": _("The adoption that it changes has ended or was changed meanwhile: %(day)s. Begin a new draft.")
                           % {"day": before.until_on}})  # fmt: skip
    if before and from_on <= before.from_on:
        raise Invalid(
            {"from_on": _("It begins on %(day)s, so it can end on a later day only.") % {"day": before.from_on}}
        )
    if before is None and overlapping(draft.regulation, draft.branch_id, from_on):
        raise Invalid({"": _("This branch follows the regulation already. Begin a draft of that.")})
    return before
