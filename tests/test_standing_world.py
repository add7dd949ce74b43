"""The cast that stands ready has what the services make."""

import datetime as dt

from django.db import connection, transaction

from tests.nothing_changed import rows
from tests.standing_world import StandingWorld
from tests.world import make_world


def counted() -> dict[str, int]:
    return {table: count for table, (count, _) in rows().items()}


def test_it_puts_down_every_row_that_the_services_write(
    standing_world: StandingWorld, db: None, monday: dt.datetime
) -> None:
    with transaction.atomic():
        made = make_world(monday)
        expected = counted()
        transaction.set_rollback(True)
    world = standing_world.put_down()
    assert counted() == expected
    assert world.people.keys() == made.people.keys()
    assert world.registered().number


def test_it_leaves_the_triggers_on(standing_world: StandingWorld, db: None) -> None:
    standing_world.put_down()
    with connection.cursor() as cursor:
        cursor.execute("SHOW session_replication_role")
        assert cursor.fetchone() == ("origin",)
