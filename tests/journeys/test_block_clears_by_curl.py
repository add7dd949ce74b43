"""The scenario "block clears" by curl, as the tour in the README tells it."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from shouhou.kernel import clock
from shouhou.people.public import make_token
from tests.world import make_world

SCRIPT = Path(__file__).with_name("block_clears.sh")
BEGINS = dt.datetime(2026, 1, 20, 1, tzinfo=dt.UTC)
CAST = {"DESK": "mei", "TECHNICIAN": "hua", "ENGINEER": "tao", "HEAD": "zhao", "MANAGER": "lin"}

# Stands in for the command `shouhou demo --clock`, which refuses to shift the clock of a test's database.
SET_CLOCK = """
import sys, psycopg
with psycopg.connect({dsn!r}) as db:
    db.execute(
        "UPDATE kernel_installation SET is_demo = true,"
        " clock_offset = (%s::timestamp AT TIME ZONE 'Asia/Shanghai') - now()",
        sys.argv[3:],
    )
"""


def _address() -> str:
    """The test's database, as psycopg wants it."""
    given = connection.settings_dict
    return psycopg.conninfo.make_conninfo(
        dbname=given["NAME"], user=given["USER"], password=given["PASSWORD"], host=given["HOST"], port=given["PORT"]
    )


@pytest.mark.django_db(transaction=True)
def test_it_ends_with_one_fault_of_thirty_yuan(live_server: LiveServer, tmp_path: Path, settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with clock.frozen(BEGINS):
        world = make_world(BEGINS)
        keys = {
            role: make_token(world.people[who], role, may_write=True, days=30, at=BEGINS) for role, who in CAST.items()
        }
    command = tmp_path / "set_clock.py"
    command.write_text(SET_CLOCK.format(dsn=_address()))
    environment = {**os.environ, **keys, "BASE": live_server.url, "SHOUHOU": f"{sys.executable} {command}"}
    done = subprocess.run([SCRIPT], env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    (fault,) = [line for line in done.stdout.splitlines() if line.startswith("fault FUR-2.21")]
    assert fault == "fault FUR-2.21 confirmed: 陶然, 30.00 yuan, fine proposed"
