"""What documents do when the words of an event were erased."""

from shouhou.documents.services.forget_files import forget_files
from shouhou.kernel import clock, jobs
from shouhou.timeline.events import reacts_to


@reacts_to("content.erased")
@jobs.job("documents.forget_files")
def forget(subject_id: int) -> None:
    """The bytes of an erased attachment go with its words."""
    forget_files(subject_id=subject_id, now=clock.now())
