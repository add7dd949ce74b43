"""What the contexts above may ask of documents: forms as PDF."""

from shouhou.documents.rules import ReplacedPart, ServiceConfirmation
from shouhou.documents.services.render_service_confirmation import Rendered, render_service_confirmation
from shouhou.documents.services.render_unit_labels import Layout, UnitLabel, render_unit_labels

__all__ = [
    "Layout", "Rendered", "ReplacedPart", "ServiceConfirmation", "UnitLabel", "render_service_confirmation", "render_unit_labels",
]  # fmt: skip
