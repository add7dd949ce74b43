"""Use case: a channel is set up or changed."""

import datetime as dt
import secrets as random
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid
from shouhou.kernel.sealing import Unsealable, seal, unseal
from shouhou.notices import permissions, queries
from shouhou.notices.models import Channel
from shouhou.notices.rules.kinds import OUTGOING
from shouhou.notices.rules.targets import wrong_with
from shouhou.people.public import Actor

ROBOTS = (Channel.Kind.WECOM, Channel.Kind.DINGTALK, Channel.Kind.FEISHU)
NEEDED = {
    Channel.Kind.MAIL: (), Channel.Kind.SMS: ("access_key_secret",), Channel.Kind.WEBHOOK: ("secret",),
    **dict.fromkeys(ROBOTS, ("url",)),
}  # fmt: skip


@transaction.atomic
def save_channel(
    *, channel_id: int | None, kind: str, name: str, settings: Mapping[str, Any], secrets: Mapping[str, str],
    kinds: Iterable[str], language: str, branch_id: int | None, is_active: bool, actor: Actor, now: dt.datetime,
) -> tuple[int, str]:  # fmt: skip
    """Store it; secrets left empty stay as they were. A new webhook gets its secret here: returned this once.

    Switching a channel on forgets its failures. Raises NotAllowed, NotFound; Invalid with each field.
    """
    actor.must(permissions.MANAGE)
    channel = Channel(kind=kind) if channel_id is None else queries.locked_channel(channel_id)
    sealed, shown = _secrets(channel, secrets)
    _check(channel, name, settings, sealed, queries.house().private_targets)
    channel.name, channel.settings, channel.language = name.strip(), dict(settings), language
    channel.sealed = seal(sealed) if sealed else ""
    channel.kinds = [known for known in OUTGOING if known in set(kinds)]
    channel.branch_id = branch_id
    if is_active and not channel.is_active:
        channel.failures, channel.failing_since, channel.closed_at, channel.last_error = 0, None, None, ""
    channel.is_active, channel.paused_until = is_active, None
    channel.save()
    return channel.pk, shown


def _secrets(channel: Channel, given: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """All secrets of the channel as they shall be, and the one that was made here."""
    try:
        known = unseal(channel.sealed)
    except Unsealable:
        known = {}
    known |= {name: value.strip() for name, value in given.items() if value.strip()}
    if channel.kind == Channel.Kind.WEBHOOK and not known.get("secret"):
        known["secret"] = "whsec_" + random.token_urlsafe(32)
        return known, known["secret"]
    return known, ""


def _check(channel: Channel, name: str, settings: Mapping[str, Any], sealed: Mapping[str, str], private: bool) -> None:
    wrong: dict[str, Any] = {}
    if not name.strip() or len(name) > 60:
        wrong["name"] = _("Give the channel a name of at most 60 characters.")
    for secret in NEEDED[Channel.Kind(channel.kind)]:
        if not sealed.get(secret):
            wrong[secret] = _("This is needed.")
    url = settings.get("url") if channel.kind == Channel.Kind.WEBHOOK else sealed.get("url")
    if url is not None and (told := wrong_with(url, private=private)):
        wrong["url"] = told
    single = channel._state.adding and channel.kind in (Channel.Kind.MAIL, Channel.Kind.SMS)
    if single and Channel.objects.filter(kind=channel.kind).exists():
        wrong[""] = _("There is one already. Change that one.")
    if wrong:
        raise Invalid(wrong)
