"""The front documents and the guides are true: links lead somewhere, words stand on the screens, the example is proved."""

import re
from pathlib import Path

import pytest
import yaml
from babel.messages.pofile import read_po
from PIL import Image

from shouhou.people.services.ship_roles import SHIPPED
from shouhou.policy.clauses.load import all_packs, load_pack
from shouhou.policy.commands import mutate
from shouhou.policy.scenarios.parse import load_scenarios
from shouhou.policy.scenarios.pure import run_pure
from tests.browser.pictures import FOLDER, LANGUAGES, MOST_BYTES, PICTURES

ROOT = Path(__file__).parents[2]
GUIDES = ROOT / "docs/guides"
EXAMPLE = GUIDES / "line_repair_promise"
DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
QUOTED = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def linked(document: Path) -> list[Path]:
    """The files to which a document points."""
    found = LINK.findall(document.read_text("utf-8"))
    return [(document.parent / link).resolve() for link in found if "://" not in link]


def words_of_screens(language: str) -> set[str]:
    """What screens say in a language: the catalogue, and the labels of what can be recorded, small letters at the front."""
    with (ROOT / "src/shouhou/locale/zh_Hans/LC_MESSAGES/django.po").open("rb") as file:
        entries = [entry for entry in read_po(file) if entry.id]
    texts = [entry.string if language == "zh" else entry.id for entry in entries]
    subject = yaml.safe_load((ROOT / "src/shouhou/policy/language/subjects/case.yaml").read_text("utf-8"))
    texts += [word[language] for word in subject["words"].values()]
    return {_small(text) for text in texts if isinstance(text, str)}


def _small(text: str) -> str:
    text = " ".join(text.split())
    return text[:1].lower() + text[1:]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_to_a_file(document: Path) -> None:
    assert [str(path) for path in linked(document) if not path.exists()] == []


def test_the_pictures_are_those_that_the_program_makes_and_each_is_used() -> None:
    made = {FOLDER / language / f"{name}.png" for language in LANGUAGES for name in PICTURES}
    assert set(FOLDER.rglob("*.png")) == made
    assert made - {path for document in DOCUMENTS for path in linked(document)} == set()


def test_the_pictures_are_small() -> None:
    sizes = {path: path.stat().st_size for path in FOLDER.rglob("*.png")}
    assert [path.name for path, size in sizes.items() if size > MOST_BYTES] == []
    for path in sizes:
        with Image.open(path) as picture:
            assert picture.mode == "P", path


@pytest.mark.parametrize("language", LANGUAGES)
def test_bold_words_of_a_guide_stand_on_the_screens(language: str) -> None:
    known = words_of_screens(language)
    said = {word for guide in (GUIDES / language).glob("*.md") for word in BOLD.findall(guide.read_text("utf-8"))}
    assert len(said) > 30
    assert sorted(word for word in said if _small(word) not in known) == []


def test_each_language_has_the_same_guides_and_the_index_names_them() -> None:
    names = {language: {path.name for path in (GUIDES / language).glob("*.md")} for language in LANGUAGES}
    assert names["zh"] == names["en"]
    assert {GUIDES / language / name for language, of in names.items() for name in of} <= set(
        linked(GUIDES / "README.md")
    )


def test_the_index_names_roles_as_the_product_does() -> None:
    index = (GUIDES / "README.md").read_text("utf-8")
    for code in ("desk", "engineer", "manager", "head", "administrator", "owner"):
        english, chinese, *_rest = SHIPPED[code]
        assert english in index
        assert chinese in index


def test_the_example_loads_and_its_scenarios_notice_every_change() -> None:
    pack = load_pack(EXAMPLE / "regulation.yaml")
    packs = {**all_packs(), pack.slug: pack}
    scenarios = load_scenarios((EXAMPLE / "scenarios.yaml").read_text("utf-8"), packs, "scenarios.yaml")
    assert [failure for scenario in scenarios for failure in run_pure(scenario, packs)] == []
    assert len(scenarios) == 3
    assert mutate.run(pack, packs, scenarios) == (12, [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_guide_quotes_stands_in_the_example(language: str) -> None:
    files = "".join(path.read_text("utf-8") for path in sorted(EXAMPLE.glob("*.yaml")))
    quoted = QUOTED.findall((GUIDES / language / "regulation.md").read_text("utf-8"))
    assert len(quoted) == 2
    assert [part for part in quoted if part not in files] == []
