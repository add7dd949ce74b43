"""What the spine tells the contexts above, and how they listen: one job per reaction, in the transaction of its cause.

A signal is an event's word (`visit.arrived`), a change that was derived (`clock.missed`, `fault.proposed`,
`fine.proposed`, `subject.changed`, `time.passed`, `rule.followed`), each also for one kind of subject only
(`time.passed on budget`), or `clock.nearing`: a limit will soon run out. A reaction is a job that takes `subject_id` and
ignores what it does not know.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from shouhou.kernel import jobs

_REACTIONS: dict[str, set[str]] = defaultdict(set)


def reacts_to(*signals: str) -> Callable[[jobs.Task], jobs.Task]:
    """Mark a job as reaction: `@reacts_to("clock.missed") @jobs.job("cases.refresh")`."""

    def register(task: jobs.Task) -> jobs.Task:
        for signal in signals:
            _REACTIONS[signal].add(task.name)
        return task

    return register


def reactions_to(signals: Iterable[str]) -> set[str]:
    """The names of the jobs that any of these signals calls for, each once."""
    return set().union(*(_REACTIONS[s] for s in signals if s in _REACTIONS))
