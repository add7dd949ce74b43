"""How faults, fines and ledger lines are put into words for a page or a sheet. Display only."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from shouhou.timeline import public as timeline


def fault_url(number: str, key: str) -> str:
    """The page of one fault; the key of its fine leads there too."""
    return f"{reverse('fault_page', args=[number])}?{urlencode({'key': key.removesuffix('/fine')})}"


def state(kind: str, name: str) -> dict[str, Any]:
    """A state as the component `status.html` wants it."""
    text, tone = (timeline.FINE_STATES if kind == "fine" else timeline.FAULT_STATES)[name]
    return {"text": text, "tone": tone}


def row(found: Any, case: Any, names: Mapping[int, str]) -> dict[str, Any]:
    """A stored fault or fine as a line of a list. `case` is None where the reader does not see it."""
    return {
        "found": found, "case": case, "person": names.get(found.person_id or 0, ""), "state": state(found.kind, found.state),
        "url": fault_url(case.number, found.key) if case else "",
    }  # fmt: skip
