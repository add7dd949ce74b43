"""`shouhou what-if DRAFT --from DAY --to DAY [--json]`: what a draft would have changed in a period."""

import argparse
import datetime as dt
import json
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from shouhou.cli.problem import Problem

GLANCE = 0.5  # seconds between two looks at how far it is


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("what-if", help="what a draft of a regulation would have changed in a period")
    parser.add_argument("draft", type=int, metavar="DRAFT", help="the number of the draft, as its address ends")
    parser.add_argument("--from", dest="since", type=dt.date.fromisoformat, required=True, metavar="DAY")
    parser.add_argument("--to", dest="until", type=dt.date.fromisoformat, required=True, metavar="DAY", help="included")
    parser.add_argument(
        "--processes", type=int, default=os.cpu_count() or 1, metavar="N", help="one for each core by default"
    )
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """0: answered; 1: some case could not be derived; 2: no such draft, or no such period."""
    from shouhou.cli import environment

    with environment.database():
        import django

        django.setup()
        from shouhou.kernel.errors import Invalid, NotFound
        from shouhou.workbench import public as workbench

        try:
            what_if_id = workbench.ask(draft_id=options.draft, since=options.since, until=options.until)
        except NotFound:
            raise Problem(f"There is no draft {options.draft}.") from None
        except Invalid as error:
            raise Problem(" ".join(str(message) for message in error.fields.values())) from None
        began = time.perf_counter()
        carry_out(what_if_id, options.processes)
        answer = workbench.answer(what_if_id) | {"seconds": round(time.perf_counter() - began, 3)}
    print(json.dumps(answer, ensure_ascii=False, indent=1) if options.json else _told(answer))
    return int(bool(answer["failed"]))


def carry_out(what_if_id: int, processes: int) -> None:
    """Answer it here, in so many processes; workers of the installation take parts as well."""
    from django.db import connection

    from shouhou.workbench import public as workbench

    if processes > 1:
        connection.close()
        connection.close_pool()  # type: ignore[attr-defined]  # a child opens connections of its own
        with ProcessPoolExecutor(processes, mp_context=get_context("fork")) as pool:
            list(pool.map(workbench.work_off, [what_if_id] * processes))
    else:
        workbench.work_off(what_if_id)
    while (left := workbench.answer(what_if_id)["parts_left"]) and not workbench.is_cancelled(what_if_id):
        print(f"{left} parts are with other workers", file=sys.stderr)
        time.sleep(GLANCE)


def _told(answer: dict[str, Any]) -> str:
    lines = [
        f"{answer['cases']:,} cases, {answer['events']:,} events from {answer['from']} to {answer['to']} "
        f"in {answer['seconds']} s: {answer['differing']:,} would have gone otherwise",
        *(
            f"  {r['clause']:12} {r['kind']:7} {r['state']:20} {r['before']:>8} -> {r['after']:<8} "
            f"{r['amount_before']} -> {r['amount_after']}"
            for r in answer["rows"]
            if (r["before"], r["amount_before"]) != (r["after"], r["amount_after"])
        ),
    ]
    failed = [f"  {answer['failed']} cases could not be derived"] if answer["failed"] else []
    return "\n".join([*lines, *failed])
