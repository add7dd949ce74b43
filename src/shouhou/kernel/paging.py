"""Cursors of lists: the place behind a row, as an opaque text. Rows that are added meanwhile move nothing."""

import base64
import datetime as dt
import json
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid

Row = TypeVar("Row", bound=Model)


def cursor(order: str, *place: Any) -> str:
    """The place of a row in an order: the values that it is sorted by, the last of them unique."""
    texts = [p.isoformat() if isinstance(p, dt.datetime) else p for p in place]
    return base64.urlsafe_b64encode(json.dumps([order, *texts]).encode()).decode().rstrip("=")


def place(text: str, order: str, *types: type) -> tuple[Any, ...] | None:
    """The place that a cursor of this order names; None for an empty text. Raises Invalid for any other text."""
    if not text:
        return None
    try:
        name, *values = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        if name != order or len(values) != len(types):
            raise ValueError
        return tuple(_read(value, kind) for value, kind in zip(values, types, strict=True))
    except (ValueError, TypeError, RecursionError) as error:
        raise Invalid({"after": _("This is not the end of a page of this list. Begin again without it.")}) from error


def behind(column: str, value: object, pk: int, *, descending: bool = False, id_descending: bool | None = None) -> Q:
    """The rows behind a place, in the order of a column and of the id, which goes as the column does unless said.

    The column by itself is bounded, so that an index on it begins at the place: of `a < x or a = x and id < y` a database
    makes no beginning, and reads everything that lies before.
    """
    of_id = descending if id_descending is None else id_descending
    way, way_of_id = ("lt" if down else "gt" for down in (descending, of_id))
    return Q(**{f"{column}__{way}e": value}) & (Q(**{f"{column}__{way}": value}) | Q(**{f"id__{way_of_id}": pk}))


@dataclass(frozen=True)
class Sort:
    """One promised order of a list: a column, its direction, and the id as tie-breaker, so that a key names one place."""

    column: str
    descending: bool
    restriction: Q = field(default_factory=Q)

    def apply(self, rows: QuerySet[Row]) -> QuerySet[Row]:
        sign = "-" if self.descending else ""
        return rows.filter(self.restriction).order_by(f"{sign}{self.column}", f"{sign}id")

    def after(self, rows: QuerySet[Row], value: object, pk: int) -> QuerySet[Row]:
        """The rows behind a key, whatever was added meanwhile."""
        return rows.filter(behind(self.column, value, pk, descending=self.descending))


def _read(value: Any, kind: Any) -> Any:
    if kind is dt.datetime:
        at = dt.datetime.fromisoformat(value)
        if at.tzinfo is None or not 1900 <= at.year < 2200:
            raise ValueError
        return at
    if type(value) is not kind or (kind is str and "\x00" in value) or (kind is int and not 0 <= value < 2**63):
        raise ValueError
    return value
