"""The message catalogue: what the program says in English, and how that reads in Chinese.

    python tools/catalogues.py extract   writes every English string of src/ into the catalogue, keeps translations
    python tools/catalogues.py check     fails where a translation is missing or wrong, or gettext is used wrongly
    python tools/catalogues.py compile   writes the binary catalogue that Django reads

English strings are the keys, so English needs no catalogue. The catalogue has no line numbers and is sorted: its diff
shows words and nothing else.
"""

import ast
import io
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
CATALOGUE = SOURCE / "shouhou/locale/zh_Hans/LC_MESSAGES/django.po"
HEADER = """\
# What Shouhou says, in Chinese. Written by tools/catalogues.py; the translations are ours.
msgid ""
msgstr ""
"Language: zh_Hans\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""

# What each function of gettext takes: the positions of (context, singular, plural).
FUNCTIONS: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop"), (None, 0, None)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (None, 0, 1)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), (0, 1, None)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), (0, 1, 2)),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
ANONYMOUS = re.compile(r"(?<!%)%[sdrf](?!\w)|\{\}|\{\d+\}")


@dataclass(frozen=True, order=True)
class Text:
    """One English string: its context and plural are "" where it has none."""

    singular: str
    plural: str = ""
    context: str = ""


@dataclass(frozen=True)
class Found:
    """What a source says, and where gettext is used in a way that no translation can follow."""

    texts: frozenset[Text]
    problems: tuple[str, ...]


# ---- reading sources ----------------------------------------------------------------------------------------------


def from_python(source: str, where: str) -> Found:
    """The strings of a Python source, and its misuses: computed strings, placeholders without a name."""
    texts, problems = set(), []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or _name(node.func) not in FUNCTIONS:
            continue
        positions = FUNCTIONS[_name(node.func)]
        needed = max(position for position in positions if position is not None)
        if len(node.args) <= needed:
            continue  # another function of that name
        parts = [None if position is None else node.args[position] for position in positions]
        if any(part is not None and not _is_literal(part) for part in parts):
            problems.append(f"{where}:{node.lineno}: gettext needs a plain string; put values in by name afterwards")
            continue
        context, singular, plural = (part.value if isinstance(part, ast.Constant) else "" for part in parts)
        text = Text(str(singular), str(plural), str(context))
        texts.add(text)
        problems += [f"{where}:{node.lineno}: {problem}" for problem in _misuses(text)]
    return Found(frozenset(texts), tuple(problems))


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _is_literal(part: ast.expr) -> bool:
    return isinstance(part, ast.Constant) and isinstance(part.value, str)


def _misuses(text: Text) -> Iterator[str]:
    for words in filter(None, (text.singular, text.plural)):
        if found := ANONYMOUS.search(words):
            yield f"placeholder {found.group()} needs a name, for a translation may need another order: {words!r}"


def from_template(source: str, where: str) -> Found:
    """The strings of a Django template, as Django itself turns them into calls of gettext."""
    # Outside the calls templatize leaves x-es whose indentation is not Python's.
    calls = "\n".join(line.strip() for line in templatize(source, origin=where).splitlines())
    keywords: dict[str, tuple[int | tuple[int, str], ...] | None] = {
        "_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
    }  # fmt: skip
    texts = set()
    words: Any  # a string, or a tuple of them; Babel's own types say otherwise
    for _line, function, words, _comments in extract_python(io.BytesIO(calls.encode()), keywords, [], {}):
        context_at, singular_at, plural_at = FUNCTIONS[str(function)]
        parts = (words,) if isinstance(words, str) else words
        texts.add(
            Text(
                parts[singular_at],
                "" if plural_at is None else parts[plural_at],
                "" if context_at is None else parts[context_at],
            )
        )
    problems = tuple(f"{where}: {problem}" for text in sorted(texts) for problem in _misuses(text))
    return Found(frozenset(texts), problems)


def read_sources(root: Path = SOURCE) -> Found:
    """Everything that the program says: Python outside tests, and templates."""
    texts: set[Text] = set()
    problems: list[str] = []
    readers: list[tuple[str, Callable[[str, str], Found]]] = [("*.py", from_python), ("*.html", from_template)]
    for pattern, reader in readers:
        for path in sorted(root.rglob(pattern)):
            if {"tests", "migrations"} & set(path.parts):
                continue
            found = reader(path.read_text(), str(path.relative_to(root)))
            texts |= found.texts
            problems += found.problems
    return Found(frozenset(texts), tuple(problems))


# ---- the catalogue ------------------------------------------------------------------------------------------------


def read_catalogue(path: Path = CATALOGUE) -> Catalog:
    """The catalogue as it stands; empty where there is none yet."""
    if not path.exists():
        return Catalog(locale="zh_Hans")
    with path.open("rb") as file:
        return read_po(file, locale="zh_Hans")


def translation_of(text: Text, catalogue: Catalog) -> Message | None:
    return catalogue.get((text.singular, text.plural) if text.plural else text.singular, context=text.context or None)


def written(texts: frozenset[Text], old: Catalog) -> str:
    """The catalogue's file for these strings, with what `old` knows of them. Strings that nothing says are dropped."""
    new = Catalog(locale="zh_Hans", fuzzy=False)
    for text in sorted(texts):
        known = translation_of(text, old)
        new.add(
            (text.singular, text.plural) if text.plural else text.singular,
            string=known.string if known else ("",) if text.plural else "",
            context=text.context or None,
            flags=set(known.flags) & {"fuzzy"} if known else set(),
        )
    out = io.BytesIO()
    write_po(out, new, width=0, no_location=True, omit_header=True, sort_output=True)
    return HEADER + out.getvalue().decode().strip() + "\n"


def faults(found: Found, catalogue: Catalog) -> list[str]:
    """Everything that keeps a reader of Chinese from being told what a reader of English is told."""
    lines = list(found.problems)
    for text in sorted(found.texts):
        message = translation_of(text, catalogue)
        words = _words(message)
        if message is None or not words:
            lines.append(f"no translation: {text.singular!r}")
        elif message.fuzzy:
            lines.append(f"fuzzy translation: {text.singular!r}")
        elif set(PLACEHOLDER.findall(words)) != set(PLACEHOLDER.findall(text.plural or text.singular)):
            lines.append(f"other placeholders than in English: {text.singular!r}")
    said = {(text.singular, text.context) for text in found.texts}
    for message in catalogue:
        singular = message.id[0] if isinstance(message.id, list | tuple) else message.id
        if singular and (singular, message.context or "") not in said:
            lines.append(f"nothing says this any more, run extract: {singular!r}")
    return lines


def _words(message: Message | None) -> str:
    if message is None or not message.string:
        return ""
    return message.string if isinstance(message.string, str) else message.string[0]


# ---- commands -----------------------------------------------------------------------------------------------------


def extract() -> int:
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_text(written(read_sources().texts, read_catalogue()))
    return 0


def check() -> int:
    lines = faults(read_sources(), read_catalogue())
    print("\n".join(lines) if lines else "The catalogue is complete.")
    return 1 if lines else 0


def compile_all() -> int:
    for path in SOURCE.rglob("*.po"):
        with path.with_suffix(".mo").open("wb") as out:
            write_mo(out, read_catalogue(path))
    return 0


def main(arguments: list[str]) -> int:
    commands = {"extract": extract, "check": check, "compile": compile_all}
    if len(arguments) != 1 or arguments[0] not in commands:
        print(__doc__)
        return 2
    return commands[arguments[0]]()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
