"""The database by hand: backup, restore, and what they refuse."""

import hashlib
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import psycopg
import pytest

from shouhou.cli.postgres import Cluster


@pytest.fixture
def database(cluster: Cluster) -> Cluster:
    cluster.start(tied_to_us=True)
    with psycopg.connect(cluster.url) as connection:
        connection.execute("CREATE TABLE word AS SELECT '售后' AS text")
    return cluster


def shouhou(cluster: Cluster, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"SHOUHOU_DATA": str(cluster.folder)}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "shouhou.cli.main", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def words(cluster: Cluster) -> list[str]:
    with psycopg.connect(cluster.url) as connection:
        return [row[0] for row in connection.execute("SELECT text FROM word")]


def test_brings_back_what_was_saved(database: Cluster) -> None:
    file = database.folder / "backup.dump"
    assert shouhou(database, "db", "backup", file).returncode == 0
    assert not list(database.folder.glob("*.unfinished"))
    with psycopg.connect(database.url) as connection:
        connection.execute("UPDATE word SET text = 'lost'")
    done = shouhou(database, "db", "restore", "--replace", file)
    assert done.returncode == 0, done.stderr
    assert words(database) == ["售后"]


def test_brings_back_uploaded_files(database: Cluster) -> None:
    content = b"a photo"
    name = hashlib.sha256(content).hexdigest()
    photo = database.folder / "media" / "files" / name[:2] / name
    photo.parent.mkdir(parents=True)
    photo.write_bytes(content)
    (photo.parent / ".unfinished-x").write_bytes(b"half")
    file = database.folder / "backup.dump"
    assert "1 uploaded files" in shouhou(database, "db", "backup", file).stdout
    photo.unlink()
    done = shouhou(database, "db", "restore", "--replace", file)
    assert done.returncode == 0, done.stderr
    assert photo.read_bytes() == content
    assert not list(database.folder.glob("*.unfinished"))


def test_brings_nothing_out_of_its_folder(database: Cluster) -> None:
    file = database.folder / "backup.dump"
    shouhou(database, "db", "backup", file)
    file.with_name("backup.dump.sha256").unlink()
    with tarfile.open(file, "a") as tar:
        for name in ("files/../../evil", "files/aa/" + "b" * 64):
            tar.addfile(tarfile.TarInfo(name))
    assert shouhou(database, "db", "restore", "--replace", file).returncode == 0
    assert not [*database.folder.rglob("evil"), *database.folder.rglob("b" * 64)]


def test_does_not_replace_data_unasked(database: Cluster) -> None:
    file = database.folder / "backup.dump"
    shouhou(database, "db", "backup", file)
    done = shouhou(database, "db", "restore", file)
    assert done.returncode == 2
    assert "holds 1 tables; --replace gives them up" in done.stderr


def test_keeps_the_data_when_the_backup_is_damaged(database: Cluster) -> None:
    file = database.folder / "backup.dump"
    shouhou(database, "db", "backup", file)
    with file.open("r+b") as damaged:
        damaged.truncate(1500)
    done = shouhou(database, "db", "restore", "--replace", file)
    assert done.returncode == 2
    assert "is damaged" in done.stderr
    file.with_name("backup.dump.sha256").unlink()  # then the missing end is noticed, before anything is given up
    assert shouhou(database, "db", "restore", "--replace", file).returncode == 2
    assert words(database) == ["售后"]


def test_stays_up_until_it_is_told_to_stop(cluster: Cluster) -> None:
    started = shouhou(cluster, "db", "start")
    assert started.stdout.strip() == cluster.url == shouhou(cluster, "db", "url").stdout.strip()
    assert shouhou(cluster, "db", "stop").stdout == "stopped\n"
    assert shouhou(cluster, "db", "stop").stdout == "was not running\n"


def test_gives_a_program_a_database_of_its_own(cluster: Cluster) -> None:
    program = "import os, psycopg; print(psycopg.connect(os.environ['DATABASE_URL']).info.dbname)"
    done = shouhou(cluster, "db", "with", "--throwaway", "--", sys.executable, "-c", program)
    assert (done.returncode, done.stdout) == (0, "shouhou\n"), done.stderr
    assert not cluster.home.exists()
