"""Use case: a new stream begins, under the regulation in force on its day."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from shouhou.policy import public as policy
from shouhou.timeline.models import Subject


def open_subject(
    *, kind: str, branch_path: str, at: dt.datetime, given: Mapping[str, Any], holders: list[dict[str, Any]],
    adopted: list[dict[str, Any]] | None = None,
) -> int:  # fmt: skip
    """Open a stream; call it in the transaction of the opening act, and `record` the opening event right after.

    `given` are facts of the world that rules may read (customer.distance_km ...), as JSON. `holders` are the standing
    posts at that minute: [{role, person}]. `adopted` is what the branch follows on that day, where the caller has read
    it already. Returns the subject's id.
    """
    subject = Subject.objects.create(
        kind=kind,
        branch_path=branch_path,
        opened_at=at,
        adopted=policy.adopted_at(branch_path, policy.local_day(at)) if adopted is None else adopted,
        given=dict(given),
        holders=holders,
    )
    return subject.pk
