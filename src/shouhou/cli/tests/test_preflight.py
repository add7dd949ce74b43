"""One clear line for what stops us before anything starts."""

import os
import shutil
import socket
from pathlib import Path

import psycopg
import pytest

from shouhou.cli import environment, preflight
from shouhou.cli.problem import Problem


def test_refuses_a_port_that_is_taken(port: int) -> None:
    with socket.create_server(("127.0.0.1", port)), pytest.raises(Problem, match=f"Port {port} .* is taken"):
        preflight.check_port("127.0.0.1", port)


def test_takes_a_port_that_is_free(port: int) -> None:
    preflight.check_port("127.0.0.1", port)


@pytest.mark.parametrize("text", ["abc", "0", "70000", "-1", "٨٠٨٠"])
def test_refuses_a_port_that_is_no_port(text: str) -> None:
    with pytest.raises(Problem, match="PORT is"):
        preflight.address({"PORT": text})


def test_refuses_a_host_that_is_not_ours(port: int) -> None:
    with pytest.raises(Problem, match="no address of this machine"):
        preflight.check_port("192.0.2.1", port)


def test_listens_on_this_machine_only_unless_told() -> None:
    assert preflight.address({}) == ("127.0.0.1", 8000)
    assert preflight.address({"HOST": "0.0.0.0", "PORT": "80"}) == ("0.0.0.0", 80)


def test_refuses_a_data_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Problem, match="cannot be written"):
        preflight.check_data_folder(tmp_path / "file" / "data")


def test_refuses_a_disk_without_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10**9, 10**9, 3 * 2**20))
    with pytest.raises(Problem, match="nearly full: 3 MB are free"):
        preflight.check_data_folder(tmp_path)


def test_refuses_a_database_that_does_not_answer(port: int) -> None:
    with pytest.raises(Problem, match="does not let us in: Connection refused"):
        environment.check_server(f"postgresql://me:secret@127.0.0.1:{port}/db")


def test_refuses_a_database_url_that_is_none() -> None:
    with pytest.raises(Problem, match="cannot be understood"):
        environment.check_server("mysql://localhost/db")


def test_never_shows_the_password(port: int) -> None:
    with pytest.raises(Problem) as refusal:
        environment.check_server(f"postgresql://me:secret@127.0.0.1:{port}/db")
    assert "secret" not in str(refusal.value)


def test_refuses_a_server_that_refuses_us() -> None:
    url = psycopg.conninfo.make_conninfo(os.environ["DATABASE_URL"], dbname="no_such_database")
    with pytest.raises(Problem, match='database "no_such_database" does not exist'):
        environment.check_server(url)
