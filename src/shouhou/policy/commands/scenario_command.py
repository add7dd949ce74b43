"""`shouhou scenario FILE... [--pure|--app]`: run scenarios and print every expectation that failed, with the why."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from shouhou.policy.clauses.load import all_packs
from shouhou.policy.clauses.pack import Pack
from shouhou.policy.language.messages import SourceError
from shouhou.policy.scenarios.asked import Failure
from shouhou.policy.scenarios.model import Scenario
from shouhou.policy.scenarios.parse import load_scenarios
from shouhou.policy.scenarios.pure import run_pure

Runner = Callable[[Scenario, Mapping[str, Pack]], list[Failure]]


def main(argv: Sequence[str], app: Runner | None = None) -> int:
    """0: all as expected; 1: some expectation failed; 2: a file is wrong. `app` runs through the application."""
    parser = argparse.ArgumentParser(prog="shouhou scenario", description="Run scenarios: given, when, then.")
    parser.add_argument("files", nargs="+", metavar="FILE")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--pure", action="store_true", help="through the pure derivation (default)")
    way.add_argument("--app", action="store_true", help="through services, permissions and a scratch database")
    options = parser.parse_args(argv)
    if options.app and app is None:
        print("scenarios cannot be run through the application here", file=sys.stderr)
        return 2
    runner = app if options.app and app is not None else run_pure
    try:
        packs = all_packs()
        scenarios = [s for file in options.files for s in _read(file, packs)]
    except SourceError as error:
        print(error, file=sys.stderr)
        return 2
    failures = [failure for scenario in scenarios for failure in runner(scenario, packs)]
    for failure in failures:
        print(failure)
    failed = len({id(f.scenario) for f in failures})
    print(f"{len(scenarios)} scenarios, {len(scenarios) - failed} as expected, {failed} not")
    return int(bool(failures))


def _read(file: str, packs: Mapping[str, Pack]) -> list[Scenario]:
    try:
        text = Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(file, 0, 0, f"cannot be read: {error}") from None
    return load_scenarios(text, packs, file)
