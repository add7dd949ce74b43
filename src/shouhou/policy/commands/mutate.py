"""Change a regulation in one place and look for a scenario that notices: each value one unit up and down, each rule,
requirement and list entry dropped, each condition negated, each either-or turned round."""

import copy
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

from shouhou.policy.clauses.load import build
from shouhou.policy.clauses.pack import Pack
from shouhou.policy.language.messages import SourceError
from shouhou.policy.scenarios.model import Scenario
from shouhou.policy.scenarios.pure import run_pure

CONDITIONS = ("applies_when", "unless", "where", "counts", "withdrawn_when", "excluded_when")
EVENT_CONDITIONS = ("from", "until", "upon")
OTHERWISE = {
    "limit_itself": {"late": "in_time"},
    "once_per": {"thing": "case"},
    "since": {"start": "breach", "breach": "start"},
    "combine": {"lowest": "mean", "mean": "lowest"},
    "unit_counts": {"any": "every", "every": "any"},
    "takes": {"most": "least", "least": "most"},
    "every": {"month": "quarter", "quarter": "month", "half_year": "year", "year": "half_year", "week": "month"},
    "first": {"next": "whole"},
}
DROPPED = (
    "undone_by", "charged_as", "also_until", "consequence", "unless", "overrides", "dated_by", "longer_by", "tested_at",
    "cap", "at_least", "earliest", "unit", "restarts_on", "replaced_by", "next_period", "withdrawn_when",
    "excluded_when", "waivable_by",
)  # fmt: skip
LISTS = (
    "yields_to", "clocks", "over", "until", "from", "before", "allows", "late", "upon", "done", "by", "needs", "choices",
    "remedies", "ends", "emits", "restarts_on", "replaced_by",
)  # fmt: skip


class Mutant(NamedTuple):
    """One change: the clause, what was done, and the changed data of the regulation."""

    clause: str
    change: str
    data: Any

    def __str__(self) -> str:
        return f"{self.clause}: {self.change}"


def run(
    pack: Pack, packs: Mapping[str, Pack], scenarios: Iterable[Scenario], limit: int | None = None
) -> tuple[int, list[Mutant]]:
    """How many changes were tried (at most `limit`), and those that nothing noticed."""
    scenarios, unnoticed, tried = list(scenarios), [], 0
    for mutant in mutants(pack):
        if limit is not None and tried >= limit:
            break
        tried += 1
        if not notices(mutant, pack, packs, scenarios):
            unnoticed.append(mutant)
    return tried, unnoticed


def notices(mutant: Mutant, pack: Pack, packs: Mapping[str, Pack], scenarios: Iterable[Scenario]) -> bool:
    """Does the loader refuse the change, or some scenario fail?"""
    try:
        changed = build(replace(pack.document_file, data=mutant.data))
    except SourceError:
        return True
    chosen = {**packs, pack.slug: changed}
    return any(run_pure(scenario, chosen) for scenario in _likely_first(scenarios, mutant.clause))


def _likely_first(scenarios: Iterable[Scenario], clause: str) -> list[Scenario]:
    return sorted(scenarios, key=lambda s: clause not in s.touches)


def mutants(pack: Pack) -> Iterator[Mutant]:
    """Every change, clause by clause."""
    original = pack.document_file.data
    for number, clause in enumerate(original["clauses"]):
        for path, change, value in _changes(clause):
            data = copy.deepcopy(original)
            _put(data["clauses"][number], path, value)
            yield Mutant(clause["id"], change, data)


Path = tuple[str | int, ...]
Change = tuple[Path, str, Any]
_DROP = object()


def _put(record: Any, path: Path, value: Any) -> None:
    for step in path[:-1]:
        record = record[step]
    if value is _DROP:
        del record[path[-1]]
    else:
        record[path[-1]] = value


def _changes(clause: dict[str, Any]) -> Iterator[Change]:
    for name, dated in clause.get("values", {}).items():
        for day, raw in dated.items():
            for other in _neighbours(raw):
                yield ("values", name, day), f"{name} {raw} becomes {other}", other
    for number, rule in enumerate(clause.get("rules", [])):
        place, label = ("rules", number), f"rule {number + 1} ({rule['kind']})"
        yield place, f"{label} dropped", _DROP
        for path, change, value in _rule_changes(rule):
            yield (*place, *path), f"{label} {change}", value


def _rule_changes(rule: dict[str, Any]) -> Iterator[Change]:
    for key in CONDITIONS:
        if key in rule:
            yield (key,), f"{key} negated", _negated(rule[key])
    for key in EVENT_CONDITIONS:
        if isinstance(rule.get(key), dict):
            for word, condition in rule[key].items():
                yield (key, word), f"{key} {word} negated", _negated(condition)
    for name, requirement in rule.get("requires", {}).items():
        yield ("requires", name, "when"), f"requirement {name} negated", _negated(requirement["when"])
        yield ("requires", name, "when"), f"requirement {name} always met", True
    for key in DROPPED:
        if key in rule:
            yield (key,), f"{key} dropped", _DROP
    for key in LISTS:
        found = rule.get(key)
        if isinstance(found, list | dict) and len(found) > 1:
            for item in list(found) if isinstance(found, dict) else range(len(found)):
                yield (key, item), f"{key} without {item if isinstance(found, dict) else found[item]}", _DROP
    for name, tally in rule.get("tally", {}).items():
        if "where" in tally:
            yield ("tally", name, "where"), f"tally {name} negated", _negated(tally["where"])
    for number, need in enumerate(rule.get("needs", []) if len(rule.get("needs", [])) == 1 else ()):
        yield ("needs", number, "when"), f"need {need.get('name') or number} never asked for", False
    for path in (
        ("limit_itself",), ("once_per",), ("consequence", "since"), ("combine",), ("unit_counts",), ("choices", "takes"),
        ("every",), ("first",),
    ):  # fmt: skip
        value: Any = rule
        for step in path:
            value = value.get(step) if isinstance(value, dict) else None
        if path[-1] == "since" and rule["kind"] == "fault":
            continue  # an event is its own start: nothing can tell the two apart
        if isinstance(value, str) and (other := OTHERWISE[path[-1]].get(value)):
            yield path, f"{path[-1]} {value} becomes {other}", other


def _negated(condition: Any) -> Any:
    return (not condition) if isinstance(condition, bool) else f"not ({condition})"


def _at(raw: Any, place: Path) -> Any:
    for step in place:
        raw = raw[step]
    return raw


def _changed(raw: Any, place: Path, other: Any) -> Any:
    changed = copy.deepcopy(raw)
    _put(changed, place, other)
    return changed


_UNIT = re.compile(r"(\d+(?:\.\d+)?)(.*)")


def _neighbours(raw: Any) -> list[Any]:
    """The value one unit up and one down; hours move by a minute, which is what an edge stands on."""
    if isinstance(raw, list | dict):  # bands and tables: each edge and each outcome
        places = [(n, k) for n, step in enumerate(raw) for k in step] if isinstance(raw, list) else [(k,) for k in raw]
        return [_changed(raw, place, other) for place in places for other in _neighbours(_at(raw, place))]
    if isinstance(raw, int | Decimal):
        return [raw + 1, raw - 1]
    match = _UNIT.fullmatch(str(raw))
    if not match:
        return []
    number, unit = Decimal(match[1]), match[2]
    if unit == "h":
        number, unit = number * 60, "min"
    return [f"{number + step}{unit}" for step in (1, -1) if number + step >= 0]
