"""Use case: a file is taken in. Typed by what it holds and not by its name, images drawn anew, stored by its hash.

The store is a folder of files named by the SHA-256 of their content: the same content lies there once, and a name never
stands for half a file, since each is written beside its place and moved there whole. What nobody points at any more is
swept (`sweep_files`).
"""

import hashlib
import io
import os
import tempfile
import warnings
import zipfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from shouhou.documents.rules import strokes_only
from shouhou.kernel.errors import Invalid

LARGEST = 12 * 1024 * 1024  # bytes of one file
LARGEST_SIDE, PREVIEW_SIDE = 2560, 480  # px
MOST_PIXELS = 60_000_000
IMAGES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif", "BMP": "image/bmp"}
SVG = "image/svg+xml"
OFFICE = {
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
SOUND_AND_FILM = {b"qt  ": "video/quicktime", b"M4A ": "audio/mp4"}


@dataclass(frozen=True)
class Kept:
    """A file in the store: its hash and type, what it measures, and the hash of its small picture ("" for none)."""

    sha256: str
    media_type: str
    size: int
    width: int | None = None
    height: int | None = None
    preview: str = ""


def keep_file(content: bytes) -> Kept:
    """Store a file that somebody sends. Raises Invalid for one that is empty, too large, or of a kind not taken.

    An image is turned upright, made smaller where it is large, and written anew: place, camera and whatever else came
    with it stay behind.
    """
    if not content:
        raise _invalid(_("This file is empty."))
    if len(content) > LARGEST:
        raise _invalid(_("A file has at most %(size)s MB.") % {"size": LARGEST // 1024**2})
    if image := _image(content):
        return image
    media_type = _document_type(content)
    if media_type is None:
        raise _invalid(_("Files of this kind are not taken. Send a photo, a film, a PDF, an Office file or a text."))
    return Kept(_stored(content), media_type, len(content))


def keep_signature(svg: str) -> Kept:
    """Store a drawn signature: an SVG of strokes and nothing else. Raises Invalid."""
    try:
        content = strokes_only(svg).encode()
    except ValueError as error:
        raise _invalid(_("This is no signature. Draw it again.")) from error
    if not 0 < len(content) <= 500_000:
        raise _invalid(_("This is no signature. Draw it again."))
    return Kept(_stored(content), SVG, len(content))


def place_of(sha256: str) -> Path:
    """Where a file of this hash lies."""
    return Path(settings.MEDIA_ROOT) / "files" / sha256[:2] / sha256


def _invalid(message: str) -> Invalid:
    return Invalid({"files": message})


def _image(content: bytes) -> Kept | None:
    """The image that a file holds, upright and without anything but its pixels; None where it holds none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(content), formats=tuple(IMAGES))
        except Exception:  # whatever a stranger's bytes make the decoder say: it is no image
            return None
        if image.width * image.height > MOST_PIXELS:
            raise _invalid(_("This image has too many pixels. Send a smaller one."))
        keeps_lines = image.format in ("PNG", "GIF", "BMP")  # a screen shot or a drawing, not a photo
        try:
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
            whole = upright.convert("RGBA" if keeps_lines and upright.has_transparency_data else "RGB")
        except Exception as error:
            raise _invalid(_("This image is damaged. Take or save it again.")) from error
    drawn, media_type = _drawn(whole, "PNG" if keeps_lines else "JPEG", 85)
    small = whole.copy()
    small.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    preview, _preview_type = _drawn(_on_white(small), "JPEG", 75)
    return Kept(_stored(drawn), media_type, len(drawn), whole.width, whole.height, _stored(preview))


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _drawn(image: Image.Image, kind: str, quality: int) -> tuple[bytes, str]:
    written = io.BytesIO()
    image.save(written, kind, **({"optimize": True} if kind == "PNG" else {"quality": quality}))
    return written.getvalue(), IMAGES[kind]


def _document_type(content: bytes) -> str | None:
    """The media type of what is no image, by its bytes; None for a kind that is not taken."""
    if content.startswith(b"%PDF-"):
        return "application/pdf"
    if content[4:8] == b"ftyp":
        return SOUND_AND_FILM.get(content[8:12], "video/mp4")
    if content.startswith(b"PK\x03\x04"):
        return _office_type(content)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    plain = not any(ord(c) < 32 and c not in "\t\n\r\f" for c in text)
    return "text/plain" if plain and not text.lstrip().startswith("<") else None


def _office_type(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            names = {*file.namelist()[:2000]}
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None
    if any(name.endswith("vbaProject.bin") for name in names):
        return None  # macros
    return next((kind for part, kind in OFFICE.items() if part in names), None)


def _stored(content: bytes) -> str:
    """The hash under which these bytes lie in the store from now on; they are on the disk when this returns."""
    sha256 = hashlib.sha256(content).hexdigest()
    place = place_of(sha256)
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        os.utime(place)  # younger than any sweep that looks for what nobody points at
        return sha256
    handle, unfinished = tempfile.mkstemp(prefix=".unfinished-", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).replace(place)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise
    return sha256
