"""Use case: a kept file is handed out."""

import pytest

from shouhou.documents.services.keep_file import keep_file, place_of
from shouhou.documents.services.serve_file import serve_file
from shouhou.documents.tests.pictures import photo
from shouhou.kernel.errors import NotFound


@pytest.mark.parametrize(
    ("content", "shown"), [(photo(), "inline"), (b"%PDF-1.7", "attachment"), (b"text", "attachment")]
)
def test_it_lets_the_browser_run_nothing(content: bytes, shown: str) -> None:
    kept = keep_file(content)
    answer = serve_file(sha256=kept.sha256, media_type=kept.media_type, name='现场"\r\n.jpg')
    assert answer.content == place_of(kept.sha256).read_bytes()
    assert answer["Content-Type"] == kept.media_type
    assert answer["Content-Disposition"] == f"{shown}; filename*=UTF-8''%E7%8E%B0%E5%9C%BA%22%0D%0A.jpg"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "private, max-age=300")


def test_it_has_no_file_where_the_bytes_are_gone() -> None:
    kept = keep_file(b"%PDF-gone")
    place_of(kept.sha256).unlink()
    with pytest.raises(NotFound):
        serve_file(sha256=kept.sha256, media_type=kept.media_type, name="x")
