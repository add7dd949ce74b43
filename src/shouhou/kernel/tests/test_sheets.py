"""Excel files of lists."""

import datetime as dt
import io
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from shouhou.kernel import clock, sheets
from shouhou.kernel.errors import Invalid
from shouhou.kernel.sheets import Column
from shouhou.kernel.testing.minutes import MONDAY

COLUMNS = [Column("客户"), Column("Distance", "number", 10), Column("Since", "minute"), Column("Day", "day")]


def read(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content)).active


def test_it_writes_each_value_as_what_it_is() -> None:
    row = ["鞍山钢厂", Decimal("88.5"), MONDAY, dt.date(2026, 3, 2)]
    sheet = read(sheets.workbook("Customers", COLUMNS, [row, [None, None, None, None]]))
    assert [c.value for c in sheet[1]] == ["客户", "Distance", "Since", "Day"]
    assert [str(c.value) for c in sheet[2]] == ["鞍山钢厂", "88.5", "2026-03-02 09:00:00", "2026-03-02 00:00:00"]
    assert [c.number_format for c in sheet[2]] == ["@", "#,##0.0##", "yyyy-mm-dd hh:mm", "yyyy-mm-dd"]
    assert [c.value for c in sheet[3]] == [None] * 4
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.column_dimensions["B"].width) == ("A2", "A1:D3", 10)


@pytest.mark.parametrize("text", ["=1+1", "+86 138", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("x")'])
def test_it_never_writes_a_formula(text: str) -> None:
    cell = read(sheets.workbook("x", [Column("a")], [[text]]))["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_it_leaves_out_what_a_workbook_cannot_hold() -> None:
    content = sheets.workbook("a/b:c[d]" * 9, [Column("a")], [["\x00\x0bok\x1f"], ["长" * 40_000]])
    sheet = read(content)
    assert (sheet["A2"].value, len(sheet["A3"].value)) == ("ok", 32_767)
    assert sheet.title == "a b c d a b c d a b c d a b c d"


def test_it_refuses_more_rows_than_a_file_takes_and_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    columns = [Column("a", "whole")]
    assert read(sheets.workbook("x", columns, ([n] for n in range(2)))).max_row == 3
    with pytest.raises(Invalid) as error:
        sheets.workbook("x", columns, ([n] for n in range(9)))
    assert "2" in str(error.value.fields[""])


def test_it_is_a_download_with_the_day_in_its_name() -> None:
    with clock.frozen(MONDAY):
        answered = sheets.answer("customers", "Customers", [Column("a")], [])
    assert answered["Content-Disposition"].endswith("customers-2026-03-02.xlsx")
    assert answered["Cache-Control"] == "no-store"
    assert read(answered.content).max_row == 1
