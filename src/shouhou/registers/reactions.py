"""What registers do when a stream changes without an act of their own."""

from shouhou.kernel import clock, jobs
from shouhou.policy import public as policy
from shouhou.registers.services.follow_stream import follow_time
from shouhou.registers.services.tell_people import tell_people
from shouhou.timeline.events import reacts_to

KINDS = [kind for kind in policy.subjects() if kind != "case"]


@reacts_to(*(f"{signal} on {kind}" for signal in ("time.passed", "rule.followed") for kind in KINDS))
@jobs.job("registers.follow_time")
def follow(subject_id: int) -> None:
    """A clock has run out, or a clause has made something happen: the listed row shows it."""
    follow_time(subject_id=subject_id, now=clock.now())


TELLING = (
    "clock.nearing",
    "clock.missed",
    "clock.met",
    "clock.excused",
    "clock.cancelled",
    "task.assigned",
    "notice.due",
    "event.corrected",
)


@reacts_to(*(f"{signal} on {kind}" for signal in TELLING for kind in KINDS))
@jobs.job("registers.tell_people")
def tell(subject_id: int) -> None:
    """What people are told of an entry follows how it stands."""
    tell_people(subject_id=subject_id, now=clock.now())
