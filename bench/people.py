"""The cast of `tests/world.py` in a filled database."""

import datetime as dt
from dataclasses import dataclass

from shouhou.kernel.testing.minutes import MONDAY
from shouhou.people.models import User
from shouhou.people.public import Actor, actor


@dataclass(frozen=True)
class World:
    """The cast by user name, who of them sits at the desk, and where the clock stands."""

    users: dict[str, User]
    desk: str
    now: dt.datetime

    def user(self, name: str) -> User:
        return self.users[name]

    def actor(self, name: str) -> Actor:
        return actor(self.users[name].pk, self.now)


def world_of_the_bench(*, desk: str = "mei", now: dt.datetime = MONDAY) -> World:
    """Everybody who was hired when the database was filled."""
    return World({user.username: user for user in User.objects.all()}, desk, now)
