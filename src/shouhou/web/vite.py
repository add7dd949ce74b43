"""Where the built front end lies: the hashed files behind a source file, and the icon sprite.

Vite writes `.vite/manifest.json` into `settings.FRONTEND_DIST`; a page names its entry by the source's path.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static

from shouhou.kernel import clock


class FrontEndNotBuilt(ImproperlyConfigured):
    """There is no build of the front end, or it lacks this file."""

    def __init__(self, missing: Path | str) -> None:
        super().__init__(f"The front end is not built ({missing} is missing). Run `make run`, or `npm run build`.")


@dataclass(frozen=True, slots=True)
class Assets:
    """The addresses of one entry: its script and every style sheet that it needs."""

    script: str
    styles: tuple[str, ...]


def assets(entry: str) -> Assets:
    """Addresses of an entry such as `frontend/office/main.ts`. Raises FrontEndNotBuilt."""
    manifest = settings.FRONTEND_DIST / ".vite" / "manifest.json"
    return _assets(manifest, _stamp(manifest), entry)


def sprite_url() -> str:
    """Address of the icon sprite; it carries a hash of the content, for browsers keep it. Raises FrontEndNotBuilt."""
    sprite = _sprite(settings.FRONTEND_DIST)
    return _sprite_url(sprite, _stamp(sprite))


@lru_cache(maxsize=2)
def _sprite(dist: Path) -> Path:
    return dist / "icons.svg"


_stamps: dict[Path, tuple[float, int]] = {}
LOOKED_AT_FOR = 1.0  # seconds: a page has eighty icons


def _stamp(path: Path) -> int:
    """The file's time of change: a new build is seen without a restart, a second later."""
    known = _stamps.get(path)
    if known and clock.ticks() - known[0] < LOOKED_AT_FOR:
        return known[1]
    try:
        stamp = path.stat().st_mtime_ns
    except FileNotFoundError as error:
        raise FrontEndNotBuilt(path) from error
    _stamps[path] = clock.ticks(), stamp
    return stamp


@lru_cache(maxsize=32)
def _assets(manifest: Path, stamp: int, entry: str) -> Assets:
    chunks = json.loads(manifest.read_text())
    if entry not in chunks:
        raise FrontEndNotBuilt(entry)
    files, styles, waiting = [], [], [entry]
    while waiting:
        name = waiting.pop(0)
        if name in files:
            continue
        files.append(name)
        styles += chunks[name].get("css", [])
        waiting += chunks[name].get("imports", [])
    return Assets(static(chunks[entry]["file"]), tuple(static(style) for style in styles))


@lru_cache(maxsize=4)
def _sprite_url(sprite: Path, stamp: int) -> str:
    digest = hashlib.sha256(sprite.read_bytes()).hexdigest()[:8]
    return f"{static('icons.svg')}?v={digest}"
