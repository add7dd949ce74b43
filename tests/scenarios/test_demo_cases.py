"""The demo's cases are scenarios too: through the application they do what the derivation says."""

from pathlib import Path

import pytest

from shouhou.config.demo import first_start, history, playing
from shouhou.config.scenarios.backend import run_app
from shouhou.policy.clauses.load import all_packs

FILES = [*sorted(first_start.FOLDER.glob("*.yaml")), history.FILE]


@pytest.mark.soak
@pytest.mark.usefixtures("scratch")
@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_they_do_so_through_the_application(file: Path) -> None:
    for scenario in playing.read(file.read_text("utf-8"), file.name):
        assert list(map(str, run_app(scenario, all_packs()))) == []
