"""A draft is tried: its scenarios run by the pure derivation, and what they no longer find is told with old and new."""

import copy
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shouhou.policy.clauses.load import all_packs
from shouhou.policy.clauses.pack import Pack
from shouhou.policy.clauses.write import in_line
from shouhou.policy.language import strict_yaml
from shouhou.policy.language.messages import Message
from shouhou.policy.language.strict_yaml import Path
from shouhou.policy.scenarios.asked import Failure, shown_minute
from shouhou.policy.scenarios.model import Scenario
from shouhou.policy.scenarios.parse import load_scenarios
from shouhou.policy.scenarios.pure import run_pure

FILE = "scenarios.yaml"


@dataclass(frozen=True)
class Moved:
    """One key of an expectation that comes out otherwise."""

    what: str
    wanted: str
    found: str


@dataclass(frozen=True)
class Unmet:
    """An expectation that the draft no longer meets. `text` is how it stands, `proposal` how it would stand with what
    was found ("" where nobody but a person can say that); `path` leads to it, as `2.then.0`."""

    scenario: Message
    path: str
    text: str
    proposal: str
    moved: tuple[Moved, ...]


@dataclass(frozen=True)
class Trial:
    """How many scenarios ran, and everything that they no longer find. `proved` are the clauses that they name."""

    scenarios: int
    unmet: tuple[Unmet, ...]
    proved: frozenset[str]


def scenarios(text: str, pack: Pack) -> list[Scenario]:
    """A draft's scenarios, read against the draft. Raises `SourceError`."""
    return load_scenarios(text, {**all_packs(), pack.slug: pack}, FILE) if _listed(text) else []


def _listed(text: str) -> Any:
    return strict_yaml.read(text, FILE).data


def try_pack(pack: Pack, text: str) -> Trial:
    """Run every scenario of the text under the pack. Raises `SourceError` where one cannot be read any more."""
    packs = {**all_packs(), pack.slug: pack}
    found = scenarios(text, pack)
    data = strict_yaml.read(text, FILE).data
    unmet = [one for scenario in found for one in _unmet(run_pure(scenario, packs), data)]
    return Trial(len(found), tuple(unmet), frozenset(clause for s in found for clause in s.touches))


def _unmet(failures: Iterable[Failure], data: Any) -> list[Unmet]:
    """Failures of one scenario, gathered by the expectation that they are about."""
    gathered: dict[Path, list[Failure]] = {}
    for failure in failures:
        gathered.setdefault(_mapping(failure.path, data), []).append(failure)
    return [_told(path, found, data) for path, found in gathered.items()]


def _mapping(path: Path, data: Any) -> Path:
    """The nearest record at or above a path: an expectation or a step."""
    while len(path) > 1 and not isinstance(at(data, path), dict):
        path = path[:-1]
    return path


def at(data: Any, path: Path) -> Any:
    """What stands at a path; None where nothing does."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        else:
            data = data[step] if isinstance(data, list) and isinstance(step, int) and step < len(data) else None
    return data


def _told(path: Path, failures: list[Failure], data: Any) -> Unmet:
    record, zone = at(data, path), failures[0].scenario.zone
    about = failures[0].scenario.label, ".".join(map(str, path)), in_line(record)
    moved = tuple(Moved(f.what, _shown(f.wanted, zone), _shown(f.found, zone)) for f in failures)
    proposal = copy.deepcopy(record)
    if [f.what for f in failures] in (["fault"], ["fine"]) and not _names(failures[0].found, record):
        return Unmet(*about, in_line({f"no_{failures[0].what}": record[failures[0].what]}), moved)
    for failure in failures:
        key = failure.what.rpartition(" ")[2]
        if key not in record or isinstance(record[key], dict) or not _is_plain(failure.found):
            proposal = None
            break
        proposal[key] = _as_written(failure.found, zone, record[key])
    return Unmet(*about, in_line(proposal) if proposal is not None else "", moved)


def _names(found: Any, record: Any) -> bool:
    """Whether what was found instead is about the same clause."""
    clauses = {str(one).partition(" ")[0] for one in found} if isinstance(found, list) else {""}
    return bool(clauses & {record.get("fault"), record.get("fine")})


def _is_plain(value: Any) -> bool:
    return isinstance(value, str | int | Decimal | dt.datetime) or value is None


def _as_written(value: Any, zone: dt.tzinfo, before: Any) -> Any:
    """A found value as an author writes it where the old one stands."""
    if isinstance(value, dt.datetime):
        return shown_minute(value, zone)
    if isinstance(value, Decimal) and isinstance(before, str) and before.endswith("CNY"):
        return f"{value.normalize():f} CNY"
    return value


def _shown(value: Any, zone: dt.tzinfo) -> str:
    if isinstance(value, dt.datetime):
        return shown_minute(value, zone)
    if isinstance(value, list | tuple):
        return ", ".join(_shown(v, zone) for v in value) or "—"
    return f"{value.normalize():f}" if isinstance(value, Decimal) else "—" if value is None else str(value)
