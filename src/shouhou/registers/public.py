"""What the contexts above may do with registers."""

from shouhou.registers.services.open_entry import open_entry
from shouhou.registers.services.record_entry_act import record_entry_act

__all__ = ["open_entry", "record_entry_act"]
