"""Jobs of notices: each wakes by a row that waits."""

import datetime as dt

from shouhou.kernel import clock, jobs
from shouhou.notices import queries
from shouhou.notices.services.claim_deliveries import claim_deliveries
from shouhou.notices.services.send_delivery import send_delivery
from shouhou.notices.services.send_digests import send_digests
from shouhou.timeline import public as timeline


@jobs.job("notices.warn", every="* * * * * */30")
def warn() -> None:
    """Twice a minute: limits that will soon run out."""
    timeline.warn(now=clock.now(), lead=dt.timedelta(minutes=queries.house().warn_minutes))


@jobs.job("notices.deliver", every="* * * * * */10")
def deliver() -> None:
    """Six times a minute: messages that are due."""
    claim_deliveries(now=clock.now())


@jobs.job("notices.send")
def send(delivery_id: int, lease: str) -> None:
    """One message. What goes wrong is its own affair: it is stored, and tried again later."""
    send_delivery(delivery_id=delivery_id, lease=dt.datetime.fromisoformat(lease), now=clock.now())


@jobs.job("notices.digest", every="*/5 * * * *")
def digest() -> None:
    """Every five minutes: daily messages whose minute has come."""
    send_digests(now=clock.now())
