"""How often something may be tried: a fixed window of one minute, counted in the database that all processes share."""

from django.db import connection

from shouhou.kernel import clock
from shouhou.kernel.errors import TooMany
from shouhou.kernel.models import Limit

WINDOW = 60  # seconds

_COUNT = """
    INSERT INTO kernel_limit AS counted (what, "window", tries) VALUES (%(what)s, %(window)s, 1)
    ON CONFLICT (what) DO UPDATE SET "window" = EXCLUDED."window",
        tries = CASE WHEN counted."window" = EXCLUDED."window" THEN counted.tries + 1 ELSE 1 END
    RETURNING tries
"""


def count(what: str, limit: int) -> None:
    """Count one try of `what`, in one statement. Raises TooMany where `limit` tries were made in this minute already."""
    window, gone = divmod(int(clock.now().timestamp()), WINDOW)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"what": what, "window": window})
        (tries,) = cursor.fetchone()
    if tries > limit:
        raise TooMany(WINDOW - gone)


def forget() -> None:
    """Remove the counts of minutes that have passed."""
    Limit.objects.filter(window__lt=int(clock.now().timestamp()) // WINDOW).delete()
