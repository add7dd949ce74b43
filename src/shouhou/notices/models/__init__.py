from shouhou.notices.models.channel import Channel
from shouhou.notices.models.delivery import Attempt, Delivery
from shouhou.notices.models.house import House
from shouhou.notices.models.notice import Notice
from shouhou.notices.models.reception import Reception
from shouhou.notices.models.wording import Wording

__all__ = ["Attempt", "Channel", "Delivery", "House", "Notice", "Reception", "Wording"]
