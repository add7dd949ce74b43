"""Use case: a file is taken in."""

import io
import os
import time
import zipfile
from pathlib import Path
from unittest import mock

import pytest
from django.conf import settings

from shouhou.documents.services.keep_file import LARGEST, keep_file, keep_signature, place_of
from shouhou.documents.tests.pictures import photo, read
from shouhou.documents.tests.service_confirmations import SIGNATURE
from shouhou.kernel.errors import Invalid


def office(part: str, *more: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        for name in ("[Content_Types].xml", part, *more):
            file.writestr(name, "<x/>")
    return written.getvalue()


def files() -> list[Path]:
    return sorted(path for path in (Path(settings.MEDIA_ROOT) / "files").rglob("*") if path.is_file())


def test_it_writes_a_photo_anew_without_place_and_camera() -> None:
    kept = keep_file(photo())
    stored = place_of(kept.sha256).read_bytes()
    assert (kept.media_type, kept.size, kept.width, kept.height) == ("image/jpeg", len(stored), 64, 48)
    assert b"SecretCamera" not in stored
    assert not read(stored).getexif()
    assert b"SecretCamera" not in place_of(kept.preview).read_bytes()


def test_it_turns_a_photo_upright_and_makes_a_large_one_smaller() -> None:
    kept = keep_file(photo(4000, 2000, orientation=6))  # 6: the camera was held upright
    assert (kept.width, kept.height) == (1280, 2560)
    small = read(place_of(kept.preview).read_bytes())
    assert small.size == (240, 480)
    red, _green, blue = small.getpixel((120, 20))  # what was left is above
    assert red > 200 > 100 > blue


def test_it_keeps_a_screen_shot_without_loss_and_draws_its_preview_on_white() -> None:
    kept = keep_file(photo(kind="PNG"))
    assert kept.media_type == "image/png"
    assert read(place_of(kept.sha256).read_bytes()).getpixel((1, 1)) == (255, 0, 0)
    assert read(place_of(kept.preview).read_bytes()).format == "JPEG"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"%PDF-1.7\n...", "application/pdf"),
        (b"\0\0\0\x20ftypisom....", "video/mp4"),
        (b"\0\0\0\x20ftypqt  ....", "video/quicktime"),
        ("温度 900℃\n".encode(), "text/plain"),
        (office("xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (office("word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_it_knows_a_file_by_what_it_holds(content: bytes, media_type: str) -> None:
    kept = keep_file(content)
    assert (kept.media_type, kept.size, kept.preview) == (media_type, len(content), "")
    assert place_of(kept.sha256).read_bytes() == content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\0program",
        b"<html><script>alert(1)</script>",
        b" \n<svg onload='alert(1)'/>",
        office("word/document.xml", "word/vbaProject.bin"),
        office("META-INF/MANIFEST.MF"),
        b"PK\x03\x04 cut off",
        photo()[:200],
        b"\xff\xfe\0\0",
        b"%PDF-" + b"x" * LARGEST,
    ],
)
def test_it_refuses_what_is_empty_damaged_too_large_or_dangerous_and_stores_nothing(content: bytes) -> None:
    before = files()
    with pytest.raises(Invalid) as refused:
        keep_file(content)
    assert refused.value.fields["files"]
    assert files() == before


def test_it_refuses_an_image_of_more_pixels_than_the_memory_takes() -> None:
    bomb = photo(8000, 8000)
    with pytest.raises(Invalid, match=r"像素|pixels"):
        keep_file(bomb)


def test_it_keeps_the_same_content_once_and_makes_it_young_again() -> None:
    first = keep_file(b"%PDF-once")
    os.utime(place_of(first.sha256), (0, 0))
    before = files()
    assert keep_file(b"%PDF-once") == first
    assert files() == before
    assert place_of(first.sha256).stat().st_mtime > time.time() - 60


def test_it_leaves_no_half_file_when_the_disk_is_full() -> None:
    before = files()
    with (
        mock.patch("os.fsync", side_effect=OSError(28, "No space left on device")),
        pytest.raises(OSError, match="space"),
    ):
        keep_file(b"%PDF-never whole")
    assert files() == before


def test_it_keeps_a_drawn_signature_and_nothing_that_only_looks_like_one() -> None:
    kept = keep_signature(SIGNATURE)
    assert (kept.media_type, place_of(kept.sha256).read_text()) == ("image/svg+xml", SIGNATURE)
    before = files()
    for svg in ("", "no", SIGNATURE.replace("<path", "<script/><path")):
        with pytest.raises(Invalid):
            keep_signature(svg)
    assert files() == before
