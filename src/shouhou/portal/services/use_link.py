"""Use case: somebody opens a link."""

import datetime as dt

from shouhou.cases import public as cases
from shouhou.kernel.errors import NotFound
from shouhou.portal import queries
from shouhou.portal.errors import LinkEnded
from shouhou.portal.models import CustomerLink
from shouhou.portal.services.make_link import token_hash

NOTED_EVERY = dt.timedelta(minutes=5)


def use_link(*, token: str, now: dt.datetime) -> cases.CaseFacts:
    """The case behind a token. Raises NotFound for one that never was, LinkEnded for one that has expired or was revoked.

    That it was used is noted every five minutes at the most.
    """
    link = queries.link_by_hash(token_hash(token))
    if link is None:
        raise NotFound
    if link.revoked_at or link.expires_at <= now:
        raise LinkEnded
    if link.last_used_at is None or link.last_used_at <= now - NOTED_EVERY:
        CustomerLink.objects.filter(pk=link.pk).update(last_used_at=now)
    return cases.case_by_id(link.case_id)
