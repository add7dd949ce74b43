from shouhou.kpis.models.measure import Measure
from shouhou.kpis.models.measured import Measured
from shouhou.kpis.models.objection import Objection
from shouhou.kpis.models.sheet import Sheet

__all__ = ["Measure", "Measured", "Objection", "Sheet"]
