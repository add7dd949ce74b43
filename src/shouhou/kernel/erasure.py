"""Texts of somebody whose data is erased (PIPL), taken out of other texts."""

from collections.abc import Iterable

GONE = "—"


def without(text: str, words: Iterable[str]) -> str:
    """The text with a dash for each of these words, the longest first."""
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, GONE)
    return text
