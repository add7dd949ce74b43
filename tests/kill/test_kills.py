"""Processes are killed at random moments under load: nothing that was acknowledged is lost, nothing happens twice."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import astuple
from pathlib import Path

import psycopg
import pytest

from shouhou.cli.postgres import Cluster
from shouhou.cli.tests.conftest import folder, port  # noqa: F401 (fixtures)
from shouhou.cli.tests.installation import Installation
from tests.kill.clients import Clients

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

ROOT = Path(__file__).parents[2]
LATE_SOON = 30  # seeded cases whose first limit passes within two minutes
RECURRING = ["timeline.sweep", "kernel.retry_stalled"]  # some run of them is always about


class Product(Installation):
    """A running product under attack."""

    @property
    def url(self) -> str:
        return Cluster(self.folder).url

    def runs(self, module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A module of these tests, with the product's database."""
        environment = self.environment | {
            "DJANGO_SETTINGS_MODULE": "shouhou.config.settings", "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        }  # fmt: skip
        command = [
            sys.executable,
            "-m",
            "shouhou.cli.main",
            "db",
            "with",
            "--",
            sys.executable,
            "-m",
            module,
            *arguments,
        ]
        return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)

    def web_server(self) -> list[int]:
        return [pid for pid in self.the("cli.serve") if _parent(pid) == self.run.pid]

    def web_workers(self) -> list[int]:
        return [pid for pid in self.processes() if _parent(pid) in self.web_server()]

    def queue_worker(self) -> list[int]:
        return self.the("main worker")

    def database(self) -> list[int]:
        return self.the("bin/postgres")

    def settled(self) -> bool:
        """Whether every job that waits for nothing but a worker has been done."""
        with psycopg.connect(self.url) as connection:
            query = "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing') AND task_name <> ALL(%s)"
            return connection.execute(query, [RECURRING]).fetchone() == (0,)

    def stuck(self) -> bool:
        """Whether a job that a killed worker had begun still waits to be begun again."""
        with psycopg.connect(self.url) as connection:
            query = """
                SELECT count(*) FROM procrastinate_jobs j LEFT JOIN procrastinate_workers w ON w.id = j.worker_id
                WHERE j.status = 'doing' AND (w.id IS NULL OR w.last_heartbeat < now() - interval '10 seconds')
            """
            return connection.execute(query).fetchone() != (0,)


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


@pytest.fixture
def product(folder: Path, port: int) -> Iterator[Product]:  # noqa: F811
    product = Product(folder, port)
    try:
        yield product
    finally:
        product.run.send_signal(signal.SIGTERM)
        product.run.communicate(timeout=60)


def _survives(product: Product, kills: int, seed: int) -> None:
    dice = random.Random(seed)
    product.wait_for(product.serves)
    about = product.runs("tests.kill.seed", str(LATE_SOON))
    assert about.returncode == 0, about.stderr
    clients = Clients(product.port, json.loads(about.stdout), people=3)
    targets = [product.web_workers, product.web_server, product.queue_worker, product.database]
    clients.start()
    try:
        for number in range(kills):
            # Each kind in turn, in a random order: every four kills everybody has died once.
            if number % len(targets) == 0:
                dice.shuffle(targets)
            served = len(clients.acknowledged)
            product.wait_for(lambda served=served: len(clients.acknowledged) > served, patience=120)  # type: ignore[misc]
            time.sleep(dice.uniform(0, 1.5))
            _kill(product, targets[number % len(targets)], dice)
    finally:
        clients.stop()
    assert clients.problems == []
    product.wait_for(lambda: product.queue_worker() and product.settled() and not product.stuck(), patience=180)
    product.run.send_signal(signal.SIGTERM)
    product.run.wait(60)
    told = product.folder / "acknowledged.json"
    told.write_text(json.dumps([astuple(act) for act in clients.acknowledged]))
    judged = product.runs("tests.kill.judge", str(told), str(LATE_SOON))
    assert judged.stdout.strip() == "", judged.stdout + judged.stderr
    assert judged.returncode == 0, judged.stderr


def _kill(product: Product, target: Callable[[], list[int]], dice: random.Random) -> None:
    product.wait_for(target, patience=120)
    while alive := target():
        try:
            os.kill(dice.choice(alive), signal.SIGKILL)
            return
        except ProcessLookupError:
            continue


def test_five_kills_lose_nothing(product: Product) -> None:
    _survives(product, kills=5, seed=20260302)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(5))
def test_ten_more_kills_lose_nothing(product: Product, seed: int) -> None:
    _survives(product, kills=10, seed=seed)
