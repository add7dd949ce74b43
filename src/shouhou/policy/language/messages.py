"""Words in both languages, and errors that point at the place in a file."""

import difflib
from collections.abc import Iterable
from typing import NamedTuple


class Message(NamedTuple):
    """A label or a sentence in the product's two languages."""

    en: str
    zh: str

    def get(self, language: str) -> str:
        """The Chinese words for any `zh...`, else the English ones."""
        return self.zh if language.lower().startswith("zh") else self.en

    def __str__(self) -> str:
        return self.en


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that an author most likely meant."""
    found = difflib.get_close_matches(word, list(known), 1, 0.6)
    return found[0] if found else None


def unknown(what: str, word: str, known: Iterable[str]) -> str:
    """The sentence for a word outside the vocabulary."""
    near = nearest(word, known)
    return f"unknown {what} '{word}'" + (f"; did you mean '{near}'?" if near else "")


class SourceError(ValueError):
    """Something is wrong in a file of ours: `file:line: what`, the source line and a caret.

    `line` and `column` count from 0, as the YAML parser does; people read lines from 1.
    """

    def __init__(self, file: str, line: int, column: int, problem: str, source: str = "") -> None:
        self.file, self.line, self.column, self.problem = file, line + 1, column, problem
        shown, caret = source.rstrip("\n").expandtabs(1), max(0, min(column, len(source)))
        if len(shown) > 160:  # a long line: show the part around the caret
            start = max(0, min(caret - 80, len(shown) - 160))
            shown, caret = shown[start : start + 160], caret - start
        place = f"\n    {shown}\n    {' ' * caret}^" if shown.strip() else ""
        super().__init__(f"{file}:{line + 1}: {problem}{place}")
