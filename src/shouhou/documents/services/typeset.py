"""Use case: set a form on paper. One Typst compiler in each process, our own two fonts, data only as JSON.

Typst's template is code; the data never are: they reach it as one JSON input, and the template shows texts as texts.
A missing glyph would be silent on paper, so each character that neither font draws is replaced by the printer's 〓.
"""

import datetime as dt
import io
import json
import mmap
import re
import struct
import sys
import threading
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst
from pylopdf_fonts_zh_cn import sans_path, serif_path

TEMPLATES = Path(__file__).parents[1] / "templates" / "documents"
FONTS = (serif_path(), sans_path())
NO_GLYPH = "〓"
MASK = 3  # fits most of our addresses best

# Ideographs and syllables break anywhere; any other run this long would run out of its cell.
LONG_RUN = re.compile(r"[^\s\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]{24,}")
BREAK_HERE = "\u200b"

_one_at_a_time = threading.Lock()


def typeset(template: str, data: Mapping[str, Any], drawings: Mapping[str, str], at: dt.datetime) -> bytes:
    """The PDF of a template of ours (a file name) with these data (texts, numbers, lists, objects) and these SVGs,
    made `at` an instant: the same call gives the same bytes.

    Any text is safe: it is made printable first. A drawing is not: check before what a stranger sent. Threads take
    turns. Raises typst.TypstError for a template or drawing at fault.
    """
    inputs = {"data": json.dumps(_printable_all(data)), "drawings": json.dumps(dict(drawings))}
    with _one_at_a_time:
        pdf = _compiler().compile(
            str(TEMPLATES / template), format="pdf", sys_inputs=inputs, timestamp=int(at.timestamp())
        )
    assert isinstance(pdf, bytes)
    return pdf


def qr_code(text: str, border: int = 0) -> str:
    """A QR code as an SVG to typeset, with error correction M: a scratched one can still be read.

    The pattern that is laid over it is given. Readers take any of the eight (ISO/IEC 18004); to draw and judge them all
    takes four times as long.
    """
    drawn = io.BytesIO()
    segno.make_qr(text, error="m", mask=MASK).save(drawn, kind="svg", border=border, xmldecl=False, nl=False)
    return drawn.getvalue().decode()


def printable(text: str) -> str:
    """A text as it can be printed: composed, one kind of line end, no controls, 〓 for what has no glyph."""
    lines = (_line(line) for line in unicodedata.normalize("NFC", text).splitlines())
    return LONG_RUN.sub(lambda run: BREAK_HERE.join(run[0]), "\n".join(lines).strip())


def _line(line: str) -> str:
    glyphs = drawable()
    return "".join(" " if c.isspace() else c if glyphs[ord(c)] else NO_GLYPH for c in line if not _unseen(c))


def _unseen(char: str) -> bool:
    """Controls, direction marks, joiners and variation selectors: they print nothing, but could turn a text round."""
    unseen = unicodedata.category(char) in ("Cc", "Cf") or "VARIATION SELECTOR" in unicodedata.name(char, "")
    return unseen and not char.isspace()


def _printable_all(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {key: _printable_all(one) for key, one in value.items()}
    return [_printable_all(one) for one in value] if isinstance(value, list | tuple) else value


@cache
def _compiler() -> typst.Compiler:
    """Made once: reading the fonts takes longer than setting a page."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS[0].parent])
    return typst.Compiler(root=str(TEMPLATES), font_paths=fonts, ignore_system_fonts=True)


@cache
def drawable() -> bytes:
    """For each code point of Unicode 1 or 0: whether one of our fonts draws it."""
    drawn = bytearray(sys.maxunicode + 1)
    for path in FONTS:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as font:
            for first, last in _spans(font):
                drawn[first : last + 1] = b"\1" * (last + 1 - first)
    return bytes(drawn)


def _spans(font: mmap.mmap) -> Iterator[tuple[int, int]]:
    """The code points of an OpenType font, in spans: format 12 of its `cmap` table lists them so (ISO 14496-22)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    directory = (struct.unpack_from(">4sLLL", font, 12 + 16 * n) for n in range(tables))
    cmap = next(start for tag, _, start, _ in directory if tag == b"cmap")
    (subtables,) = struct.unpack_from(">H", font, cmap + 2)
    starts = (cmap + struct.unpack_from(">HHL", font, cmap + 4 + 8 * n)[2] for n in range(subtables))
    whole = next(start for start in starts if struct.unpack_from(">H", font, start)[0] == 12)
    (groups,) = struct.unpack_from(">L", font, whole + 12)
    for n in range(groups):
        first, last, _ = struct.unpack_from(">LLL", font, whole + 16 + 12 * n)
        yield first, last
