"""From facts to words: the places of a text are filled in the reader's language."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from shouhou.kernel import clock
from shouhou.notices.rules.kinds import KINDS, places_of
from shouhou.policy import public as policy
from shouhou.policy.language.messages import Message

STATES = {
    "proposed": Message("proposed", "拟罚"),
    "appealed": Message("appealed against", "已申诉"),
    "revocation_proposed": Message("its ground has gone", "罚款依据已不存在"),
    "confirmed": Message("confirmed", "已确认"),
    "upheld": Message("upheld", "维持"),
}
PLACE = re.compile(r"\{([^{}]*)\}")
LONGEST_SAYS = 300


def unknown_places(kind: str, text: str) -> list[str]:
    """The places of a text that nothing would fill, a stray brace included."""
    known = places_of(kind)
    found = [name for name in PLACE.findall(text) if name not in known]
    return [*found, *(["{"] if re.search(r"[{}]", PLACE.sub("", text)) else [])]


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its places filled; a place without a value is a dash."""
    return PLACE.sub(lambda place: values.get(place.group(1)) or "—", text)


def shipped(kind: str, language: str) -> tuple[str, str]:
    """The product's own title and text of a kind."""
    with override(language):
        return str(KINDS[kind].title), str(KINDS[kind].text)


def values(
    facts: Mapping[str, Any], *, about: str, at: dt.datetime, clause: str, names: Mapping[int, str], language: str
) -> dict[str, str]:
    """What stands in each place, in words of this language."""
    with override(language):
        found = {"about": about, "at": shown(at), "clause": clause, "says": says(clause, language)}
        if facts.get("clock"):
            found["clock"] = policy.clock_label(facts["clock"], language)
        if facts.get("due"):
            found["due"] = shown(dt.datetime.fromisoformat(facts["due"]))
        for name in ("role", "to"):
            if facts.get(name):
                found[name] = policy.role_label(facts[name], language)
        if facts.get("amount"):
            found["amount"] = f"¥{facts['amount']}"
        if facts.get("state"):
            found["state"] = STATES[facts["state"]].get(language)
        if facts.get("what"):
            found["what"] = policy.fact_label(str(facts["what"]), language)
        if facts.get("title"):
            found["regulation"] = facts["title"]["zh" if language.startswith("zh") else "en"] or facts["title"]["zh"]
        found["day"] = facts.get("day") or ""
        if facts.get("of"):
            before = {**facts, "of": None}
            told = values(before, about=about, at=at, clause=clause, names=names, language=language)
            found["was"] = filled(shipped(facts["of"], language)[0], told)
        person = facts.get("person")
        found["person"] = names.get(person, "") if person else _("nobody in particular")
    return found


def says(clause: str, language: str) -> str:
    """The words of a clause, cut where they are very long."""
    known = policy.clauses_by_id().get(clause)
    text = known.says.get(language) if known else ""
    return text if len(text) <= LONGEST_SAYS else f"{text[:LONGEST_SAYS]}…"


def shown(at: dt.datetime) -> str:
    """A minute as people read it: local."""
    return f"{clock.local(at):%Y-%m-%d %H:%M}"


def example(kind: str, language: str, at: dt.datetime) -> dict[str, str]:
    """Values for a preview of a kind's text."""
    with override(language):
        name = _("Li Mei")
    facts = {
        "clock": "response", "due": at.isoformat(), "role": "engineer", "to": "salesperson", "amount": "30.00",
        "state": "proposed", "what": _EXAMPLES.get(kind, ""), "person": 1,
        "of": "clock.missed" if kind == "corrected" else None, "day": f"{at:%Y-%m-%d}",
        "title": {"zh": "真空炉售后服务制度", "en": "After-sales regulation for vacuum furnaces"},
    }  # fmt: skip
    return values(facts, about="S0000017-5", at=at, clause="FUR-2.1", names={1: name}, language=language)


_EXAMPLES = {"watched": "visit.arrived", "channel.closed": "500"}
