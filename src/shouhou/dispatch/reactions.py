"""What dispatch does when a case's stream changes without an act of its own."""

from shouhou.cases import public as cases
from shouhou.dispatch.services.follow_visits import follow_visits
from shouhou.kernel import clock, jobs
from shouhou.timeline.events import reacts_to


@reacts_to("event.corrected", "claim.confirmed", "task.assigned")
@jobs.job("dispatch.follow_visits")
def follow(subject_id: int) -> None:
    """A plan or a minute was corrected, or the engineer's part handed over: the visits show it."""
    case = cases.case_of_subject(subject_id)
    if case:
        follow_visits(case_id=case.id, subject_id=subject_id, now=clock.now())
