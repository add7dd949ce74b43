from shouhou.papers.models.print_run import PrintRun

__all__ = ["PrintRun"]
