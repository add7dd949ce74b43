"""What cases do when their stream changes without an act of their own."""

from shouhou.cases.services.follow_merge import follow_merge
from shouhou.cases.services.follow_stream import follow_time
from shouhou.cases.services.forget_words import forget_words
from shouhou.customers.events import MERGED
from shouhou.kernel import clock, jobs
from shouhou.timeline.events import reacts_to


@reacts_to("time.passed")
@jobs.job("cases.follow_time")
def follow(subject_id: int) -> None:
    """A clock has run out: the listed row shows it."""
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
