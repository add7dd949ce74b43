"""The hash of the code follows what a database is made with, and nothing else."""

from pathlib import Path

import pytest

from shouhou.kernel.sources import fingerprint


@pytest.fixture
def package(tmp_path: Path) -> Path:
    for name in ("cases/models.py", "policy/regulation.yaml", "cases/tests/test_cases.py", "web/templates/page.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("first")
    return tmp_path


@pytest.mark.parametrize("name", ["cases/models.py", "policy/regulation.yaml", "cases/migrations/0002.py", "lock"])
def test_it_changes_with_the_code(package: Path, name: str) -> None:
    before = fingerprint(package=package, lock=package / "lock")
    (package / name).parent.mkdir(exist_ok=True)
    (package / name).write_text("second")
    assert fingerprint(package=package, lock=package / "lock") != before


@pytest.mark.parametrize("name", ["cases/tests/test_cases.py", "web/templates/page.html"])
def test_it_does_not_change_with_what_no_database_knows(package: Path, name: str) -> None:
    before = fingerprint(package=package, lock=package / "lock")
    (package / name).write_text("second")
    assert fingerprint(package=package, lock=package / "lock") == before


def test_it_tells_a_file_that_has_moved(package: Path) -> None:
    before = fingerprint(package=package, lock=package / "lock")
    (package / "cases/models.py").rename(package / "cases/other.py")
    assert fingerprint(package=package, lock=package / "lock") != before
