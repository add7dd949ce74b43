"""Jobs of the spine."""

from shouhou.kernel import clock, jobs
from shouhou.timeline.services.derive_again import derive_again as derive_one
from shouhou.timeline.services.make_checkpoint import make_checkpoint as seal
from shouhou.timeline.services.sweep import sweep as sweep_now


@jobs.job("timeline.sweep", every="* * * * * */15")
def sweep() -> None:
    """Four times a minute: claim what has become late."""
    sweep_now(now=clock.now())


@jobs.job("timeline.derive_again")
def derive_again(subject_ids: list[int]) -> None:
    """Derive a batch of subjects that time has changed. One that fails does not hold up the others."""
    failed: list[Exception] = []
    for subject_id in subject_ids:
        try:
            derive_one(subject_id=subject_id, now=clock.now())
        except Exception as error:
            error.add_note(f"subject {subject_id}")
            failed.append(error)
    if failed:
        raise ExceptionGroup(f"{len(failed)} of {len(subject_ids)} subjects were not derived", failed)


@jobs.job("timeline.checkpoint", every="17 3 * * *")
def checkpoint() -> None:
    """Each night: seal the heads that have moved."""
    seal(now=clock.now())
