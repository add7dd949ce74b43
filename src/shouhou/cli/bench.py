"""`shouhou bench`: figures, each beside a bare floor in the same run. From a checkout: what measures is not installed."""

import argparse
import contextlib
import json
import sys

from shouhou.cli import preflight
from shouhou.cli.problem import Problem

BENCHES = {
    "web": "lists, job page, search, a new case",
    "intake": "requests a second through HTTP and in bulk",
    "sweep": "clocks that run out, and what follows from it",
    "derive": "events a second through the rules",
    "what-if": "events a second of a what-if, reading and comparing included",
    "pdf": "the confirmation form as PDF",
    "start": "from the command to the first page, and memory",
}

AT_SIZE = {"web"}  # can be measured in a demo of any size


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("bench", help="measure how fast it is, beside a bare floor (from a checkout)")
    benches = parser.add_subparsers(metavar="NAME", required=True, dest="bench")
    for name, text in BENCHES.items():
        bench = benches.add_parser(name, help=text)
        bench.add_argument("--json", action="store_true", help="print figures as JSON")
        if name in AT_SIZE:
            bench.add_argument(
                "--cases", metavar="N", type=int, help="in the demo at hand, grown to so many cases (not in a scratch database)"
            )  # fmt: skip
        bench.set_defaults(run=run, cases=None)


def run(options: argparse.Namespace) -> int:
    """0: every figure keeps its bar; 1: some do not."""
    from shouhou.cli import environment

    if not (preflight.CHECKOUT / "bench").is_dir():
        raise Problem("Figures are measured from a checkout of the source; this is an installed package.")
    sys.path.insert(0, str(preflight.CHECKOUT))
    from bench import runner

    environment.settle()
    with environment.database(), contextlib.redirect_stdout(sys.stderr):
        figures = runner.measure(options.bench, **({"cases": options.cases} if options.cases else {}))
    if options.json:
        print(json.dumps({"bench": options.bench, "figures": [f.as_json() for f in figures]}, indent=2))
    else:
        for figure in figures:
            print(figure)
    return int(not all(figure.passed for figure in figures))
