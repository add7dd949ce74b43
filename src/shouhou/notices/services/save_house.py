"""Use case: the organisation settles how notices are given as a whole."""

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid
from shouhou.notices import permissions
from shouhou.notices.models import House
from shouhou.notices.rules.targets import wrong_with
from shouhou.people.public import Actor

EARLIEST = 7 * 24 * 60  # minutes


@transaction.atomic
def save_house(*, warn_minutes: int, site: str, private_targets: bool, actor: Actor) -> None:
    """Warnings from the next minute on, links in messages from the next one on. Raises NotAllowed; Invalid by field."""
    actor.must(permissions.MANAGE)
    wrong = {}
    if not 1 <= warn_minutes <= EARLIEST:
        wrong["warn_minutes"] = _("From one minute to seven days.")
    if site and wrong_with(site, private=True):
        wrong["site"] = _("This is no web address. It begins with https:// or http:// and names a machine.")
    if wrong:
        raise Invalid(wrong)
    House.objects.update_or_create(
        pk=1, defaults={"warn_minutes": warn_minutes, "site": site.rstrip("/"), "private_targets": private_targets}
    )
