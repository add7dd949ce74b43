"""Who changed what: row history of every kind of thing as one list, the newest first, in words.

Each kind has a table of its own; a page takes the newest rows of each behind that table's own place and merges them, so
that no table is read further than the page needs.
"""

import datetime as dt
import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.kernel import paging, sheets
from shouhou.people import public as people
from shouhou.web import audit_values, things

PAGE = 50
ORDER = "audit"
FIRST = 2**62  # before the newest row of a table
NAMED = (
    "people.branch",
    "people.user",
    "people.role",
    "assets.productmodel",
    "assets.unit",
)  # no personal data in a name


@dataclass(frozen=True)
class Filter:
    """What is looked for: by whom (0: anybody), which kind of thing ("": all), one thing, between which days."""

    by: int = 0
    kind: str = ""
    about: int = 0
    since: dt.datetime | None = None
    until: dt.datetime | None = None


@dataclass
class Change:
    """One row's change. `columns` are (label, before, after) in words; a new row has no before, a removed one no after."""

    at: dt.datetime
    by: str
    what: str
    kind: str
    name: str
    request: str
    columns: list[tuple[str, str, str]] = field(default_factory=list)


def changes(actor: people.Actor, wanted: Filter, after: str = "") -> tuple[list[Change], str]:
    """One page of the changes that the actor may see, and the cursor behind it ("" at the end). Raises Invalid."""
    models = things.tracked()
    places = list(paging.place(after, ORDER, *[int] * len(models)) or [FIRST] * len(models))
    lists = [
        list(_rows(actor, model, wanted).filter(pgh_id__lt=place)[: PAGE + 1])
        for model, place in zip(models, places, strict=True)
    ]
    merged = heapq.merge(*([(e, n) for e in rows] for n, rows in enumerate(lists)), key=_newest_first)
    page: list[tuple[type[Model], Any]] = []
    more = False
    for event, number in merged:
        if len(page) == PAGE:
            more = True
            break
        page.append((models[number], event))
        places[number] = event.pgh_id
    return _told(page), paging.cursor(ORDER, *places) if more else ""


def every(actor: people.Actor, wanted: Filter, most: int) -> Iterator[Change]:
    """All of them, page by page, for a file. Raises Invalid behind the `most`-th: a file leaves nothing out silently."""
    after, count = "", 0
    while True:
        page, after = changes(actor, wanted, after)
        yield from page
        count += len(page)
        if not after:
            return
        if count >= most:
            raise sheets.too_many(most)


def _newest_first(row: tuple[Any, int]) -> float:
    return -float(row[0].pgh_created_at.timestamp())


def _rows(actor: people.Actor, model: type[Model], wanted: Filter) -> QuerySet[Any]:
    """The changes of one kind that fit, newest first, each with the id of the change before."""
    event, thing = model.pgh_event_model, things.THINGS[model._meta.label_lower]  # type: ignore[attr-defined]
    rows = event.objects.filter(_fits(model, wanted))
    if not people.holds_everywhere(actor, "audit.see"):
        if not thing.branch:
            return event.objects.none()  # type: ignore[no-any-return]
        rows = rows.filter(actor.scope("audit.see", branch=thing.branch, own=Q(pk__in=[])))
    before = event.objects.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id")).order_by("-pgh_id")
    return rows.annotate(before=Subquery(before.values("pgh_id")[:1])).select_related("pgh_context").order_by("-pgh_id")  # type: ignore[no-any-return]


def _fits(model: type[Model], wanted: Filter) -> Q:
    q, label = Q(), model._meta.label_lower
    if wanted.by:
        q &= Q(pgh_context__metadata__user=wanted.by)
    if wanted.about and wanted.kind == "people.user" and label == "people.grant":
        q &= Q(user_id=wanted.about)  # what somebody may do belongs to what is known of them
    elif wanted.kind and label != wanted.kind:
        return Q(pk__in=[])
    elif wanted.about:
        q &= Q(pgh_obj_id=wanted.about)
    if wanted.since:
        q &= Q(pgh_created_at__gte=wanted.since)
    if wanted.until:
        q &= Q(pgh_created_at__lt=wanted.until)
    return q


def _told(page: Sequence[tuple[type[Model], Any]]) -> list[Change]:
    """The rows in words; names of people and of what rows point to are read once for the page."""
    before: dict[tuple[type[Model], int], Any] = {}
    ids: dict[type[Model], list[int]] = defaultdict(list)
    for model, event in page:
        if event.pgh_label != "insert" and event.before:
            ids[model].append(event.before)
    for model, wanted in ids.items():
        found = model.pgh_event_model.objects.in_bulk(wanted)  # type: ignore[attr-defined]
        before |= {(model, pk): row for pk, row in found.items()}
    names = _names([*page, *((model, row) for (model, _pk), row in before.items())])
    users = {_user(event) for _model, event in page} - {0}
    by = people.named(users)
    told = []
    for model, event in page:
        old = before.get((model, event.before)) if event.pgh_label == "update" else None
        context = event.pgh_context
        user = _user(event)
        told.append(
            Change(
                at=event.pgh_created_at, by=by.get(user, "") if user else _("the system"), what=event.pgh_label,
                kind=things.label_of(model), name=_name(model, event, names),
                request=(context.metadata.get("request_id") or "")[:8] if context else "",
                columns=_columns(model, old, event, names),
            )
        )  # fmt: skip
    return told


def _user(event: Any) -> int:
    return int((event.pgh_context.metadata.get("user") if event.pgh_context else 0) or 0)


def _columns(model: type[Model], old: Any, event: Any, names: dict[tuple[str, int], str]) -> list[tuple[str, str, str]]:
    """What differs from the change before; of a new or removed row everything that is set."""
    found = []
    for column, label in things.THINGS[model._meta.label_lower].columns.items():
        now = _value(model, event, column, names)
        was = _value(model, old, column, names) if old else ""
        if event.pgh_label == "delete":
            now, was = "", now
        if now != was:
            found.append((str(label), was, now))
    for column in getattr(event, "changed", ()) if event.pgh_label == "update" else ():
        if column in things.PERSONAL and column not in things.THINGS[model._meta.label_lower].columns:
            found.append((str(things.PERSONAL[column]), _("not kept"), _("not kept")))
    return found


def _value(model: type[Model], event: Any, column: str, names: dict[tuple[str, int], str]) -> str:
    kind: Any = model._meta.get_field(column)
    if isinstance(kind, ForeignKey):
        pk = getattr(event, f"{column}_id")
        return names.get((_target(kind), pk), f"#{str(pk)[:12]}") if pk else ""
    return audit_values.shown(kind, getattr(event, column))


def _target(kind: Any) -> str:
    return str(kind.related_model._meta.label_lower)


def _name(model: type[Model], event: Any, names: dict[tuple[str, int], str]) -> str:
    """What a row is called: by itself, or by what it joins; where that would be personal by its number."""
    label = model._meta.label_lower
    if label == "people.grant":
        return " · ".join(_value(model, event, column, names) for column in ("user", "role", "branch"))
    for column in ("serial", "name", "code", "regulation"):
        if column in things.THINGS[label].columns and getattr(event, column, None):
            return str(getattr(event, column))
    return f"#{event.pgh_obj_id}"


def _names(rows: Sequence[tuple[type[Model], Any]]) -> dict[tuple[str, int], str]:
    """What the rows point to, by kind and id, where a name holds no personal data."""
    wanted: dict[type[Model], set[int]] = defaultdict(set)
    for model, event in rows:
        for column in things.THINGS[model._meta.label_lower].columns:
            kind = model._meta.get_field(column)
            if isinstance(kind, ForeignKey) and _target(kind) in NAMED and (pk := getattr(event, f"{column}_id")):
                wanted[kind.related_model].add(pk)
    roles = people.role_names(get_language() or "zh-hans")
    return {
        (target._meta.label_lower, pk): roles.get(str(row), str(row)) if target is _role() else str(row)
        for target, pks in wanted.items()
        for pk, row in target._default_manager.in_bulk(pks).items()
    }


def _role() -> type[Model]:
    return apps.get_model("people.role")
