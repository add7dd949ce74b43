"""Use case: somebody chooses how they are told."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid
from shouhou.notices.models import Reception
from shouhou.notices.rules.kinds import KINDS, WAYS
from shouhou.notices.rules.ways import next_at
from shouhou.people.public import Actor


@transaction.atomic
def choose_reception(
    *, actor: Actor, ways: Mapping[str, Iterable[str]], quiet_from: dt.time | None, quiet_until: dt.time | None,
    digest_at: dt.time | None, now: dt.datetime,
) -> None:  # fmt: skip
    """For each kind the ways that it takes; quiet hours begin and end; the daily message comes at a time of day.

    What equals the kind's own ways is not stored, so that a better choice of a later version reaches them. Raises Invalid.
    """
    wrong = {}
    if (quiet_from is None) != (quiet_until is None):
        wrong["quiet_until" if quiet_from else "quiet_from"] = _("Quiet hours need a beginning and an end.")
    elif quiet_from is not None and quiet_from == quiet_until:
        wrong["quiet_until"] = _("Quiet hours cannot end when they begin.")
    if wrong:
        raise Invalid(wrong)
    chosen = {name: [way for way in WAYS if way in set(ways.get(name, ()))] for name in KINDS}
    own = {name: found for name, found in chosen.items() if found != list(KINDS[name].ways)}
    Reception.objects.update_or_create(
        person_id=actor.id,
        defaults={
            "ways": own, "quiet_from": quiet_from, "quiet_until": quiet_until, "digest_at": digest_at,
            "next_digest_at": next_at(digest_at, now) if digest_at else None,
        },
    )  # fmt: skip
