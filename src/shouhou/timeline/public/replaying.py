"""Very many streams read at once, to be derived again without anything being written: what-if."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple, cast

from django.db import connection
from django.db.models import Q

from shouhou.policy import public as policy
from shouhou.policy.engine.shapes import Event as Happened
from shouhou.timeline.models import Event, Subject
from shouhou.timeline.rules import CONFIRMED
from shouhou.timeline.services.derive_subject import happened

_SUBJECTS = (
    "SELECT id, kind, branch_path, adopted::text, given, holders FROM timeline_subject WHERE id = ANY(%s) ORDER BY id"
)
_EVENTS = """
    SELECT subject_id, id, seq, word, occurred_at, recorded_at, actor_id, role, ref, supersedes_id, claimed, data::text
    FROM timeline_event WHERE subject_id = ANY(%s) ORDER BY subject_id, seq
"""


@dataclass(frozen=True, slots=True)
class Told:
    """A stream as the engine reads it. `adopted` is the text of what it follows: equal texts follow the same."""

    subject_id: int
    kind: str
    branch_path: str
    adopted: str
    facts: Mapping[str, Any]
    events: Sequence[Happened]


class _Row(NamedTuple):
    """An event as it is stored, by the names of its columns."""

    subject_id: int
    pk: int
    seq: int
    word: str
    occurred_at: dt.datetime
    recorded_at: dt.datetime
    actor_id: int | None
    role: str
    ref: str
    supersedes_id: int | None
    claimed: bool
    data: Any


def opened_between(since: dt.datetime, until: dt.datetime, *, branch_path: str, regulation: str) -> list[int]:
    """The streams of a branch and below it that were opened in a period (half-open) under a regulation ("": any)."""
    rows = Subject.objects.filter(opened_at__gte=since, opened_at__lt=until, branch_path__startswith=branch_path)
    asked = Q(adopted__contains=[{"regulation": regulation}]) if regulation else Q()
    return list(rows.filter(asked).order_by("pk").values_list("pk", flat=True))


def told(subject_ids: Sequence[int]) -> Iterator[Told]:
    """These streams with their events, in two statements. Equal fields are read once: very many events are alike."""
    with connection.cursor() as cursor:
        cursor.execute(_SUBJECTS, [list(subject_ids)])
        subjects = cursor.fetchall()
        cursor.execute(_EVENTS, [list(subject_ids)])
        rows = [_Row._make(row) for row in cursor.fetchall()]
    events = {pk: list(found) for pk, found in groupby(rows, key=lambda row: row.subject_id)}
    typed: dict[tuple[str, str, str], dict[str, Any]] = {}
    for pk, kind, path, adopted, given, holders in subjects:
        facts = {"given": json.loads(given), "holders": json.loads(holders)}
        yield Told(pk, kind, path, adopted, facts, _happened(kind, events.get(pk, []), typed))


def _happened(kind: str, rows: list[_Row], typed: dict[tuple[str, str, str], dict[str, Any]]) -> list[Happened]:
    if any(row.claimed or row.supersedes_id or row.word == CONFIRMED for row in rows):
        whole = [cast(Event, row._replace(data=json.loads(row.data))) for row in rows]
        return happened(Subject(kind=kind), whole)
    return [
        Happened(
            row.seq, row.word, row.occurred_at, row.recorded_at, str(row.actor_id) if row.actor_id else None,
            row.role or None, row.ref or None, _typed(kind, row, typed), None,
        )
        for row in rows
    ]  # fmt: skip


def _typed(kind: str, row: _Row, typed: dict[tuple[str, str, str], dict[str, Any]]) -> dict[str, Any]:
    if row.data == "{}":
        return {}
    known = (kind, row.word, row.data)
    if known not in typed:
        typed[known] = policy.read(kind, row.word, json.loads(row.data))
    return typed[known]
