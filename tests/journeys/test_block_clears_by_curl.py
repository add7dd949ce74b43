"""The scenario "block clears" by curl, as the tour in the README tells it."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from django.db import connection
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from shouhou.kernel import clock
from shouhou.kernel.models import Installation
from shouhou.people.public import make_token
from tests.world import make_world

SCRIPT = Path(__file__).with_name("block_clears.sh")
BEGINS = dt.datetime(2026, 1, 20, 1, tzinfo=dt.UTC)
CAST = {"DESK": "mei", "TECHNICIAN": "hua", "ENGINEER": "tao", "HEAD": "zhao", "MANAGER": "lin"}


def _address() -> str:
    """The test's database, as DATABASE_URL names it."""
    given = connection.settings_dict
    query = urlencode({"host": given["HOST"], "port": given["PORT"] or 5432})
    return f"postgresql://{quote(given['USER'])}:{quote(given['PASSWORD'])}@/{quote(given['NAME'])}?{query}"


@pytest.mark.django_db(transaction=True)
def test_it_ends_with_one_fault_of_thirty_yuan(live_server: LiveServer, tmp_path: Path, settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with clock.frozen(BEGINS):
        world = make_world(BEGINS)
        keys = {
            role: make_token(world.people[who], role, may_write=True, days=30, at=BEGINS) for role, who in CAST.items()
        }
    Installation.objects.update(is_demo=True)
    command = f"{sys.executable} -m shouhou.cli.main"
    environment = {
        **os.environ, **keys, "BASE": live_server.url, "SHOUHOU": command, "DATABASE_URL": _address(),
        "SHOUHOU_DATA": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path),
    }  # fmt: skip
    done = subprocess.run([SCRIPT], env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    (fault,) = [line for line in done.stdout.splitlines() if line.startswith("fault FUR-2.21")]
    assert fault == "fault FUR-2.21 confirmed: 陶然, 30.00 yuan, fine proposed"
