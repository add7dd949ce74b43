"""What cases do when their stream changes without an act of their own."""

from shouhou.cases.services.follow_stream import follow_time
from shouhou.cases.services.forget_words import forget_words
from shouhou.kernel import clock, jobs
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
