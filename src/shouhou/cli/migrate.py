"""`shouhou migrate`: bring the database to this version and carry out the start-up steps.

The start-up steps are `STEPS` of `shouhou.config.startup`: functions without arguments, safe to repeat, whose first
docstring line names them. What they return (lines, or nothing) is for the person who starts the product, such as the
logins of the demo.
"""

import argparse
import contextlib
import gc
import importlib
import importlib.util
import sys
from collections.abc import Callable, Sequence

Step = Callable[[], Sequence[str] | None]

SELDOM = 200_000  # objects between collections: Django makes models anew at each step, and would look at them in vain


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("migrate", help="bring the database to this version")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """What the steps return goes to standard output; everything else to standard error, for `shouhou run` listens."""
    from shouhou.cli import environment

    with environment.database():
        with contextlib.redirect_stdout(sys.stderr):
            lines = _migrate()
        for line in lines:
            print(line)
    return 0


def _migrate() -> list[str]:
    import django
    from django.core.management import call_command

    django.setup()
    gc.set_threshold(SELDOM)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)  # login limits count there, for all processes together
    return [line for step in startup_steps() for line in step() or ()]


def startup_steps() -> Sequence[Step]:
    """The steps that the configuration lists; none where it has no such module."""
    if importlib.util.find_spec("shouhou.config.startup") is None:
        return ()
    steps: Sequence[Step] = importlib.import_module("shouhou.config.startup").STEPS
    return steps
