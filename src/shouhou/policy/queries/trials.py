"""Drafts as the strict loader and their scenarios judge them."""

from functools import lru_cache
from typing import Any

from shouhou.kernel.errors import Invalid
from shouhou.policy.clauses.load import all_packs, build, load_pack
from shouhou.policy.clauses.pack import Pack
from shouhou.policy.clauses.write import written
from shouhou.policy.commands.proofs import regulation_scenarios
from shouhou.policy.commands.trial import Trial, Unmet, at, scenarios, try_pack
from shouhou.policy.language import strict_yaml
from shouhou.policy.language.messages import SourceError
from shouhou.policy.language.strict_yaml import Document

__all__ = [
    "FILE_FORMAT", "Trial", "Unmet", "at", "compiled", "file_of", "own_scenarios", "part_of_file", "read", "read_file",
    "scenarios", "trial_of",
]  # fmt: skip


@lru_cache(maxsize=64)
def compiled(content: str) -> Pack:
    """The pack of a draft's text, as the strict loader makes it. Raises `SourceError`."""
    pack = load_pack(content)
    known = {clause for other in all_packs().values() if other.slug != pack.slug for clause in other.clauses}
    for number, clause in enumerate(pack.regulation.clauses):
        if clause.same_as and clause.same_as not in known | set(pack.clauses):
            place = ("clauses", number, "same_as")
            raise pack.document_file.error(place, f"no regulation has the clause {clause.same_as}")
    return pack


@lru_cache(maxsize=64)
def trial_of(content: str, text: str) -> Trial:
    """What a draft's scenarios say. Raises Invalid at `scenarios` where they can no longer be read under it."""
    try:
        return try_pack(compiled(content), text)
    except SourceError as error:
        raise Invalid({"scenarios": str(error)}) from None


def own_scenarios(slug: str) -> str:
    """The text of the scenarios that stand beside a shipped regulation; an empty list where there are none."""
    documents = {s.document.file: s.document for s in regulation_scenarios() if s.regulations[0] == slug}
    data: list[Any] = []
    for document in documents.values():
        every = document.data if isinstance(document.data, list) else [document.data]
        data += [one for one in every if _first(one) == slug]
    return written(data)


def _first(scenario: Any) -> str:
    named = scenario.get("regulations", scenario.get("regulation"))
    return str(named[0] if isinstance(named, list) else named)


FILE_FORMAT = "shouhou-regulation-1"


def file_of(content: str, text: str) -> str:
    """A regulation with its scenarios as one file."""
    parts = {"regulation": read(content, "regulation.yaml"), "scenarios": read(text, "scenarios.yaml")}
    return written({"format": FILE_FORMAT, **parts})


def read_file(text: str) -> Document:
    """Such a file, read strictly. Raises `SourceError`."""
    return strict_yaml.read(text, "file")


def part_of_file(document: Document, name: str) -> Pack:
    """The regulation in a file, checked where it stands: messages name the file's own lines. Raises `SourceError`."""
    if not isinstance(document.data.get(name), dict):
        raise document.error((), f"a file has '{name}'")
    for key in document.data:
        if key not in ("format", "regulation", "scenarios"):
            raise document.error((key,), f"unknown key '{key}'", at_key=True)
    marks = (
        {p[1:]: mark for p, mark in marks.items() if p[:1] == (name,)} for marks in (document.values, document.keys)
    )
    return build(Document(document.file, document.text, document.data[name], *marks))


def read(text: str, file: str) -> Any:
    """What somebody typed, read strictly. Raises `SourceError`."""
    return strict_yaml.read(text, file).data
