"""Pure rules of documents: what each paper says, and what follows from it."""

from shouhou.documents.rules.paper import Block, Line, Paper, Table, Words
from shouhou.documents.rules.register import FIXED, missing, values_of
from shouhou.documents.rules.service_confirmation import ReplacedPart, ServiceConfirmation, strokes_only

__all__ = [
    "FIXED", "Block", "Line", "Paper", "ReplacedPart", "ServiceConfirmation", "Table", "Words", "missing",
    "strokes_only", "values_of",
]  # fmt: skip
