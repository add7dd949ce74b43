"""Reading the spine, and its one lock."""

import datetime as dt

from django.db import connection
from django.db.models import Exists, IntegerField, Max, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from shouhou.kernel import clock
from shouhou.kernel.errors import NotFound
from shouhou.kernel.prepared import prepared
from shouhou.policy import public as policy
from shouhou.timeline.models import Clock, Content, Event, Subject


def locked_subject(subject_id: int) -> Subject:
    """The head row, held until the transaction ends: events of one subject are added one by one."""
    subject = Subject.objects.select_for_update().filter(pk=subject_id).first()
    if subject is None:
        raise NotFound
    return subject


def subject(subject_id: int) -> Subject:
    found = Subject.objects.filter(pk=subject_id).first()
    if found is None:
        raise NotFound
    return found


def events_of(subject_id: int) -> QuerySet[Event]:
    return Event.objects.filter(subject_id=subject_id).order_by("seq")


@prepared
def events_with_contents(subject_id: int) -> QuerySet[Event]:
    """A subject's events in the order of entry, each with its words in `content` where it has any."""
    return events_of(subject_id).select_related("content")


def events_of_all(subject_ids: list[int]) -> QuerySet[Event]:
    """The same of many subjects."""
    return Event.objects.filter(subject_id__in=subject_ids).order_by("subject_id", "seq").select_related("content")


_SWEEP_CLOCKS = """
    WITH due AS (
        SELECT id FROM timeline_clock
        WHERE state = 'running' AND late_from <= %(now)s
        ORDER BY late_from LIMIT %(limit)s FOR UPDATE SKIP LOCKED
    )
    UPDATE timeline_clock AS clock SET state = clock.late_state, swept_at = %(now)s
    FROM due WHERE clock.id = due.id AND clock.state = 'running' AND clock.late_from <= %(now)s
    RETURNING clock.subject_id
"""

_WAKE_SUBJECTS = """
    WITH due AS (
        SELECT id FROM timeline_subject
        WHERE wakes_at <= %(now)s ORDER BY wakes_at LIMIT %(limit)s FOR UPDATE SKIP LOCKED
    )
    UPDATE timeline_subject AS subject SET wakes_at = NULL
    FROM due WHERE subject.id = due.id AND subject.wakes_at <= %(now)s
    RETURNING subject.id
"""


_WARN_CLOCKS = """
    WITH due AS (
        SELECT id FROM timeline_clock
        WHERE state = 'running' AND late_from > %(now)s AND late_from <= %(until)s
            AND warned_for IS DISTINCT FROM late_from
            AND late_from - least(make_interval(secs => %(lead)s), (late_from - started_at) / 4) <= %(now)s
        ORDER BY late_from LIMIT %(limit)s FOR UPDATE SKIP LOCKED
    )
    UPDATE timeline_clock AS clock SET warned_for = clock.late_from
    FROM due, timeline_subject AS subject
    WHERE clock.id = due.id AND clock.state = 'running' AND clock.warned_for IS DISTINCT FROM clock.late_from
        AND subject.id = clock.subject_id
    RETURNING clock.subject_id, subject.kind
"""


def claim_nearing_clocks(now: dt.datetime, lead: dt.timedelta, limit: int) -> list[tuple[int, str]]:
    """Mark running clocks whose warning is due: by so much before they are late, at most a quarter of their length.

    Returns the subject of each with its kind.
    """
    with connection.cursor() as cursor:
        cursor.execute(_WARN_CLOCKS, {"now": now, "until": now + lead, "lead": lead.total_seconds(), "limit": limit})
        return [(pk, kind) for pk, kind in cursor.fetchall()]


def claim_late_clocks(now: dt.datetime, limit: int) -> list[int]:
    """Turn running clocks that have become late, by compare-and-set; whoever changes a row handles it."""
    with connection.cursor() as cursor:
        cursor.execute(_SWEEP_CLOCKS, {"now": now, "limit": limit})
        return [row[0] for row in cursor.fetchall()]


def claim_waking_subjects(now: dt.datetime, limit: int) -> list[int]:
    """Take the subjects that time alone changes by now."""
    with connection.cursor() as cursor:
        cursor.execute(_WAKE_SUBJECTS, {"now": now, "limit": limit})
        return [row[0] for row in cursor.fetchall()]


def quiet_subjects(now: dt.datetime) -> list[int]:
    """The streams that had begun by now and on which nothing was recorded later."""
    begun = Subject.objects.filter(opened_at__lte=now).annotate(last=Max("events__recorded_at"))
    return list(begun.filter(last__lte=now).order_by("pk").values_list("pk", flat=True))


def counted_subjects(branch_path: str, since: dt.date, until: dt.date) -> QuerySet[Subject]:
    """The subjects of a branch and below that count by its working calendar and may concern these days: opened before
    they end, and still running or last derived after they began."""
    running = Clock.objects.filter(subject=OuterRef("pk"), state__in=("running", "paused", "undecided", "open"))
    packs = Q(pk__in=[])
    for pack_hash in policy.counted_packs():
        packs |= Q(adopted__contains=[{"pack": pack_hash}])
    rows = Subject.objects.filter(packs, branch_path__startswith=branch_path)
    if until < dt.date.max:
        rows = rows.filter(opened_at__lt=dt.datetime.combine(until, dt.time(), clock.zone()))
    return rows.filter(Q(derived_at__gte=dt.datetime.combine(since, dt.time(), clock.zone())) | Exists(running))


def unanswered(word: str, answers: tuple[str, ...], within: Q, since: dt.datetime) -> QuerySet[Event]:
    """Events of a word, recorded since then, that nothing answers yet: no later event of these words about the same thing,
    and no correction. The oldest first."""
    same = Event.objects.filter(subject=OuterRef("subject"), ref=OuterRef("ref"), seq__gt=OuterRef("seq"))
    rows = Event.objects.filter(within, word=word, recorded_at__gte=since)
    return _standing(rows).filter(~Exists(same.filter(word__in=answers))).order_by("recorded_at", "pk")


def unconfirmed_claims(within: Q, since: dt.datetime) -> QuerySet[Event]:
    """Events whose minute waits for another person's word, the oldest first."""
    confirmed = Event.objects.annotate(claim=Cast(KT("data__claim"), IntegerField())).filter(
        subject=OuterRef("subject"), word="claim.confirmed", claim=OuterRef("seq")
    )
    rows = Event.objects.filter(within, claimed=True, recorded_at__gte=since)
    return _standing(rows).filter(~Exists(confirmed)).order_by("recorded_at", "pk")


def recorded_since(word: str, within: Q, since: dt.datetime) -> QuerySet[Event]:
    """Events of a word, the newest first."""
    return _standing(Event.objects.filter(within, word=word, recorded_at__gte=since)).order_by("-recorded_at", "-pk")


def _standing(rows: QuerySet[Event]) -> QuerySet[Event]:
    return rows.filter(~Exists(Event.objects.filter(subject=OuterRef("subject"), supersedes=OuterRef("pk"))))


def words_of(event_ids: list[int]) -> dict[int, Content]:
    """The words of these events, by event id."""
    return {c.event_id: c for c in Content.objects.filter(event_id__in=event_ids)}
