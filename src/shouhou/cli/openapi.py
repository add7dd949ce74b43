"""`shouhou openapi`: the API's description, as docs/reference/openapi.json keeps it."""

import argparse
import json
from pathlib import Path


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("openapi", help="print the API's description, or write it into a file")
    parser.add_argument("--to", type=Path, metavar="FILE", help="such as docs/reference/openapi.json")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Needs no database: the description follows from the code and the vocabulary."""
    text = described()
    if options.to:
        options.to.write_text(text, "utf-8")
    else:
        print(text, end="")
    return 0


def described() -> str:
    """The description as one text: sorted, so that a change is a readable difference."""
    import django

    from shouhou.cli import environment

    environment.settle()
    django.setup()
    from shouhou.config.api import api

    return json.dumps(api.get_openapi_schema(), ensure_ascii=False, indent=1, sort_keys=True, default=str) + "\n"
