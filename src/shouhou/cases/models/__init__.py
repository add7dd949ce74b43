from shouhou.cases.models.case import Case

__all__ = ["Case"]
