"""`shouhou manage`: Django's own commands on the database of this installation, such as `makemigrations`."""

import argparse


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("manage", help="run a command of Django, such as shell or makemigrations")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, metavar="COMMAND ...")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line

    from shouhou.cli import environment

    with environment.database():
        execute_from_command_line(["shouhou manage", *options.arguments])
    return 0
