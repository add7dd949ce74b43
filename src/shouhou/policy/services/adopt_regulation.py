"""Use case: a branch takes up a regulation from a day on, with its settings."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid
from shouhou.people import public as people
from shouhou.policy.clauses.load import all_packs
from shouhou.policy.models import Adoption, StoredPack


@transaction.atomic
def adopt_regulation(
    *,
    slug: str,
    branch_id: int,
    from_on: dt.date,
    settings: Mapping[str, str],
    titles: Mapping[str, str] | None = None,
) -> int:
    """The branch follows the shipped version of the regulation. A setting that is not chosen stays undecided.

    Raises Invalid for an unknown regulation, setting, choice or role, and for a day on which it was adopted already;
    NotFound for no such branch. Returns the adoption's id.
    """
    pack = all_packs().get(slug)
    if pack is None:
        raise Invalid({"regulation": _("There is no such regulation.")})
    for name, value in settings.items():
        if name not in pack.settings:
            raise Invalid({"settings": _("This regulation has no setting %(name)s.") % {"name": name}})
        choices = pack.settings[name].choices
        if choices and value not in choices:
            raise Invalid(
                {"settings": _("%(name)s must be one of %(choices)s.") % {"name": name, "choices": ", ".join(choices)}}
            )
    if unknown := {*(titles or {})} - {*pack.vocabulary.roles}:
        raise Invalid({"titles": _("There is no role %(name)s.") % {"name": ", ".join(sorted(unknown))}})
    people.branch_path(branch_id)
    stored = StoredPack.objects.get(pk=pack.hash)
    if Adoption.objects.filter(pack=stored, branch_id=branch_id, from_on=from_on).exists():
        raise Invalid({"from_on": _("This regulation is adopted from that day on already.")})
    Adoption.objects.filter(pack__slug=slug, branch_id=branch_id, until_on=None, from_on__lt=from_on).update(
        until_on=from_on
    )
    adoption = Adoption.objects.create(
        pack=stored, branch_id=branch_id, from_on=from_on, settings=dict(settings), titles=dict(titles or {})
    )
    return adoption.pk
