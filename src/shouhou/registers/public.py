"""What the contexts above may do with registers."""

from shouhou.registers.services.forget_titles import forget_titles
from shouhou.registers.services.open_entry import open_entry
from shouhou.registers.services.record_entry_act import record_entry_act

__all__ = ["forget_titles", "open_entry", "record_entry_act"]
