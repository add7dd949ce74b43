"""How often something may be tried: a fixed window of one minute, counted in the cache that all processes share."""

from django.core.cache import cache

from shouhou.kernel import clock
from shouhou.kernel.errors import TooMany

WINDOW = 60  # seconds


def count(what: str, limit: int) -> None:
    """Count one try of `what`. Raises TooMany where `limit` tries were counted in this minute already."""
    window, gone = divmod(int(clock.now().timestamp()), WINDOW)
    name = f"limit-{what}-{window}"
    tries = cache.get(name, 0)
    if tries >= limit:
        raise TooMany(WINDOW - gone)
    cache.set(name, tries + 1, WINDOW)
