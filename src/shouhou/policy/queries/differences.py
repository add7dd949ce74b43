"""What a draft changes, clause by clause, as people compare two texts: what, before, after."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from shouhou.policy.clauses.write import in_line, written

SIMPLE = ("kind", "area", "needs", "kept", "manual", "same_as", "garbled", "subject")
WHOLE = ("document", "in_force", "titles", "vocabulary", "organisation", "industry")


@dataclass(frozen=True)
class Difference:
    """One change. `kind`: setting, reading, value, words, rule, clause or about; `name` is what it is called there and
    `since` the day of a dated value. Nothing before: it is new; nothing after: it is gone."""

    kind: str
    clause: str
    name: str
    since: str
    before: str
    after: str


def differences(before: Any, after: Any, was: Mapping[str, Any], settings: Mapping[str, Any]) -> list[Difference]:
    """Between two regulations as data, and between the choices made for their settings."""
    found = [
        Difference("setting", "", name, "", str(was.get(name, "")), str(settings.get(name, "")))
        for name in sorted({*was, *settings})
        if was.get(name) != settings.get(name)
    ]
    for key in WHOLE:
        found += _changed("about", "", key, before.get(key), after.get(key))
    found += _settings_of_text(before.get("settings", {}), after.get("settings", {}))
    old, new = before.get("readings", {}), after.get("readings", {})
    for name in dict.fromkeys([*old, *new]):
        found += _changed("reading", "", name, old.get(name), new.get(name))
    old_clauses = {clause["id"]: clause for clause in before.get("clauses", [])}
    new_clauses = {clause["id"]: clause for clause in after.get("clauses", [])}
    for name in dict.fromkeys([*old_clauses, *new_clauses]):
        found += _clause(name, old_clauses.get(name), new_clauses.get(name))
    return found


def _clause(name: str, old: Any, new: Any) -> Iterator[Difference]:
    if old is None or new is None:
        yield Difference("clause", name, "", "", _said(old), _said(new))
        return
    values, others = old.get("values", {}), new.get("values", {})
    for value in dict.fromkeys([*values, *others]):
        was, now = values.get(value, {}), others.get(value, {})
        for day in sorted({*was, *now}):
            yield from _changed("value", name, value, was.get(day), now.get(day), day)
    for key in ("says", "readings", "facts", *SIMPLE):
        yield from _changed("words", name, key, old.get(key), new.get(key))
    rules, others = old.get("rules", []), new.get("rules", [])
    for number in range(max(len(rules), len(others))):
        was, now = (r[number] if number < len(r) else None for r in (rules, others))
        yield from _changed("rule", name, str(number + 1), was, now)


def _settings_of_text(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    for name in dict.fromkeys([*old, *new]):
        yield from _changed("setting", "", name, old.get(name), new.get(name))


def _changed(kind: str, clause: str, name: str, old: Any, new: Any, since: str = "") -> Iterator[Difference]:
    if old != new:
        yield Difference(kind, clause, name, since, _text(old), _text(new))


def _said(clause: Any) -> str:
    return "" if clause is None else in_line(clause["says"])


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict) and any(isinstance(inner, dict | list) for inner in value.values()):
        return written(value).strip()
    return in_line(value)
