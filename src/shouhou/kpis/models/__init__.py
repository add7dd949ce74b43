from shouhou.kpis.models.measure import Measure
from shouhou.kpis.models.measured import Measured

__all__ = ["Measure", "Measured"]
