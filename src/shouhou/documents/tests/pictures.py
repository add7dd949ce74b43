"""Pictures for tests: small, and with everything in them that must not stay."""

import io

from PIL import Image


def photo(width: int = 64, height: int = 48, orientation: int = 1, kind: str = "JPEG") -> bytes:
    """A photo that says where it was taken, its left half red and its right half blue."""
    image = Image.new("RGB", (width, height), "blue")
    image.paste("red", (0, 0, width // 2, height))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(0x8825)[1] = "N"
    written = io.BytesIO()
    image.save(written, kind, exif=exif, **({"quality": 95} if kind == "JPEG" else {}))
    return written.getvalue()


def read(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))
