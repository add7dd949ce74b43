"""What cases do when their stream changes without an act of their own."""

from shouhou.cases.services.follow_stream import follow_time
from shouhou.kernel import clock, jobs
from shouhou.timeline import public as timeline
from shouhou.timeline.events import reacts_to


@reacts_to("clock.missed", "clock.undecided", "clock.excused")
@jobs.job("cases.follow_time")
def follow(subject_id: int, event_id: int | None = None) -> None:
    """A clock has run out: the listed row shows it."""
    follow_time(subject_id=subject_id, head=timeline.head(subject_id, clock.now()))
