"""What the contexts above may ask of conduct."""

from collections.abc import Callable, Mapping
from functools import partial

from shouhou.conduct.services.appeal_fine import appeal_fine
from shouhou.conduct.services.confirm_fine import confirm_fine
from shouhou.conduct.services.find_fault import find_fault
from shouhou.conduct.services.reverse_fine import reverse_fine
from shouhou.timeline.public import Recorded

__all__ = ["ACTS"]

# The words that this context records: each with the service that does it.
ACTS: Mapping[str, Callable[..., Recorded]] = {
    "fault.found": find_fault,
    "fine.confirmed": confirm_fine,
    **{word: partial(appeal_fine, word=word) for word in ("fine.appealed", "fine.upheld")},
    **{word: partial(reverse_fine, word=word) for word in ("fine.waived", "fine.revoked")},
}
