"""Use case: a branch comes below another one, where nothing stands at it whose path would have to change."""

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Refused, own_reason
from shouhou.people import public as people
from shouhou.web import things

MANY = 1000


@transaction.atomic
def move_branch(*, branch_id: int, actor: people.Actor, parent_id: int) -> None:
    """Move it with everything below it. Raises Refused with what stands there, else what people's move_branch raises.

    Cases keep the branch at which they were opened, with the regulations of that place: they cannot be moved along.
    """
    branch = people.branch_for(actor, "people.manage", branch_id)
    reasons = [own_reason("branch", text) for text in standing_at(branch.path)]
    if reasons:
        raise Refused(*reasons)
    people.move_branch(branch_id=branch_id, actor=actor, parent_id=parent_id)


def standing_at(path: str) -> list[str]:
    """What stands at a branch or below it, one sentence for each kind."""
    found = []
    for model in things.standing_at_branches():
        rows = model._default_manager.filter(branch_path__startswith=path)
        count = rows[: MANY + 1].count()
        if count:
            number = _("more than %(count)s") % {"count": MANY} if count > MANY else str(count)
            found.append(
                _("%(thing)s: %(count)s stand at this branch or below it")
                % {"thing": things.label_of(model), "count": number}
            )
    return found
