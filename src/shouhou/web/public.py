"""What the processes' entry points call of the shell: every act on a case comes through here."""

from shouhou.web.services.act import OPENING, act, words
from shouhou.web.views.errors import refused

__all__ = ["OPENING", "act", "refused", "words"]
