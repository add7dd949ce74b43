"""Folders and ports of their own for what is started here."""

import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from shouhou.cli.postgres import Cluster


@pytest.fixture
def folder() -> Iterator[Path]:
    """A data folder that the server's account can reach, which pytest's own temporary folders are not for root."""
    path = Path(tempfile.mkdtemp(prefix="shouhou-test-"))
    path.chmod(0o711)
    yield path
    shutil.rmtree(path)


@pytest.fixture
def cluster(folder: Path) -> Iterator[Cluster]:
    """A cluster whose server is stopped afterwards, whoever started it."""
    cluster = Cluster(folder, careful=False)
    yield cluster
    cluster.stop()


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number
