"""How often something may be tried: a fixed window of one minute, counted in the cache that all processes share."""

from django.core.cache import cache

from shouhou.kernel import clock
from shouhou.kernel.errors import TooMany

WINDOW = 60  # seconds


def spent(what: str, limit: int) -> None:
    """Raise TooMany where `limit` tries were counted in this minute already."""
    name, left = _window(what)
    if cache.get(name, 0) >= limit:
        raise TooMany(left)


def count(what: str, limit: int) -> None:
    """Count one try. Raises TooMany where that is one too many."""
    name, left = _window(what)
    tries = cache.get(name, 0)
    if tries >= limit:
        raise TooMany(left)
    cache.set(name, tries + 1, WINDOW)


def _window(what: str) -> tuple[str, int]:
    """The key of the window at hand, and how many seconds of it are left."""
    number, gone = divmod(int(clock.now().timestamp()), WINDOW)
    return f"limit:{what}:{number}", WINDOW - gone
