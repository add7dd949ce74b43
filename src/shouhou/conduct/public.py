"""What the contexts above may ask of conduct."""

from collections.abc import Callable, Mapping

from shouhou.conduct.services.confirm_fine import confirm_fine
from shouhou.conduct.services.find_fault import find_fault
from shouhou.conduct.services.reverse_fine import reverse_fine
from shouhou.timeline.public import Recorded

__all__ = ["ACTS"]

# The words that this context records: each with the service that does it.
ACTS: Mapping[str, Callable[..., Recorded]] = {
    "fault.found": find_fault,
    "fine.confirmed": confirm_fine,
    "fine.revoked": reverse_fine,
}
