"""Texts that are safe to print, glyphs that exist, threads that take turns."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from shouhou.documents.services.render_service_confirmation import render_service_confirmation
from shouhou.documents.services.typeset import BREAK_HERE, drawable, printable
from shouhou.documents.tests.reading import text_of
from shouhou.documents.tests.service_confirmations import blank


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ('炉体漏水 #set $x$ "y" \\ `z`', '炉体漏水 #set $x$ "y" \\ `z`'),
        ("a\r\nb\u2028c", "a\nb\nc"),
        ("\tnull\0 bell\a", "null bell"),
        ("e\u0301", "é"),
        ("\u202e反\u200f转", "反转"),
        ("好\ufe0f葛\U000e0100", "好葛"),
        ("张😀", "张〓"),
        ("\ud800", "〓"),
        ("سلام", "〓〓〓〓"),
    ],
)
def test_it_prints_what_has_a_glyph_and_shows_what_has_none(text: str, printed: str) -> None:
    assert printable(text) == printed


def test_it_lets_a_long_run_break_anywhere() -> None:
    assert printable("x" * 24) == BREAK_HERE.join("x" * 24)
    assert printable("。" * 30).count(BREAK_HERE) == 29
    assert printable("长" * 100) == "长" * 100
    assert printable("https://a.cn/b") == "https://a.cn/b"


def test_it_knows_the_glyphs_of_common_and_rare_names() -> None:
    assert all(drawable()[ord(c)] for c in "龘㛃䶮〇囍Ω℃㎡①²½→□■€¥√〓")
    assert not any(drawable()[ord(c)] for c in "😀𠮷\0")


def test_it_sets_the_forms_of_many_threads_without_mixing_them() -> None:
    forms = [blank(customer_name=f"N{n:03d}") for n in range(24)]
    with ThreadPoolExecutor(8) as threads:
        pdfs = [rendered.pdf for rendered in threads.map(render_service_confirmation, forms)]
    for n, pdf in enumerate(pdfs):
        text = text_of(pdf)
        assert f"N{n:03d}" in text
        assert sum(f"N{other:03d}" in text for other in range(24)) == 1
