"""Use case: a branch gets another name."""

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid
from shouhou.people import queries
from shouhou.people.models import Branch
from shouhou.people.rules import Actor
from shouhou.people.services.add_branch import LONGEST


@transaction.atomic
def rename_branch(*, branch_id: int, actor: Actor, name: str) -> None:
    """Everything at the branch stays as it is. Raises NotFound, NotAllowed, Invalid for an empty or taken name."""
    branch = queries.locked_branch(branch_id)
    actor.must(queries.MANAGE, branch.path)
    if not name.strip() or len(name) > LONGEST or not name.isprintable():
        raise Invalid({"name": _("At most %(count)s characters.") % {"count": LONGEST}})
    if Branch.objects.filter(parent=branch.parent_id, name=name).exclude(pk=branch.pk).exists():
        raise Invalid({"name": _("There is a branch of this name already.")})
    branch.name = name
    branch.save(update_fields=["name"])
