from shouhou.kernel.models.idempotency_key import IdempotencyKey
from shouhou.kernel.models.installation import Installation

__all__ = ["IdempotencyKey", "Installation"]
