"""All templates of all contexts: they can be compiled, and keep what the content policy and the design ask."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

import shouhou

ROOT = Path(shouhou.__file__).parent
TEMPLATES = sorted(path for folder in ROOT.glob("*/templates") for path in folder.rglob("*.html"))
ICONS = set((ROOT.parents[1] / "frontend/office/icons.txt").read_text().split())
NAMED_ICON = re.compile(r"""{% icon ["']([a-z0-9-]+)["']|icon=["']([a-z0-9-]+)["']""")
FORBIDDEN = {
    "an inline handler": re.compile(r"<[^>{]*\son[a-z]+\s*="),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)"),
    "a style element": re.compile(r"<style"),
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*="),
}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_it_can_be_compiled(path: Path) -> None:
    folder = next(parent for parent in path.parents if parent.name == "templates")
    get_template(str(path.relative_to(folder)))


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_it_shows_only_icons_of_the_sprite(path: Path) -> None:
    named = {first or second for first, second in NAMED_ICON.findall(path.read_text())}
    assert named - ICONS == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_it_keeps_script_and_style_in_their_files(path: Path) -> None:
    text = path.read_text()
    assert [what for what, pattern in FORBIDDEN.items() if pattern.search(text)] == []
