"""Use case: somebody names the view of the work queue that they look at, for themselves or for their branch."""

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.cases.models import SavedView
from shouhou.kernel.errors import Invalid
from shouhou.people.public import Actor

LONGEST_NAME, LONGEST_QUERY, MOST = 40, 600, 30


@transaction.atomic
def save_view(*, name: str, query: str, actor: Actor, is_shared: bool = False) -> int:
    """The same name again takes the new view. Returns the id.

    Raises NotAllowed for whoever sees no cases, Invalid for a name or an address that is none, or too many views.
    """
    actor.must("case.see")
    name = name.strip()
    if not name or len(name) > LONGEST_NAME or "\x00" in name:
        raise Invalid({"name": _("Give it a name of at most %(count)s characters.") % {"count": LONGEST_NAME}})
    if len(query) > LONGEST_QUERY or "\x00" in query:
        raise Invalid({"": _("This view has too many filters to be kept.")})
    if SavedView.objects.filter(owner_id=actor.id).exclude(name=name).count() >= MOST:
        raise Invalid({"": _("You have %(count)s views already; delete one first.") % {"count": MOST}})
    branch_path = next(h.branch_path for h in actor.holdings if "case.see" in h.permissions)
    given = {"query": query, "branch_path": branch_path, "is_shared": is_shared}
    view, _created = SavedView.objects.update_or_create(owner_id=actor.id, name=name, defaults=given)
    return view.pk
