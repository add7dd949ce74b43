"""`shouhou migrate`: bring the database to this version and carry out the start-up steps.

The start-up steps are `STEPS` of `shouhou.config.startup`: functions without arguments, safe to repeat, whose first
docstring line names them. What they return (lines, or nothing) is for the person who starts the product, such as the
logins of the demo. It is kept with a hash of the code: `shouhou run` leaves out what this code has done already. Steps
of `FOR_THE_MOMENT` are asked each time until they have nothing more to say.
"""

import argparse
import contextlib
import gc
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

    from shouhou.cli import upkeep

    django.setup()
    gc.set_threshold(SELDOM)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)  # login limits count there, for all processes together

    from shouhou.config.startup import FOR_THE_MOMENT, STEPS
    from shouhou.kernel.public import note_upkeep

    lines = _lines(STEPS)
    passing = _lines(FOR_THE_MOMENT)
    note_upkeep(fingerprint=upkeep.fingerprint(), notes=None if passing else lines)
    return lines + passing


def _lines(steps: Sequence[Step]) -> list[str]:
    return [line for step in steps for line in step() or ()]
