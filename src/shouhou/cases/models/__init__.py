from shouhou.cases.models.case import Case
from shouhou.cases.models.watch import Watch

__all__ = ["Case", "Watch"]
