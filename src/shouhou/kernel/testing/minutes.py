"""Minutes of tests: one known Monday, so that every expected date can be checked in the head."""

import datetime as dt
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def local(text: str) -> dt.datetime:
    """`2026-03-02 09:00` in Shanghai, as an aware instant."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


MONDAY = local("2026-03-02 09:00")
