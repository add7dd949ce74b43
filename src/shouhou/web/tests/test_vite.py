"""Hashed files of the front end."""

import json
import os
from pathlib import Path

import pytest
from pytest_django import Settings

from shouhou.kernel import clock
from shouhou.web import vite
from shouhou.web.apps import check_front_end

MANIFEST = {
    "frontend/office/main.ts": {"file": "assets/main-1a.js", "css": ["assets/main-2b.css"], "imports": ["_shared.js"]},
    "_shared.js": {"file": "assets/shared-3c.js", "css": ["assets/shared-4d.css"]},
}


@pytest.fixture
def dist(tmp_path: Path, settings: Settings) -> Path:
    settings.FRONTEND_DIST, settings.STATIC_URL = tmp_path, "/static/"
    return tmp_path


def build(dist: Path) -> None:
    (dist / ".vite").mkdir()
    (dist / ".vite/manifest.json").write_text(json.dumps(MANIFEST))
    (dist / "icons.svg").write_text("<svg/>")


def test_it_finds_the_files_of_an_entry_with_those_that_it_imports(dist: Path) -> None:
    build(dist)
    files = vite.assets("frontend/office/main.ts")
    assert files.script.endswith("assets/main-1a.js")
    assert [style.rpartition("/")[2] for style in files.styles] == ["main-2b.css", "shared-4d.css"]


def test_it_gives_the_sprite_another_address_a_second_after_it_has_changed(
    dist: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(dist)
    before, looked_at = vite.sprite_url(), clock.ticks()
    (dist / "icons.svg").write_text("<svg></svg>")
    os.utime(dist / "icons.svg", ns=(1, 1))
    assert vite.sprite_url() == before
    monkeypatch.setattr(clock, "ticks", lambda: looked_at + vite.LOOKED_AT_FOR)
    assert vite.sprite_url() != before


def test_it_says_in_one_sentence_that_there_is_no_build(dist: Path) -> None:
    with pytest.raises(vite.FrontEndNotBuilt, match="The front end is not built"):
        vite.assets("frontend/office/main.ts")
    assert [error.id for error in check_front_end(None)] == ["web.E001"]


def test_it_says_so_when_a_build_lacks_an_entry(dist: Path) -> None:
    build(dist)
    with pytest.raises(vite.FrontEndNotBuilt, match=r"frontend/board\.ts"):
        vite.assets("frontend/board.ts")
