"""The scenario "block clears" by curl, as the tour in the README tells it."""

import datetime as dt
import os
import subprocess
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer

from shouhou.cli.main import main
from shouhou.kernel import clock
from shouhou.kernel.models import Installation
from shouhou.kernel.public import installation
from shouhou.people.public import make_token
from tests.world import make_world

SCRIPT = Path(__file__).with_name("block_clears.sh")
BEGINS = dt.datetime(2026, 1, 20, 1, tzinfo=dt.UTC)
CAST = {"DESK": "mei", "TECHNICIAN": "hua", "ENGINEER": "tao", "HEAD": "zhao", "MANAGER": "lin"}


@pytest.mark.django_db(transaction=True)
def test_it_ends_with_one_fault_of_thirty_yuan(live_server: LiveServer, tmp_path: Path) -> None:
    with clock.frozen(BEGINS):
        world = make_world(BEGINS)
        keys = {
            role: make_token(world.people[who], role, may_write=True, days=30, at=BEGINS) for role, who in CAST.items()
        }
    Installation.objects.update(is_demo=True)
    asked, answered, command = (tmp_path / name for name in ("asked", "answered", "shouhou"))
    os.mkfifo(asked)
    os.mkfifo(answered)
    command.write_text(f'#!/bin/sh\necho "$3" > "{asked}"\ncat "{answered}"\n')  # the server's own process answers
    command.chmod(0o700)
    environment = {**os.environ, **keys, "BASE": live_server.url, "SHOUHOU": str(command), "SETTLES": "0"}
    tour = f'"{SCRIPT}"; code=$?; : > "{asked}"; exit $code'
    with subprocess.Popen(["sh", "-c", tour], env=environment, stdout=-1, stderr=subprocess.STDOUT, text=True) as done:
        while minute := asked.read_text().strip():
            assert main(["demo", "--clock", minute]) == 0
            installation(fresh=True)
            answered.write_text("set\n")
        told, _ = done.communicate(timeout=60)
    assert done.returncode == 0, told
    (fault,) = [line for line in told.splitlines() if line.startswith("fault FUR-2.21")]
    assert fault == "fault FUR-2.21 confirmed: 陶然, 30.00 yuan, fine proposed"
