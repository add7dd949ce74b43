"""The command `shouhou`. Each word after it is a module here with `register(subparsers)`; it sets `run(options)`.

The modules import what is heavy (Django, the database driver) only when they run, so that `--help` is instant.
"""

import argparse
import importlib
import sys
from collections.abc import Sequence

from shouhou.cli.problem import Problem

COMMANDS = (
    "run",
    "web",
    "worker",
    "migrate",
    "clauses",
    "scenario",
    "verify",
    "what-if",
    "demo",
    "openapi",
    "db",
    "bench",
    "manage",
)


def parser() -> argparse.ArgumentParser:
    main_parser = argparse.ArgumentParser(
        prog="shouhou", description="Shouhou (售后): after-sales service that carries out written regulations."
    )
    subparsers = main_parser.add_subparsers(metavar="COMMAND", required=True)
    for name in COMMANDS:
        importlib.import_module(f"shouhou.cli.{name.replace('-', '_')}").register(subparsers)
    return main_parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit codes: 0 done, 1 the answer is no, 2 something that the person at the keyboard can put right."""
    options = parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except Problem as problem:
        print(f"shouhou: {problem}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return code


if __name__ == "__main__":
    sys.exit(main())
