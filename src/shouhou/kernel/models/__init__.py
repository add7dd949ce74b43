from shouhou.kernel.models.idempotency_key import IdempotencyKey
from shouhou.kernel.models.installation import Installation
from shouhou.kernel.models.limit import Limit
from shouhou.kernel.models.series import Series
from shouhou.kernel.models.upkeep import Upkeep

__all__ = ["IdempotencyKey", "Installation", "Limit", "Series", "Upkeep"]
