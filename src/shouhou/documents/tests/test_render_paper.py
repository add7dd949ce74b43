"""Use case: set an office paper."""

import datetime as dt
import re
from typing import Any

import pytest

from shouhou.documents.public import Block, Line, Paper, Table, Words, render_paper
from shouhou.documents.tests.reading import facts_of, fonts_of, text_of
from shouhou.documents.tests.service_confirmations import at


def paper(**given: Any) -> Paper:
    block = Block(
        name=Words(zh="客户", en="Customer"),
        lines=(Line(name=Words(zh="名称", en="Name"), value="宁波海曙"), Line(name=Words(zh="备注"), value="", wide=True)),
    )  # fmt: skip
    table = Table(
        name=Words(zh="目录"), columns=(Words(zh="序号"), Words(zh="内容")), widths=(1, 4), rows=(("1", "报修"),)
    )
    said: dict[str, Any] = {
        "printed_at": at("18:02"), "verify_at": "https://example.cn/verify/", "kind": "work_order",
        "title": Words(zh="派工单", en="Work Order"), "organisation": "杭州炉光工业设备有限公司", "number": "V1",
        "parts": (block, table), "note": Words(zh="说明"), "signatures": (Words(zh="派工人"), Words(zh="客户")),
    }  # fmt: skip
    return Paper(**(said | given))


def squeezed(pdf: bytes) -> str:
    return re.sub(r"\s+", "", text_of(pdf))


def test_it_prints_blocks_tables_notes_and_places_to_sign() -> None:
    rendered = render_paper(paper())
    text = squeezed(rendered.pdf)
    for said in ("杭州炉光工业设备有限公司", "编号V1", "派工单", "名称宁波海曙", "序号内容1报修", "说明", "派工人："):
        assert said in text
    assert f"校验码{rendered.content_hash[:16]}第1页/共1页打印时间2026-01-2018:02" in text
    assert len(fonts_of(rendered.pdf)) == 2
    assert facts_of(rendered.pdf)["Title"] == "派工单 V1"


def test_it_prints_english_beside_the_chinese_and_across_the_sheet() -> None:
    rendered = render_paper(paper(language="en", across=True))
    assert "WorkOrder" in squeezed(rendered.pdf)
    assert facts_of(rendered.pdf)["Page size"] == "841.89 x 595.276 pts (A4)"


def test_its_hash_is_of_what_it_says_and_not_of_how_it_is_printed() -> None:
    one = paper().content_hash
    assert paper(language="en", printed_at=at("20:00"), verify_at="http://other/").content_hash == one
    assert paper(printed_at=at("18:02").astimezone(dt.UTC)).content_hash == one
    assert paper(number="V2").content_hash != one
    assert paper(note=Words(zh="别的说明")).content_hash != one


@pytest.mark.parametrize("rows", [60, 400])
def test_it_runs_on_over_more_pages_and_loses_nothing(rows: int) -> None:
    table = Table(
        name=Words(zh="目录"), columns=(Words(zh="序号"), Words(zh="内容")), widths=(1, 4),
        rows=tuple((str(n), f"第{n}件") for n in range(rows)),
    )  # fmt: skip
    text = squeezed(render_paper(paper(parts=(table,))).pdf)
    assert all(f"第{n}件" in text for n in range(rows))
