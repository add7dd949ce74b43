"""What the pure derivation says, the application does: services, permissions, sweep, queue, and what is stored."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.db import connection

import shouhou
from shouhou.config.scenarios.backend import AppBackend, run_app
from shouhou.config.scenarios.cast import set_scene
from shouhou.config.scenarios.scratch import NoScratchDatabase, scratch_database
from shouhou.policy.clauses.load import all_packs
from shouhou.policy.scenarios.model import Scenario
from shouhou.policy.scenarios.parse import load_scenarios
from shouhou.policy.scenarios.play import run

FURNACE = Path(shouhou.__file__).parent / "policy/regulations/furnace_maker/scenarios.yaml"
SCENARIOS = load_scenarios(FURNACE, all_packs())
BLOCK_CLEARS = SCENARIOS[0]


def text_of(scenario: Scenario) -> str:
    """A scenario of its own, as it stands in the file."""
    lines = FURNACE.read_text("utf-8").splitlines()[scenario.line - 1 :]
    rest = [n for n, line in enumerate(lines) if line.startswith("- scenario") and n]
    return "\n".join(lines[: rest[0]]) + "\n"


@pytest.mark.usefixtures("scratch")
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s.name)
def test_it_does_what_the_derivation_says(scenario: Scenario) -> None:
    assert list(map(str, run_app(scenario, all_packs()))) == []


@pytest.mark.usefixtures("scratch")
def test_it_tells_why_an_expectation_failed() -> None:
    turned = (
        text_of(BLOCK_CLEARS).replace("state: missed\n", "state: met\n").replace("30 CNY, outcome", "50 CNY, outcome")
    )
    [scenario] = load_scenarios(turned, all_packs(), "turned.yaml")
    failures = [str(failure) for failure in run_app(scenario, all_packs())]
    assert len(failures) == 2
    assert "state: wanted met, found missed" in failures[0]
    assert "spell.ended_at + grace" in failures[0]
    assert "fine FUR-2.21 amount: wanted 50" in failures[1]
    assert failures[0].startswith(f"turned.yaml:{scenario.document.line(scenario.then[0].path)}: block clears")


def played(scenario: Scenario) -> AppBackend:
    backend = AppBackend(scenario, set_scene(scenario))
    assert run(scenario, all_packs(), backend) == []
    return backend


@pytest.mark.usefixtures("committed")
def test_it_reads_what_is_stored() -> None:
    with scratch_database():
        backend = played(BLOCK_CLEARS)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE timeline_clock SET due_at = due_at + interval '1 minute' WHERE clause = 'FUR-2.3'")
            cursor.execute("UPDATE timeline_consequence SET amount = 31 WHERE kind = 'fine'")
        backend._stored.clear()
        at = backend.now
        assert at is not None
        timeline = backend.timeline(at, None, trace=False)
        assert [f.amount for f in timeline.fines] == [31]
        assert [c.due_at for c in timeline.clocks if c.clause == "FUR-2.3"] == [
            dt.datetime(2026, 1, 23, 5, 16, tzinfo=dt.UTC)
        ]
        assert len(backend.troubles()) == 2


@pytest.mark.usefixtures("committed")
def test_it_answers_for_earlier_instants_as_they_were_known() -> None:
    with scratch_database():
        backend = played(BLOCK_CLEARS)
        earlier = dt.datetime(2026, 1, 23, 2, 0, tzinfo=dt.UTC)
        states = {c.clause: c.state for c in backend.timeline(earlier, earlier, trace=False).clocks}
        assert states["FUR-2.3"] == "paused"


def databases() -> set[str]:
    with psycopg.connect(os.environ["DATABASE_URL"], dbname="postgres") as server:
        rows = server.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE %s", [f"shouhou_scenario_{os.getpid()}_%"]
        )
        return {row[0] for row in rows.fetchall()}


@pytest.mark.usefixtures("committed")
def test_it_drops_its_database_even_when_it_is_interrupted() -> None:
    own, before = connection.settings_dict["NAME"], databases()
    with pytest.raises(KeyboardInterrupt), scratch_database():
        assert len(databases() - before) == 1
        raise KeyboardInterrupt
    assert databases() == before
    assert connection.settings_dict["NAME"] == own


@pytest.mark.usefixtures("committed")
def test_it_says_so_where_it_may_not_create_a_database(monkeypatch: pytest.MonkeyPatch) -> None:
    url = os.environ["DATABASE_URL"]
    with psycopg.connect(url, dbname="postgres", autocommit=True) as server:
        server.execute("DROP ROLE IF EXISTS shouhou_guest")
        server.execute("CREATE ROLE shouhou_guest LOGIN PASSWORD 'guest' NOCREATEDB")
    monkeypatch.setenv("DATABASE_URL", psycopg.conninfo.make_conninfo(url, user="shouhou_guest", password="guest"))
    try:
        with pytest.raises(NoScratchDatabase, match="need a scratch database: permission denied"), scratch_database():
            pass
    finally:
        with psycopg.connect(url, dbname="postgres", autocommit=True) as server:
            server.execute("DROP ROLE shouhou_guest")


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "shouhou.cli.main", "scenario", *arguments], capture_output=True, text=True, check=False
    )


def test_it_runs_by_command(tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text(text_of(BLOCK_CLEARS), "utf-8")
    done = command("--app", str(file))
    assert (done.returncode, done.stdout) == (0, "1 scenarios, 1 as expected, 0 not\n")
    file.write_text(text_of(BLOCK_CLEARS).replace("no_fault: FUR-2.3}", "no_fault: FUR-2.21}"), "utf-8")
    done = command("--app", str(file))
    assert done.returncode == 1
    assert "no fault: wanted [], found [FUR-2.21 马强 confirmed]" in done.stdout


def test_it_refuses_an_unknown_word_at_its_place(tmp_path: Path) -> None:
    file = tmp_path / "slip.yaml"
    file.write_text(text_of(BLOCK_CLEARS).replace("visit.arrived", "visit.arived"), "utf-8")
    done = command(str(file))
    assert done.returncode == 2
    assert f"{file}:" in done.stderr
    assert "^" in done.stderr
    assert "visit.arrived" in done.stderr
