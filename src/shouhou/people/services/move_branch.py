"""Use case: a branch, with everything below it, comes below another branch."""

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid
from shouhou.people import queries
from shouhou.people.models import Branch
from shouhou.people.rules import Actor


@transaction.atomic
def move_branch(*, branch_id: int, actor: Actor, parent_id: int) -> None:
    """Its path and those below it change. Whoever calls this has made sure that no other row carries such a path.

    Raises NotFound, NotAllowed where either branch is not the actor's, Invalid for the top, a place below itself, and
    a name that is taken there.
    """
    queries.locked_tree()
    branch, parent = queries.locked_branch(branch_id), queries.locked_branch(parent_id)
    actor.must(queries.MANAGE, branch.path)
    actor.must(queries.MANAGE, parent.path)
    if branch.parent_id is None:
        raise Invalid({"parent": _("The top of the organisation stays where it is.")})
    if parent.path.startswith(branch.path):
        raise Invalid({"parent": _("A branch cannot come below itself.")})
    if Branch.objects.filter(parent=parent, name=branch.name).exclude(pk=branch.pk).exists():
        raise Invalid({"parent": _("There is a branch of this name already.")})
    old = branch.path
    Branch.objects.filter(pk=branch.pk).update(parent=parent)
    moved = Concat(Value(f"{parent.path}{branch.pk}/"), Substr(F("path"), len(old) + 1))
    Branch.objects.filter(path__startswith=old).update(path=moved)
