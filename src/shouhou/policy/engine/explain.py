"""Placeholder until the explanation is merged from branch `policy`."""

from typing import Any


class Explanation: ...


def explain(regulations: Any, timeline: Any, key: str, zone: Any) -> Explanation | None:
    return None
