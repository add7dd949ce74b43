from shouhou.timeline.models.checkpoint import Checkpoint
from shouhou.timeline.models.clock import Clock
from shouhou.timeline.models.consequence import Consequence
from shouhou.timeline.models.content import Content
from shouhou.timeline.models.decision import Decision
from shouhou.timeline.models.event import Event
from shouhou.timeline.models.subject import Subject

__all__ = ["Checkpoint", "Clock", "Consequence", "Content", "Decision", "Event", "Subject"]
