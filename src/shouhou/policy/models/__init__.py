from shouhou.policy.models.adoption import Adoption
from shouhou.policy.models.calendar import CalendarYear, WorkingWeek
from shouhou.policy.models.draft import Draft, DraftChange
from shouhou.policy.models.pack import StoredPack

__all__ = ["Adoption", "CalendarYear", "Draft", "DraftChange", "StoredPack", "WorkingWeek"]
