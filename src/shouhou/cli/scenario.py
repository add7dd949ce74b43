"""`shouhou scenario FILE... [--pure|--app]`: run scenarios; each expectation that failed is printed with its why."""

import argparse
import signal
from types import FrameType

from shouhou.cli.problem import Problem


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("scenario", help="run scenarios: given, when, then")
    parser.add_argument("files", nargs="+", metavar="FILE", help="YAML files of one scenario or of a list of them")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--pure", action="store_true", help="through the pure derivation (default)")
    way.add_argument("--app", action="store_true", help="through services, permissions and a scratch database")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0: all as expected; 1: some expectation failed; 2: a file is wrong, or there can be no scratch database."""
    from shouhou.cli import environment

    environment.settle()
    if not options.app:
        return _run([*options.files])
    signal.signal(signal.SIGTERM, _interrupt)  # the scratch database is dropped however we are ended
    with environment.database():
        return _run_app(["--app", *options.files])


def _run_app(arguments: list[str]) -> int:
    import django

    django.setup()
    from shouhou.config.scenarios.scratch import NoScratchDatabase, scratch_database

    try:
        with scratch_database():
            return _run(arguments)
    except NoScratchDatabase as error:
        raise Problem(str(error)) from None


def _run(arguments: list[str]) -> int:
    import django

    django.setup()
    from shouhou.config.scenarios.backend import run_app
    from shouhou.policy.commands import scenario_command

    return scenario_command.main(arguments, app=run_app)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
