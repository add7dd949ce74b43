"""Excel files of lists: typed columns, a frozen header that filters, texts that can never become formulas.

return sheets.answer("customers", _("Customers"), COLUMNS, rows)
"""

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar
from urllib.parse import quote

from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid

M = TypeVar("M", bound=Model)
Value = str | int | float | Decimal | dt.date | dt.datetime | None

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 100_000  # of one file: a workbook of more takes minutes to open
LONGEST = 32_767  # characters that a cell holds
FORMATS = {"text": "@", "whole": "0", "number": "#,##0.0##", "money": "#,##0.00", "day": "yyyy-mm-dd",
           "minute": "yyyy-mm-dd hh:mm"}  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a program takes for a formula when such a text is typed or reopened
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what XML cannot carry
_NAME = re.compile(r"[\\/*?:\[\]]")  # what the name of a sheet must not contain


@dataclass(frozen=True)
class Column:
    """One column: its heading in the reader's language, what its cells are (a key of FORMATS), its width in characters."""

    title: str
    kind: str = "text"
    width: int = 16


def workbook(title: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> bytes:
    """The whole file. Rows hold one value for each column; aware minutes become the organisation's local ones.

    Raises Invalid where there are more than a file takes: nothing is left out silently.
    """
    from openpyxl import Workbook  # here: it takes 20 MB, and most processes write no file
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_NAME.sub(" ", title)[:31] or "1")
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    bold, grey = Font(bold=True), PatternFill("solid", fgColor="E9ECEF")

    def heading(text: str) -> Any:
        cell = written(text, "text")
        cell.font, cell.fill, cell.alignment = bold, grey, Alignment(vertical="center", wrap_text=True)
        return cell

    def written(value: Value, kind: str) -> Any:
        cell = WriteOnlyCell(sheet, value=None if isinstance(value, str) else stored(value))
        cell.number_format = FORMATS[kind]
        if isinstance(value, str) and value:
            text = _CONTROL.sub("", value)[:LONGEST]
            cell._value, cell.data_type = text, "s"  # by its public door a text that begins with = becomes a formula
            cell.quotePrefix = text.startswith(_FORMULA)
        return cell

    sheet.append([heading(column.title) for column in columns])
    count = 1
    for row in rows:
        if count > MOST_ROWS:
            book.save(io.BytesIO())  # closes what was begun, and its temporary file
            raise too_many(MOST_ROWS)
        count += 1
        sheet.append([written(v, c.kind) for v, c in zip(row, columns, strict=True)])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def too_many(most: int) -> Invalid:
    """What is said instead of a file that would leave rows out."""
    says = _(
        "The list has more than %(most)s rows, too many for one file. Narrow it, by days or by branch, and export each part."
    )
    return Invalid({"": says % {"most": f"{most:,}"}})


def whole(rows: QuerySet[M]) -> QuerySet[M]:
    """The rows, where one file takes them all; asked before the first of them is written. Raises Invalid."""
    if rows[MOST_ROWS : MOST_ROWS + 1].exists():
        raise too_many(MOST_ROWS)
    return rows


def stored(value: Value) -> Value:
    """A value as a workbook can hold it: without a time zone, which Excel does not know."""
    return clock.local(value).replace(tzinfo=None) if isinstance(value, dt.datetime) and value.tzinfo else value


def answer(name: str, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> HttpResponse:
    """The file as a download, called `name` and the local day: `customers-2026-03-02.xlsx`."""
    return download(f"{name}-{clock.local(clock.now()):%Y-%m-%d}.xlsx", workbook(title, columns, rows))


def download(filename: str, content: bytes) -> HttpResponse:
    """An Excel file for the browser to save, kept by no cache."""
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(filename)}",
        "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
    }  # fmt: skip
    return HttpResponse(content, content_type=CONTENT_TYPE, headers=headers)
