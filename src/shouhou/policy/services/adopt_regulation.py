"""Use case: a branch takes up a regulation from a day on, with its settings."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid, Message
from shouhou.people import public as people
from shouhou.policy.clauses.pack import Pack
from shouhou.policy.models import Adoption, StoredPack
from shouhou.policy.queries.adopted import overlapping
from shouhou.policy.queries.followed import current


@transaction.atomic
def adopt_regulation(
    *,
    slug: str,
    branch_id: int,
    from_on: dt.date,
    settings: Mapping[str, str],
    titles: Mapping[str, str] | None = None,
) -> int:
    """The branch follows the current version of the regulation. A setting that is not chosen stays undecided.

    Raises Invalid as `check_adoption` does. Returns the adoption's id.
    """
    pack = check_adoption(slug=slug, branch_id=branch_id, from_on=from_on, settings=settings, titles=titles)
    adoption = Adoption.objects.create(
        regulation=slug, pack=StoredPack.objects.get(pk=pack.hash), branch_id=branch_id, from_on=from_on,
        settings=dict(settings), titles=dict(titles or {}),
    )  # fmt: skip
    return adoption.pk


def check_adoption(
    *,
    slug: str,
    branch_id: int,
    from_on: dt.date,
    settings: Mapping[str, str],
    titles: Mapping[str, str] | None = None,
) -> Pack:
    """The pack that would be adopted.

    Raises Invalid for an unknown regulation, setting, choice or role, for a day outside the regulation's own period,
    and for a branch that follows the regulation on that day or later already; NotFound for no such branch.
    """
    people.branch_path(branch_id)
    pack = current(slug)
    if pack is None:
        raise Invalid({"regulation": _("There is no such regulation.")})
    fields: dict[str, Message] = {**_wrong_settings(pack, settings)}
    for role in set(titles or {}) - set(pack.vocabulary.roles):
        fields["titles"] = _("A regulation knows no role %(name)s.") % {"name": role}
    period = pack.regulation.in_force
    if period and from_on < period.since:
        fields["from_on"] = _("This regulation is in force from %(day)s on, not before.") % {"day": period.since}
    elif period and period.until and from_on >= period.until:
        fields["from_on"] = _("This regulation is no longer in force from %(day)s on.") % {"day": period.until}
    elif other := overlapping(slug, branch_id, from_on):
        fields["from_on"] = _follows_already(other)
    if fields:
        raise Invalid(fields)
    return pack


def _wrong_settings(pack: Pack, settings: Mapping[str, str]) -> dict[str, Message]:
    """A message for each setting that the regulation does not have or that cannot have this value."""
    wrong: dict[str, Message] = {}
    for name, value in settings.items():
        known = pack.settings.get(name)
        if known is None:
            wrong[name] = _("This regulation has no setting %(name)s.") % {"name": name}
            continue
        try:
            pack.setting(name, value)
        except ValueError:
            allowed = ", ".join(known.choices) if known.choices else known.type
            wrong[name] = _("%(name)s must be one of %(choices)s.") % {"name": name, "choices": allowed}
    return wrong


def _follows_already(other: Adoption) -> Message:
    if other.until_on is None:
        return _("This branch follows the regulation from %(since)s on. End that first, then adopt it anew.") % {
            "since": other.from_on
        }
    return _("This branch follows the regulation from %(since)s until %(until)s. Choose that day or a later one.") % {
        "since": other.from_on, "until": other.until_on,
    }  # fmt: skip
