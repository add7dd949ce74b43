"""Load a regulation: words, references, types and units are all checked before anything runs.

What is wrong is one `PackError`: `file:line: clause: what`, the source line, a caret, the nearest known word.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from shouhou.policy.clauses.checks import Checks
from shouhou.policy.clauses.chinese import chinese_checked
from shouhou.policy.clauses.compile import Binder
from shouhou.policy.clauses.pack import Dated, Pack
from shouhou.policy.clauses.schema import Regulation
from shouhou.policy.language import strict_yaml, units
from shouhou.policy.language.messages import SourceError, unknown
from shouhou.policy.language.records import validated
from shouhou.policy.language.strict_yaml import Document
from shouhou.policy.language.units import Typed
from shouhou.policy.language.vocabulary import load as load_vocabulary
from shouhou.policy.language.vocabulary import subjects

PackError = SourceError
FOLDER = Path(__file__).parents[1] / "regulations"


def load_pack(source: Path | str, file: str | None = None, *, published: bool = False) -> Pack:
    """The pack in a file, or in a text that `file` names. Raises `PackError`.

    A version that was `published` once runs for ever: it may be older than the demand for Chinese words."""
    if isinstance(source, Path):
        try:
            text = source.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise PackError(file or str(source), 0, 0, f"cannot be read: {error}") from None
        return load_pack(text, file or str(source))
    document = strict_yaml.read(source, file or "regulation.yaml")
    pack = build(document)
    if not published:
        chinese_checked(document, pack.regulation)
    return pack


@cache
def all_packs() -> Mapping[str, Pack]:
    """Every regulation of the catalogue, by slug."""
    paths = sorted(FOLDER.glob("*/regulation.yaml"))
    packs = [load_pack(path, path.relative_to(FOLDER.parent).as_posix()) for path in paths]
    known = {clause for pack in packs for clause in pack.clauses}
    for pack in packs:
        for number, clause in enumerate(pack.regulation.clauses):
            if clause.same_as and clause.same_as not in known:
                place = ("clauses", number, "same_as")
                raise pack.document_file.error(place, unknown("clause", clause.same_as, known))
    return {pack.slug: pack for pack in packs}


def build(document: Document) -> Pack:
    """The pack of a parsed document. Raises `PackError`."""
    regulation = validated(Regulation, document, document.data)
    checks = Checks(document, regulation)
    checks.known(("subject",), "subject", regulation.subject, subjects())
    checks.document_checked()
    values = {
        clause.id: {name: _dated(document, regulation, number, name, dates) for name, dates in clause.values.items()}
        for number, clause in enumerate(regulation.clauses)
        if clause.values
    }
    digest = _hash(document.data)
    packs: dict[str, Pack] = {}
    binders: dict[str, Binder] = {}
    for subject in _spoken_of(regulation, checks):
        binders[subject] = Binder(checks, load_vocabulary(subject))
        packs[subject] = Pack(regulation, digest, binders[subject].vocabulary, document, values, binders[subject].names)
    for number, clause in enumerate(regulation.clauses):
        checks.clause_checked(("clauses", number), clause)
        for position, rule in enumerate(clause.rules):
            place = ("clauses", number, "rules", position)
            for subject in regulation.subjects_of(clause, rule):
                bound = binders[subject].bound(place, clause, rule, values.get(clause.id, {}))
                packs[subject].add(bound)
    for subject, pack in packs.items():
        binders[subject].cycles_checked(pack)
    checks.events_checked(packs)
    whole = packs[regulation.subject]
    whole.others = {subject: pack for subject, pack in packs.items() if pack is not whole}
    return whole


def _spoken_of(regulation: Regulation, checks: Checks) -> list[str]:
    """Every subject of which a rule speaks, the regulation's own first."""
    found = [regulation.subject]
    for number, clause in enumerate(regulation.clauses):
        for position, rule in enumerate(clause.rules):
            place = ("clauses", number, *(("rules", position) if rule.subject else ()), "subject")
            for subject in regulation.subjects_of(clause, rule):
                checks.known(place, "subject", subject, subjects())
                found.append(subject)
    return list(dict.fromkeys(found))


def _hash(data: Any) -> str:
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _dated(document: Document, regulation: Regulation, number: int, name: str, dates: Any) -> Dated:
    place = ("clauses", number, "values", name)
    if not isinstance(dates, dict) or not dates:
        raise document.error(place, "a value is dated: {2014-09-12: 3h}")
    typed: dict[dt.date, Typed] = {}
    for key, (day, raw) in zip(dates, strict_yaml.dates(document, place, dates).items(), strict=True):
        try:
            typed[day] = units.parse(raw)
        except ValueError as error:
            raise document.error((*place, key), str(error)) from None
    if len({value.type for value in typed.values()}) > 1:
        raise document.error(place, f"'{name}' changes its unit")
    start = regulation.in_force and regulation.in_force.since
    if start and min(typed) > start:
        raise document.error(place, f"'{name}' has no value from {start} until {min(typed)}")
    return Dated(typed)
