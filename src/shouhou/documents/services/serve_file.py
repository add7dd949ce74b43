"""Use case: a kept file is handed out to somebody who may see it."""

from urllib.parse import quote

from django.http import HttpResponse

from shouhou.documents.services.keep_file import IMAGES, place_of
from shouhou.kernel.errors import NotFound

SHOWN = {*IMAGES.values()}  # everything else is saved and not opened beside our pages
POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"


def serve_file(*, sha256: str, media_type: str, name: str) -> HttpResponse:
    """The file as an answer: in the browser's sandbox, its type as we found it, kept by no other cache than the reader's.

    Raises NotFound where the bytes are gone.
    """
    try:
        content = place_of(sha256).read_bytes()
    except FileNotFoundError:
        raise NotFound from None
    response = HttpResponse(content, content_type=media_type)
    kind = "inline" if media_type in SHOWN else "attachment"
    response["Content-Disposition"] = f"{kind}; filename*=UTF-8''{quote(name, safe='')}"
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=300"
    return response
