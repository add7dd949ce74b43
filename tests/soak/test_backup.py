"""A backup brings everything back, chain and all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from shouhou.cli.postgres import Cluster
from shouhou.cli.tests.conftest import cluster, folder  # noqa: F401 (fixtures)

pytestmark = pytest.mark.soak

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("whose", ["embedded", "yours"])
def test_it_restores_what_was_backed_up_and_everything_adds_up(
    cluster: Cluster,  # noqa: F811
    folder: Path,  # noqa: F811
    whose: str,
) -> None:
    environment = os.environ | {
        "SHOUHOU_DATA": str(folder), "SHOUHOU_DEMO": "0", "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "DJANGO_SETTINGS_MODULE": "shouhou.config.settings",
    }  # fmt: skip
    environment.pop("DATABASE_URL", None)

    def shouhou(*arguments: str | Path) -> str:
        command = [sys.executable, "-m", "shouhou.cli.main", *(str(a) for a in arguments)]
        done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    cluster.start(tied_to_us=True)
    if whose == "yours":
        environment["DATABASE_URL"] = cluster.url
    shouhou("migrate")
    shouhou("db", "with", "--", sys.executable, "-m", "tests.kill.seed", "50")
    shouhou("db", "backup", folder / "backup.dump")
    before = _counts(cluster)
    shouhou("db", "with", "--", sys.executable, "-c", _RUIN)
    assert _counts(cluster) != before
    shouhou("db", "restore", "--replace", folder / "backup.dump")
    assert _counts(cluster) == before
    assert "everything is in order" in shouhou("verify")


_RUIN = "import django; django.setup(); from django.db import connection; connection.cursor().execute('TRUNCATE cases_case CASCADE')"


def _counts(restored: Cluster) -> list[int]:
    import psycopg

    tables = ("cases_case", "timeline_event", "timeline_clock", "timeline_decision", "people_user")
    with psycopg.connect(restored.url) as connection:
        return [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]  # type: ignore[index]
