"""What the contexts above may do: tell somebody something, and ask how many notices wait."""

from shouhou.notices.queries import unread_count
from shouhou.notices.rules.kinds import KINDS
from shouhou.notices.services.erase_deliveries import erase_deliveries
from shouhou.notices.services.notify import notify
from shouhou.notices.services.settle import settle
from shouhou.notices.services.tell_subject import tell_subject

__all__ = ["KINDS", "erase_deliveries", "notify", "settle", "tell_subject", "unread_count"]
