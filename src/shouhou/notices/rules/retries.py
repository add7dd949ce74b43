"""When a message that did not arrive is tried again, and when a channel is given up."""

import datetime as dt

AFTER = [dt.timedelta(minutes=m) for m in (1, 5, 30, 120, 360, 720)]
CLOSE_AFTER = 10  # failures in a row of a webhook or a robot
LONGEST_PAUSE = 30  # minutes
LEASE = dt.timedelta(minutes=5)  # a try that has not told its outcome by then has died


def next_try(tries: int, now: dt.datetime) -> dt.datetime | None:
    """When to try again after so many tries; None: it is given up."""
    return now + AFTER[tries - 1] if tries <= len(AFTER) else None


def pause(failures: int, now: dt.datetime) -> dt.datetime:
    """Until when a channel whose other side does not answer is left alone: twice as long each time."""
    return now + dt.timedelta(minutes=min(2 ** (failures - 1), LONGEST_PAUSE))
