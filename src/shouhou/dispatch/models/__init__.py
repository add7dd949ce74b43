from shouhou.dispatch.models.visit import Visit

__all__ = ["Visit"]
