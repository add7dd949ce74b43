"""Run inside the product under test: the cast, their keys, and cases whose limits pass while processes are killed.

Prints what the clients need as JSON.
"""

import datetime as dt
import json
import sys

import django


def main(late_soon: int) -> None:
    django.setup()
    from shouhou.kernel import clock
    from shouhou.people.public import make_token
    from tests.world import make_world

    now = clock.now()
    world = make_world(now - dt.timedelta(days=1))
    for number in range(late_soon):
        at = clock.minute(now) - dt.timedelta(hours=3) + dt.timedelta(minutes=number % 2)
        with clock.frozen(at):
            world.registered(at)
    keys = {
        name: make_token(world.people[name], "kill test", may_write=True, days=1, at=now)
        for name in ("mei", "hua", "lin", "tao")
    }
    about = {"keys": keys, "customer": world.customer_id, "unit": world.unit_id, "engineer": world.people["tao"]}
    json.dump(about, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]))
