from shouhou.cases.models.call import Call
from shouhou.cases.models.case import Case
from shouhou.cases.models.fault_code import FaultCode
from shouhou.cases.models.saved_view import SavedView
from shouhou.cases.models.watch import Watch

__all__ = ["Call", "Case", "FaultCode", "SavedView", "Watch"]
