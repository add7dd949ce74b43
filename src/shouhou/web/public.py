"""What config may call of the shell."""

from shouhou.web.views.errors import refused

__all__ = ["refused"]
