"""What the services have written of one case, taken off as a pattern: rows of every table that hangs on its stream."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from shouhou.config.demo.scale.stamp import Pattern
from shouhou.kernel import loading
from shouhou.timeline import public as timeline

Model = type[models.Model]
_OPEN, _CLOSE = "\ue000", "\ue001"  # around a mark, until the text is made; nobody writes these
_MARK = re.compile(f"{_OPEN}([a-z0-9]+){_CLOSE}")


class Unsuitable(Exception):
    """A history left something behind that no copy can repeat."""


def pattern_of(subject_id: int, since: dt.datetime, *, said: str) -> Pattern:
    """How a case stands now. `said` are the words of its request, which each copy replaces."""
    found = rows_about(subject_id)
    events = {row.pk: place for place, row in enumerate(found[_event()], 1)}
    (case,) = found[_case()]
    visits = [getattr(row, "number") for row in found.get(_visit(), ())]  # noqa: B009  # of a model that is known by name
    texts: dict[str, list[str]] = {}
    names = {said: mark("said"), getattr(case, "number"): mark("number")}  # noqa: B009
    names |= {number: mark(f"v{place}") for place, number in enumerate(visits, 1)}
    for model, rows in found.items():
        for row in rows:
            _set_marks(row, subject_id, case.pk, events)
            texts.setdefault(model._meta.db_table, []).append(loading.line(row, columns(model)))
    links = [_link(link, place) for place, link in enumerate(timeline.links_of(subject_id), 1)]
    return Pattern(
        since, tuple((table, _finished("".join(lines), names)) for table, lines in texts.items()),
        tuple(_finished(text, names) for text, _words in links), tuple(_finished(words, names) for _text, words in links),
        len(visits),
    )  # fmt: skip


def mark(name: str) -> loading.Raw:
    return loading.Raw(f"{_OPEN}{name}{_CLOSE}")


def rows_about(subject_id: int) -> dict[Model, list[models.Model]]:
    """Every row that hangs on a stream, directly or by another row, by model; what others point to comes first."""
    found: dict[Model, list[models.Model]] = {}
    for model, ways in hanging():
        condition = models.Q()
        for name, above in ways:
            if found.get(above):
                condition |= models.Q(**{f"{name}__in": [row.pk for row in found[above]]})
        if model is _subject():
            condition = models.Q(pk=subject_id)
        if condition and (rows := list(model._base_manager.filter(condition).order_by("pk"))):
            found[model] = rows
    return found


@cache
def hanging() -> tuple[tuple[Model, tuple[tuple[str, Model], ...]], ...]:
    """The models of rows that can hang on a stream, each with its foreign keys that lead there."""
    ways: dict[Model, list[tuple[str, Model]]] = {_subject(): []}
    waiting = [_subject()]
    while waiting:
        above = waiting.pop(0)
        for name, model in _pointing_to(above):
            if model not in ways:
                ways[model] = []
                waiting.append(model)
            ways[model].append((name, above))
    return tuple((model, tuple(found)) for model, found in ways.items())


def _pointing_to(above: Model) -> Iterator[tuple[str, Model]]:
    for model in apps.get_models():
        for field in model._meta.concrete_fields if model is not above and not model._meta.proxy else ():
            target = field.remote_field.model if isinstance(field, models.ForeignKey) else None
            if target is above:
                yield field.name, model


@cache
def columns(model: Model) -> "tuple[models.Field[Any, Any], ...]":
    """The columns that are written: not what the database makes, nor a key that nobody points to."""
    keyed = {_subject(), _event(), _case()}
    return tuple(
        field for field in model._meta.concrete_fields
        if not field.generated and (not isinstance(field, models.AutoField) or model in keyed)
    )  # fmt: skip


def _subject() -> Model:
    return apps.get_model("timeline", "Subject")


def _event() -> Model:
    return apps.get_model("timeline", "Event")


def _case() -> Model:
    return apps.get_model("cases", "Case")


def _visit() -> Model:
    return apps.get_model("dispatch", "Visit")


def _set_marks(row: models.Model, subject_id: int, case_id: int, events: dict[int, int]) -> None:
    """Marks in place of whatever belongs to this one case. Raises Unsuitable for what has none."""
    for field in row._meta.concrete_fields:
        value, name = getattr(row, field.attname), field.attname
        target = (
            field.remote_field.model
            if isinstance(field, models.ForeignKey)
            else type(row)
            if field.primary_key
            else None
        )
        if value is None:
            continue
        if target is _subject():
            setattr(row, name, mark("subject"))
        elif target is _case():
            setattr(row, name, mark("case"))
        elif target is _event():
            setattr(row, name, mark(f"e{events[value]}"))
        elif field.remote_field and target in dict(hanging()):
            raise Unsuitable(f"{row._meta.label}.{name} points to a row that has no mark")
    of = row._meta.label_lower
    if of == "timeline.event":
        place = row.seq  # type: ignore[attr-defined]
        _set_bytes(row, hash=f"h{place}", content_hash=f"c{place}")
    elif of == "timeline.content":
        place = str(row.pk)[2:-1]
        _set_bytes(row, salt=f"s{place}")
    elif of == "timeline.subject":
        _set_bytes(row, last_hash="head")
        row.given = mark("given")  # type: ignore[attr-defined]
    elif of == "notices.notice":
        row.key = re.sub(f"^{subject_id}/", f"{mark('subject')}/", row.key)  # type: ignore[attr-defined]
    elif of == "cases.case":
        row.customer_id, row.unit_id = mark("customer"), mark("unit")  # type: ignore[attr-defined]


def _set_bytes(row: models.Model, **marks: str) -> None:
    for name, of in marks.items():
        if getattr(row, name) is not None:
            setattr(row, name, loading.Raw("\\\\x" + mark(of)))


def _link(link: timeline.Link, place: int) -> tuple[str, str]:
    """What an event's hash covers, and its words, in canonical form."""
    parts = {**link.sealed, "subject": mark("subject")}
    if link.words is not None:
        parts["content"] = mark(f"c{place}")
    text = timeline.canonical(parts).decode().replace(f'"{mark("subject")}"', mark("subject"))
    return text, timeline.canonical(link.words).decode() if link.words is not None else ""


def _finished(text: str, names: dict[str, loading.Raw]) -> str:
    """With the names that each copy has for itself replaced, as a form of `%`."""
    for name, stands in names.items():
        text = text.replace(name, stands)
    return _MARK.sub(r"%(\1)s", text.replace("%", "%%"))
