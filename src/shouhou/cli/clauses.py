"""`shouhou clauses [SLUG] [--json]`: how each clause is carried out and what proves it; `--mutate SLUG` looks for holes."""

import argparse


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("clauses", help="how each clause of the regulations is carried out")
    parser.add_argument("slug", nargs="?", help="one regulation, such as furnace-maker; all of them by default")
    parser.add_argument("--json", action="store_true", help="one object for each clause")
    parser.add_argument(
        "--mutate", metavar="SLUG", help="change each value and rule: which change does no scenario notice?"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from shouhou.policy.commands.clauses_command import main

    given = [options.slug] if options.slug else []
    given += ["--json"] if options.json else []
    given += ["--mutate", options.mutate] if options.mutate else []
    return main(given)
