"""What the contexts above may ask of conduct."""

from collections.abc import Callable, Mapping
from functools import partial

from shouhou.conduct import queries
from shouhou.conduct.forms import DecisionForm
from shouhou.conduct.rules import VERDICTS
from shouhou.conduct.services.appeal_fine import appeal_fine
from shouhou.conduct.services.confirm_fine import confirm_fine
from shouhou.conduct.services.find_fault import find_fault
from shouhou.conduct.services.reverse_fine import reverse_fine
from shouhou.timeline.public import Recorded

__all__ = ["ACTS", "VERDICTS", "DecisionForm", "line_number"]

# The words that this context records: each with the service that does it.
ACTS: Mapping[str, Callable[..., Recorded]] = {
    "fault.found": find_fault,
    "fine.confirmed": confirm_fine,
    **{word: partial(appeal_fine, word=word) for word in ("fine.appealed", "fine.upheld")},
    **{word: partial(reverse_fine, word=word) for word in ("fine.waived", "fine.revoked")},
}


def line_number(subject_id: int, fine_key: str) -> str:
    """The number under which a fine stands in the ledger; "" where it does not, or was taken back."""
    line = queries.standing_line(subject_id, fine_key)
    return line.number if line else ""
