"""`shouhou clauses [SLUG] [--json] [--mutate SLUG]`: how each clause is carried out and what proves it."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from shouhou.policy.clauses.load import all_packs
from shouhou.policy.clauses.pack import Pack
from shouhou.policy.commands import mutate
from shouhou.policy.commands.proofs import Proofs, collect, scenarios_of
from shouhou.policy.language.messages import SourceError, unknown

OPEN_LIST = Path(__file__).parents[1] / "open_clauses.txt"
STATUSES = ("computed", "kept", "manual", "open")
Row = dict[str, object]


def rows(packs: Mapping[str, Pack], proofs: Mapping[str, Proofs]) -> list[Row]:
    """One object for each clause: id, regulation, kind, area, status, proofs."""
    by_prefix = {pack.prefix: pack for pack in packs.values()}
    return [
        {
            "id": clause.id,
            "regulation": pack.slug,
            "kind": clause.kind,
            "area": clause.area,
            "status": pack.status(clause.id, by_prefix),
            "proofs": proofs[clause.id].all() if clause.id in proofs else [],
        }
        for pack in packs.values()
        for clause in pack.clauses.values()
    ]


def inspect(packs: Mapping[str, Pack], proofs: Mapping[str, Proofs], listed: set[str]) -> list[str]:
    """What is wrong: a computed clause without a scenario, a kept one without code or marked test, a proof of an
    unknown clause, an open clause that is not listed, a listed one that is no longer open."""
    status = {str(row["id"]): str(row["status"]) for row in rows(packs, proofs)}
    problems = [f"{clause}: proved, but no regulation has this clause" for clause in sorted(set(proofs) - set(status))]
    for clause, how in status.items():
        proved = proofs.get(clause, Proofs())
        if how == "computed" and not proved.scenarios:
            problems.append(f"{clause}: computed, but no scenario names it")
        if how == "kept" and not proved.code:
            problems.append(f"{clause}: kept, but no code cites it: @cites({clause!r})")
        if how == "kept" and not proved.tests:
            problems.append(f"{clause}: kept, but no test is marked: @pytest.mark.clause({clause!r})")
        if how == "open" and clause not in listed:
            problems.append(f"{clause}: open, and not in {OPEN_LIST.name}, which may only shrink")
        if how != "open" and clause in listed:
            problems.append(f"{clause}: {how} now, so strike it from {OPEN_LIST.name}")
    return [*problems, *(f"{c}: in {OPEN_LIST.name}, but no regulation has it" for c in sorted(listed - set(status)))]


def open_list() -> set[str]:
    """The clauses that are honestly not carried out yet."""
    return set(OPEN_LIST.read_text("utf-8").split())


def main(argv: Sequence[str]) -> int:
    """Print the table, or the objects; 1 if the inspection finds something, 2 if a file or a slug is wrong."""
    parser = argparse.ArgumentParser(prog="shouhou clauses", description="How each clause is carried out.")
    parser.add_argument("slug", nargs="?", help="only this regulation")
    parser.add_argument("--json", action="store_true", help="one object for each clause")
    parser.add_argument("--mutate", metavar="SLUG", help="change each value and rule: does a scenario notice?")
    options = parser.parse_args(argv)
    try:
        packs = all_packs()
        for slug in filter(None, (options.slug, options.mutate)):
            if slug not in packs:
                print(unknown("regulation", slug, packs), file=sys.stderr)
                return 2
        if options.mutate:
            return _mutate(packs[options.mutate], packs)
        proofs = collect(packs)
    except SourceError as error:
        print(error, file=sys.stderr)
        return 2
    table = [row for row in rows(packs, proofs) if options.slug in (None, row["regulation"])]
    if options.json:
        print(json.dumps(table, ensure_ascii=False, indent=1))
    else:
        _print_table(table, options.slug)
    problems = inspect(packs, proofs, open_list())
    print("\n".join(problems), end="\n" if problems else "", file=sys.stderr)
    return int(bool(problems))


def _print_table(table: list[Row], slug: str | None) -> None:
    if slug:
        for row in table:
            proofs = row["proofs"]
            count = len(proofs) if isinstance(proofs, list) else 0
            print(f"{row['id']:<14} {row['status']:<9} {row['kind']:<12} {row['area']:<11} {count:>3} proofs")
    print(f"{'regulation':<34}{'clauses':>8}" + "".join(f"{s:>10}" for s in STATUSES))
    for name in dict.fromkeys(str(row["regulation"]) for row in table):
        _print_counts(name, [row for row in table if row["regulation"] == name])
    if slug is None:
        _print_counts("total", table)


def _print_counts(name: str, table: list[Row]) -> None:
    counts = Counter(str(row["status"]) for row in table)
    print(f"{name:<34}{len(table):>8}" + "".join(f"{counts[s]:>10}" for s in STATUSES))


def _mutate(pack: Pack, packs: Mapping[str, Pack]) -> int:
    """Print every change that no scenario notices."""
    scenarios = scenarios_of(pack.slug)
    tried, unnoticed = mutate.run(pack, packs, scenarios)
    for mutant in unnoticed:
        print(f"not noticed: {mutant}")
    print(
        f"{tried} changes, {tried - len(unnoticed)} noticed, {len(unnoticed)} not noticed by {len(scenarios)} scenarios"
    )
    return int(bool(unnoticed))
