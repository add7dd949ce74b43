"""Who may set up the register."""

from shouhou.people.public import Actor

SET_UP = "settings.manage"


def must_set_up(actor: Actor) -> None:
    actor.must(SET_UP)
