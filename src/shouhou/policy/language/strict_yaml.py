"""Read YAML with few surprises, and remember where every node stands.

Keys are text and stand once; numbers are exact (`Decimal`); only `true` and `false` are booleans; a date is a date and
everything else is text. Tags and merge keys are refused; anchors are allowed, within a bound.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

import yaml

from shouhou.policy.language.messages import SourceError

Path = tuple[str | int, ...]
SCALAR, SEQUENCE, MAPPING = "!scalar", "!sequence", "!mapping"
DEEPEST, MOST_NODES = 60, 400_000

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times as fast and keeps the marks too
_INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,17})")
_DECIMAL = re.compile(r"-?\d{1,18}\.\d{1,18}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


class _Loader(_BASE):  # type: ignore[misc]  # the base is chosen at run time
    """Leaves every scalar as text: `_scalar` gives it its type."""

    def resolve(self, kind: type, value: Any, implicit: Any) -> str:
        return {yaml.ScalarNode: SCALAR, yaml.SequenceNode: SEQUENCE, yaml.MappingNode: MAPPING}[kind]


class Mark(NamedTuple):
    line: int
    column: int
    quoted: bool = False


@dataclass
class Document:
    """One file: its data, and for every path the place of its value and of its key."""

    file: str
    text: str
    data: Any = None
    values: dict[Path, Mark] = field(default_factory=dict)
    keys: dict[Path, Mark] = field(default_factory=dict)

    def error(self, path: Path, problem: str, column: int | None = None, at_key: bool = False) -> SourceError:
        """An error at the nearest known place of `path`; `column` counts within the value. Within a clause of a
        regulation it names the clause."""
        problem = self._clause(path) + problem
        while path and path not in self.values:
            path = path[:-1]
        mark = self.keys.get(path) if at_key else None
        mark = mark or self.values.get(path) or Mark(0, 0)
        lines = self.text.split("\n")
        source = lines[mark.line] if mark.line < len(lines) else ""
        at = mark.column + (0 if column is None else column + mark.quoted)
        return SourceError(self.file, mark.line, at, problem, source)

    def _clause(self, path: Path) -> str:
        """The id of the clause in which a path lies, as the beginning of a sentence."""
        match path, self.data:
            case ("clauses", int() as number, *_), {"clauses": list() as clauses} if number < len(clauses):
                clause = clauses[number]
                return f"{clause['id']}: " if isinstance(clause, dict) and "id" in clause else ""
        return ""

    def line(self, path: Path) -> int:
        """The line of a path, counted from 1."""
        return self.values[path].line + 1


def read(text: str, file: str) -> Document:
    """Parse `text`; `file` is its name in messages. Raises `SourceError`."""
    document = Document(file, text)
    try:
        node = yaml.compose(text, _Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        lines = text.split("\n")
        raise SourceError(
            file, line, column, error.problem or "cannot be read", lines[line] if line < len(lines) else ""
        ) from None
    except (yaml.YAMLError, UnicodeError, RecursionError) as error:
        raise SourceError(file, 0, 0, f"cannot be read: {str(error).splitlines()[0]}") from None
    if node is None:
        raise SourceError(file, 0, 0, "the file is empty")
    document.data = _Builder(document).value(node, ())
    return document


class _Builder:
    def __init__(self, document: Document) -> None:
        self.document, self.nodes = document, 0

    def value(self, node: yaml.Node, path: Path) -> Any:
        self.nodes += 1
        document = self.document
        document.values[path] = Mark(node.start_mark.line, node.start_mark.column, bool(getattr(node, "style", None)))
        if len(path) > DEEPEST or self.nodes > MOST_NODES:
            raise document.error(path, "nested too deeply or repeated too often")
        if isinstance(node, yaml.ScalarNode) and node.tag == SCALAR:
            return self._scalar(node, path)
        if node.tag == SEQUENCE:
            return [self.value(item, (*path, number)) for number, item in enumerate(node.value)]
        if node.tag != MAPPING:
            raise document.error(path, f"a tag ({node.tag}) is not allowed")
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            place = (*path, key_node.value) if isinstance(key_node.value, str) else path
            document.keys[place] = document.values[place] = Mark(key_node.start_mark.line, key_node.start_mark.column)
            if key_node.tag != SCALAR:
                raise document.error(place, "a key must be one word")
            if key_node.value in data:
                raise document.error(place, f"'{key_node.value}' is written twice")
            data[key_node.value] = self.value(value_node, place)
        return data

    def _scalar(self, node: yaml.ScalarNode, path: Path) -> Any:
        text: str = node.value
        if node.style:  # quoted or a block: text, whatever it looks like
            return text
        if text in ("true", "false"):
            return text == "true"
        if text in ("", "~", "null"):
            return None
        if _INTEGER.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return Decimal(text)
        if _DATE.fullmatch(text):
            return self.date(text, path)
        return text

    def date(self, text: str, path: Path) -> dt.date:
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            raise self.document.error(path, f"'{text}' is not a day of the calendar") from None


def dates(document: Document, path: Path, data: Mapping[str, Any]) -> dict[dt.date, Any]:
    """The keys of a dated mapping as days: `{2014-09-12: 3h}`."""
    return {_Builder(document).date(key, (*path, key)): value for key, value in data.items()}
