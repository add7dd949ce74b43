"""What proves that a clause is carried out: scenarios that name it, code that cites it, tests that are marked with it.

Citations and marks are read from the source, not imported: the inspection needs neither Django nor a database.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import shouhou
from shouhou.policy.clauses.load import FOLDER, all_packs
from shouhou.policy.clauses.pack import Pack
from shouhou.policy.scenarios.model import Scenario
from shouhou.policy.scenarios.parse import load_scenarios

SOURCE = Path(shouhou.__file__).parent
TESTS = SOURCE.parents[1] / "tests"


@dataclass
class Proofs:
    """The proofs of one clause, each as words that find it again."""

    scenarios: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    tests: list[str] = field(default_factory=list)

    def all(self) -> list[str]:
        return [*self.scenarios, *self.code, *self.tests]


@cache
def regulation_scenarios() -> tuple[Scenario, ...]:
    """The scenarios that stand beside the regulations."""
    packs = all_packs()
    files = sorted(FOLDER.glob("*/scenarios.yaml"))
    return tuple(
        s for f in files for s in load_scenarios(f.read_text("utf-8"), packs, f.relative_to(FOLDER).as_posix())
    )


def scenarios_of(slug: str) -> list[Scenario]:
    """The scenarios in which a regulation takes part."""
    return [s for s in regulation_scenarios() if slug in s.regulations]


def collect(packs: Mapping[str, Pack], roots: tuple[Path, ...] = (SOURCE, TESTS)) -> dict[str, Proofs]:
    """Every proof, by the clause that it names. A clause that only repeats another has its proofs."""
    found: dict[str, Proofs] = {}
    for scenario in regulation_scenarios():
        for clause in sorted(scenario.touches):
            found.setdefault(clause, Proofs()).scenarios.append(f"scenario: {scenario.name}")
    for path in (p for root in roots if root.is_dir() for p in sorted(root.rglob("*.py"))):
        for kind, clause, name in marks(path.read_text("utf-8")):
            proofs, where = (
                found.setdefault(clause, Proofs()),
                f"{path.relative_to(SOURCE.parents[1]).as_posix()}::{name}",
            )
            (proofs.code if kind == "cites" else proofs.tests).append(where)
    for pack in packs.values():
        for one in pack.clauses.values():
            if one.same_as and one.same_as in found:
                found[one.id] = found[one.same_as]
    return found


def marks(source: str) -> Iterator[tuple[str, str, str]]:
    """Every `@cites("X")` and `@pytest.mark.clause("X")` of a source text: (cites or clause, X, the marked name)."""
    if "cites(" not in source and "mark.clause(" not in source:
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for mark in node.decorator_list:
                if isinstance(mark, ast.Call) and (kind := _kind(mark.func)):
                    for arg in mark.args:
                        if isinstance(arg, ast.Constant) and isinstance(arg.value, str):
                            yield kind, arg.value, node.name


def _kind(func: ast.expr) -> str | None:
    written = ast.unparse(func)
    return "cites" if written.rpartition(".")[2] == "cites" else "clause" if written == "pytest.mark.clause" else None
