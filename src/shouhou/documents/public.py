"""What the contexts above may ask of documents: forms as PDF."""

from shouhou.documents.rules import ReplacedPart, ServiceConfirmation
from shouhou.documents.services.render_service_confirmation import Rendered, render_service_confirmation

__all__ = ["Rendered", "ReplacedPart", "ServiceConfirmation", "render_service_confirmation"]
