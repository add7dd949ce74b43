from shouhou.documents.models.archived import Archived
from shouhou.documents.models.attachment import Attachment
from shouhou.documents.models.register_column import RegisterColumn

__all__ = ["Archived", "Attachment", "RegisterColumn"]
