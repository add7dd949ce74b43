"""The embedded server: started, recognised, killed, started again."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from shouhou.cli.postgres import Cluster, State
from shouhou.cli.problem import Problem


def kill_server(cluster: Cluster) -> None:
    """Without warning, as when memory runs out."""
    os.kill(int((cluster.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)


def test_starts_and_is_found_by_the_next(cluster: Cluster) -> None:
    assert cluster.state() is State.DOWN
    assert cluster.start(tied_to_us=True)
    assert cluster.state() is State.UP
    assert not Cluster(cluster.folder).start(tied_to_us=True)


def test_gives_the_application_a_database_but_no_superuser(cluster: Cluster) -> None:
    cluster.start(tied_to_us=True)
    with psycopg.connect(cluster.url) as connection:
        query = "SELECT current_database(), rolsuper, rolcreatedb FROM pg_roles WHERE rolname = current_user"
        assert connection.execute(query).fetchone() == ("shouhou", False, True)


def test_opens_no_port_and_lets_nobody_else_in(cluster: Cluster) -> None:
    cluster.start(tied_to_us=True)
    with cluster.connect() as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
    assert cluster.home.stat().st_mode & 0o077 == 0
    assert cluster.socket.stat().st_mode & 0o077 == 0


def test_keeps_what_was_committed_before_it_was_killed(cluster: Cluster) -> None:
    cluster.start(tied_to_us=True)
    with psycopg.connect(cluster.url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    kill_server(cluster)
    assert cluster.start(tied_to_us=True)  # although the dead server's children may linger
    with psycopg.connect(cluster.url) as connection:
        assert connection.execute("SELECT one FROM kept").fetchone() == (1,)


def test_is_not_deceived_by_a_stale_process_id(cluster: Cluster) -> None:
    cluster.start(tied_to_us=True)
    kill_server(cluster)
    pid_file = cluster.data / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    with subprocess.Popen(["sleep", "60"], user=cluster.account[0] if cluster.account else None) as stranger:
        pid_file.write_text("\n".join([str(stranger.pid), *lines[1:]]) + "\n")
        assert cluster.start(tied_to_us=True)
        assert stranger.poll() is None
        stranger.kill()


def test_stops_for_whoever_asks(cluster: Cluster) -> None:
    cluster.start(tied_to_us=False)
    assert Cluster(cluster.folder).stop()
    assert cluster.state() is State.DOWN
    assert not cluster.stop()


def test_survives_an_interrupted_preparation(cluster: Cluster) -> None:
    half = cluster.home / "data.unfinished"
    half.mkdir(parents=True)
    if cluster.account:
        os.chown(cluster.home, *cluster.account)
        os.chown(half, *cluster.account)
    (half / "PG_VERSION").touch()
    assert cluster.start(tied_to_us=True)


def test_refuses_a_folder_that_is_somebody_elses(cluster: Cluster) -> None:
    if os.getuid():
        pytest.skip("only root can give a folder away")
    cluster.home.mkdir()
    os.chown(cluster.home, 12345, 12345)
    with pytest.raises(Problem, match="belongs to user 12345"):
        cluster.start(tied_to_us=True)


def test_says_why_the_server_does_not_start(cluster: Cluster) -> None:
    cluster.start(tied_to_us=True)
    cluster.stop()
    (cluster.data / "PG_VERSION").write_text("9.1\n")
    with pytest.raises(Problem, match="could not start: database files are incompatible"):
        cluster.start(tied_to_us=True)


def test_reaches_a_socket_whose_path_is_too_long(folder: Path) -> None:
    deep = folder / ("d" * 100)
    deep.mkdir(mode=0o711)
    cluster = Cluster(deep, careful=False)
    try:
        cluster.start(tied_to_us=True)
        assert cluster.socket.parent == Path(tempfile.gettempdir())
        with psycopg.connect(cluster.url):
            pass
    finally:
        cluster.stop()
        cluster.socket.rmdir()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the children of our death")
def test_leaves_nothing_running_when_its_owner_is_killed(cluster: Cluster) -> None:
    program = (
        "import sys, pathlib, time; from shouhou.cli.postgres import Cluster;"
        "Cluster(pathlib.Path(sys.argv[1]), careful=False).start(tied_to_us=True);"
        "print('up', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program, cluster.folder], stdout=subprocess.PIPE) as owner:
        assert owner.stdout is not None
        assert owner.stdout.readline() == b"up\n"
        owner.kill()
    patience = time.monotonic() + 10
    while (cluster.data / "postmaster.pid").exists():
        assert time.monotonic() < patience, "the server is still running"
        time.sleep(0.02)


@pytest.mark.soak
def test_comes_back_after_each_of_many_kills(cluster: Cluster) -> None:
    for round_ in range(10):
        cluster.start(tied_to_us=True)
        with psycopg.connect(cluster.url) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS rounds (round int)")
            connection.execute("INSERT INTO rounds SELECT %s FROM generate_series(1, 10000)", [round_])
        kill_server(cluster)
    cluster.start(tied_to_us=True)
    with psycopg.connect(cluster.url) as connection:
        assert connection.execute("SELECT count(*) FROM rounds").fetchone() == (100_000,)
