"""Reading notices, channels and deliveries; the locks and claims on them."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Q, QuerySet

from shouhou.kernel import paging
from shouhou.kernel.errors import NotFound
from shouhou.kernel.prepared import prepared
from shouhou.notices.models import Channel, Delivery, House, Notice, Reception, Wording

Row = TypeVar("Row", Notice, Delivery)

PAGE = 30
MANY = 99
UNREAD = Q(read_at=None, settled_at=None, withdrawn_at=None, muted=False)


def unread_count(person_id: int) -> int:
    """How many notices call somebody, counted to a hundred at the most: one statement on one index."""
    return len(_unread(person_id))


@prepared
def _unread(person_id: int) -> QuerySet[Notice, int]:
    return Notice.objects.filter(UNREAD, recipient_id=person_id).values_list("pk", flat=True)[: MANY + 1]


def listed(rows: QuerySet[Notice], *, unread: bool, kind: str, after: tuple[Any, ...] | None) -> QuerySet[Notice]:
    """Notices narrowed, the newest first; `after`: those behind this minute and id in that order."""
    if unread:
        rows = rows.filter(UNREAD)
    if kind:
        rows = rows.filter(kind=kind)
    return behind(rows.order_by("-created_at", "-pk"), after)


def behind(rows: QuerySet[Row], after: tuple[Any, ...] | None) -> QuerySet[Row]:
    """The rows of a list, newest first, behind a place in it."""
    return rows.filter(paging.behind("created_at", *after, descending=True)) if after else rows


def locked_standing(subject_id: int) -> list[Notice]:
    """What people were told about a subject and has not been taken back, locked until the transaction ends."""
    return list(Notice.objects.select_for_update().filter(subject_id=subject_id, withdrawn_at=None).order_by("pk"))


def already_told(key: str, people: Iterable[int]) -> set[int]:
    """Who of these people has this notice."""
    rows = Notice.objects.filter(key=key, recipient_id__in=list(people), withdrawn_at=None)
    return set(rows.values_list("recipient_id", flat=True))


def asking(key: str) -> QuerySet[Notice]:
    """The notices of this key whose request nobody has met yet."""
    return Notice.objects.filter(key=key, settled_at=None, withdrawn_at=None)


def receptions(people: Iterable[int]) -> dict[int, Reception]:
    """The wishes of these people, of those who have any."""
    return Reception.objects.in_bulk(list(people))


def reception(person_id: int) -> Reception:
    """Somebody's wishes; those of nobody in particular where there are none yet."""
    return Reception.objects.filter(pk=person_id).first() or Reception(person_id=person_id)


def house() -> House:
    """What the organisation has settled; the shipped choices where it has not."""
    return House.objects.filter(pk=1).first() or House(pk=1)


def wordings() -> dict[tuple[str, str], tuple[str, str]]:
    """The organisation's own titles and texts, by kind and language."""
    rows = Wording.objects.values_list("kind", "language", "title", "text")
    return {(kind, language): (title, text) for kind, language, title, text in rows}


def channels() -> list[Channel]:
    return list(Channel.objects.order_by("kind", "name", "pk"))


def active_channels() -> list[Channel]:
    return list(Channel.objects.filter(is_active=True).select_related("branch").order_by("pk"))


def channel(channel_id: int) -> Channel:
    found = Channel.objects.filter(pk=channel_id).first()
    if found is None:
        raise NotFound
    return found


def locked_channel(channel_id: int) -> Channel:
    """The row, held until the transaction ends: failures are counted one by one."""
    found = Channel.objects.select_for_update().filter(pk=channel_id).first()
    if found is None:
        raise NotFound
    return found


def locked_delivery(delivery_id: int) -> Delivery | None:
    """The row, held until the transaction ends: one try at a time stores its outcome."""
    return Delivery.objects.select_for_update(of=("self",)).select_related("channel").filter(pk=delivery_id).first()


def deliveries_of(channel_id: int) -> QuerySet[Delivery]:
    """What went out by a channel, the newest first."""
    return Delivery.objects.filter(channel_id=channel_id).order_by("-created_at", "-pk")


_CLAIM_DELIVERIES = """
    WITH due AS (
        SELECT id FROM notices_delivery
        WHERE state = 'waiting' AND not_before <= %(now)s AND channel_id IN (
            SELECT id FROM notices_channel WHERE is_active AND (paused_until IS NULL OR paused_until <= %(now)s)
        )
        ORDER BY not_before LIMIT %(limit)s FOR UPDATE SKIP LOCKED
    )
    UPDATE notices_delivery AS delivery SET not_before = %(again)s
    FROM due WHERE delivery.id = due.id AND delivery.state = 'waiting' AND delivery.not_before <= %(now)s
    RETURNING delivery.id, delivery.channel_id
"""


def claim_deliveries(now: dt.datetime, again: dt.datetime, limit: int) -> list[tuple[int, int]]:
    """Take what is due, by compare-and-set: (delivery, channel). A try that dies is due again at `again`, its lease."""
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM_DELIVERIES, {"now": now, "again": again, "limit": limit})
        return [(row[0], row[1]) for row in cursor.fetchall()]


def locked_digests(now: dt.datetime, limit: int) -> list[Reception]:
    """Whose daily message is due, each row held by whoever sends it."""
    rows = Reception.objects.select_for_update(skip_locked=True, of=("self",)).filter(next_digest_at__lte=now)
    return list(rows.order_by("next_digest_at")[:limit])
