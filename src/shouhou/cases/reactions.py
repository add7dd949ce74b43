"""What cases do when their stream changes without an act of their own."""

from shouhou.cases.services.follow_merge import follow_merge
from shouhou.cases.services.follow_stream import follow_time
from shouhou.cases.services.forget_words import forget_words
from shouhou.cases.services.tell_people import tell_people
from shouhou.customers.events import MERGED
from shouhou.kernel import clock, jobs
from shouhou.policy import public as policy
from shouhou.timeline.events import reacts_to


@reacts_to("time.passed", "rule.followed")
@jobs.job("cases.follow_time")
def follow(subject_id: int) -> None:
    """A clock has run out, or a clause has made something happen: the listed row shows it."""
    follow_time(subject_id=subject_id, now=clock.now())


@reacts_to("content.erased")
@jobs.job("cases.forget_words")
def forget(subject_id: int) -> None:
    """Words were erased: the listed row keeps no copy of them."""
    forget_words(subject_id=subject_id)


@reacts_to(MERGED)
@jobs.job("cases.follow_merge")
def merged(merge_id: int) -> None:
    """Two customers became one, or two again: the listed rows name who stands."""
    follow_merge(merge_id=merge_id)


TELLING = (
    *(f"clock.{state}" for state in ("nearing", "missed", "met", "paused", "excused", "cancelled")),
    *(f"notice.{state}" for state in ("due", "withdrawn")),
    *(f"fault.{state}" for state in ("proposed", "displaced", "confirmed", "excused", "moved", "withdrawn")),
    *(f"fine.{state}" for state in ("proposed", "confirmed", "waived", "appealed", "revocation_proposed", "revoked")),
    *(f"duty.{state}" for state in ("open", "done")),
    *(f"block.{word}" for word in ("reported", "confirmed", "rejected", "cleared")),
    *(
        "request.received",
        "note.added",
        "event.corrected",
        "claim.confirmed",
        "file.closed",
        "case.cancelled",
        "case.merged",
    ),
    *policy.vocabulary("case").assigning,
)


@reacts_to(*TELLING)
@jobs.job("cases.tell_people")
def tell(subject_id: int) -> None:
    """Something has changed that somebody must know: a limit, a fault, a fine, a block, who has a part in it."""
    tell_people(subject_id=subject_id, now=clock.now())
