from shouhou.papers.models.personal_export import PersonalExport
from shouhou.papers.models.print_run import PrintRun

__all__ = ["PersonalExport", "PrintRun"]
