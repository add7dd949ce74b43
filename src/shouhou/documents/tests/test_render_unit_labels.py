"""Use case: print labels for units."""

import pytest

from shouhou.documents.services.render_unit_labels import Layout, UnitLabel, render_unit_labels
from shouhou.documents.tests.reading import facts_of, text_of
from shouhou.kernel.testing.minutes import MONDAY

LABELS = [UnitLabel("VF-1600", f"SN-{n:04}", f"http://localhost/u/{n:022}") for n in range(30)]


def printed(layout: Layout, count: int) -> bytes:
    return render_unit_labels(
        LABELS[:count], layout=layout, organisation="测试企业", says="扫码报修", title="标签", language="zh", at=MONDAY
    )


@pytest.mark.parametrize(("layout", "count", "pages"), [("sheet", 27, 1), ("sheet", 28, 2), ("single", 3, 3)])
def test_it_takes_so_many_pages_of_the_right_size(layout: Layout, count: int, pages: int) -> None:
    facts = facts_of(printed(layout, count))
    size = "141.732 x 85.0394 pts" if layout == "single" else "595.276 x 841.89 pts (A4)"  # points of 1/72 inch
    assert (facts["Pages"], facts["Page size"]) == (str(pages), size)


def test_it_says_model_serial_number_and_what_to_do() -> None:
    said = text_of(printed("sheet", 2))
    for words in ("VF-1600", "SN-0001", "测试企业", "扫码报修"):
        assert words in said


def test_the_same_call_gives_the_same_bytes() -> None:
    assert printed("single", 1) == printed("single", 1)
