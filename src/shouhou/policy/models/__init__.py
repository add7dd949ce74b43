from shouhou.policy.models.adoption import Adoption
from shouhou.policy.models.calendar import CalendarYear, WorkingWeek
from shouhou.policy.models.pack import StoredPack

__all__ = ["Adoption", "CalendarYear", "StoredPack", "WorkingWeek"]
