"""Files that people bring along: an Excel or CSV file becomes rows of texts, told apart by content and never by name.

rows = tables.read(upload.read())
"""

import csv
import datetime as dt
import io
import zipfile
from typing import Any

from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid

LARGEST = 2_000_000  # bytes of the file
UNPACKED = 50_000_000  # bytes of a workbook when it is unpacked
WIDEST = 60  # columns
LONGEST_CELL = 2_000  # characters
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def read(content: bytes, most: int) -> list[tuple[int, list[str]]]:
    """The first sheet or the whole CSV file: each row that holds anything with its number, the headings first.

    Raises Invalid at `file` for what is empty, too large, no table, or has more than `most` rows under its headings.
    """
    if not content.strip():
        raise Invalid({"file": _("This file is empty.")})
    if len(content) > LARGEST:
        raise Invalid({"file": _("This file is larger than %(size)s MB. Split it.") % {"size": LARGEST // 1_000_000}})
    if content.startswith(_OLD_EXCEL):
        raise Invalid({"file": _("This is a file of an old Excel. Save it as .xlsx and choose that.")})
    found: list[tuple[int, list[str]]] = []
    for number, row in enumerate(_excel(content) if content.startswith(b"PK") else _csv(content), 1):
        cells = [_text(value) for value in row[:WIDEST]]
        if any(cells):
            found.append((number, cells))
        if len(found) > most + 1 or number > 10 * most:
            raise Invalid({"file": _("More than %(most)s rows. Split the file, and import one part after the other.")
                                   % {"most": most}})  # fmt: skip
    return found


def _excel(content: bytes) -> list[tuple[Any, ...]]:
    from openpyxl import load_workbook  # here: it takes 20 MB, and most processes read no file

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(part.file_size for part in packed.infolist())
        if size > UNPACKED:
            raise Invalid({"file": _("This workbook holds too much. Keep only the list in it.")})
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the file says of its size may be wrong
        return list(sheet.iter_rows(values_only=True, max_col=WIDEST))
    except Invalid:
        raise
    except Exception:  # openpyxl raises whatever its parsers raise
        raise Invalid({"file": _("This is no Excel workbook that can be read. Save it as .xlsx again.")}) from None


def _csv(content: bytes) -> list[list[str]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        text = "\x00"
    if "\x00" in text:
        raise Invalid({"file": _("This is neither an Excel workbook (.xlsx) nor a CSV file in UTF-8 or GB18030.")})
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        raise Invalid({"file": _("This CSV file cannot be read. Save it again from Excel.")}) from None


def _text(value: Any) -> str:
    """A cell as somebody would type it: no .0 behind a telephone number, a day as 2026-03-02."""
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).replace("\x00", "").strip()[:LONGEST_CELL]
