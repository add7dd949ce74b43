from shouhou.registers.models.entry import Entry

__all__ = ["Entry"]
