"""The words after `bootstrap.py`."""

import contextlib
import fcntl
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from typing import NoReturn

from shouhou.cli import preflight
from shouhou.cli.problem import Problem
from tools.bootstrap import front_end, python_environment
from tools.bootstrap.python_environment import COMMAND, PYTHON
from tools.bootstrap.steps import CACHE, ROOT, Steps


def run() -> NoReturn:
    """Make what is missing, then run everything: database, web, worker. Ctrl-C stops it."""
    preflight.check_port(*preflight.address())
    _set_up(testing=False)
    os.execv(COMMAND, [str(COMMAND), "run"])


def setup() -> int:
    """Make what is missing, run nothing."""
    _set_up(testing=False)
    print(f"Ready: {COMMAND} --help")
    return 0


def test() -> NoReturn:
    """Check everything once: style, types, contracts, and all tests but the long ones."""
    _check()


def soak() -> NoReturn:
    """Check everything, with the long tests."""
    _check("--long")


def clean() -> int:
    """Remove all that was made here. Your data stay."""
    made = [".venv", ".cache", "node_modules", "var/dist", "test-results"]
    made += [".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache"]
    for name in made:
        shutil.rmtree(ROOT / name, ignore_errors=True)
    for catalogue in front_end.LOCALE.glob("*/LC_MESSAGES/*.mo"):
        catalogue.unlink()
    return 0


VERBS: dict[str, Callable[[], int]] = {verb.__name__: verb for verb in (run, test, soak, setup, clean)}


def main(arguments: list[str]) -> int:
    """Exit codes: 0 done, 1 a check failed, 2 something that the person at the keyboard can put right."""
    verb = VERBS.get(arguments[0]) if len(arguments) == 1 else None
    if verb is None:
        print("Usage: python3 bootstrap.py VERB\n")
        for name, function in VERBS.items():
            print(f"  {name:6} {function.__doc__}")
        return 0 if arguments in (["help"], ["--help"], ["-h"]) else 2
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # with it every process compiles everything again
    try:
        return verb()
    except Problem as problem:
        print(f"shouhou: {problem}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _check(*arguments: str) -> NoReturn:
    _set_up(testing=True)
    os.chdir(ROOT)
    checks = [str(PYTHON), "-m", "tools.checks", *arguments]
    os.execv(COMMAND, [str(COMMAND), "db", "with", "--throwaway", "--", *checks])


def _set_up(*, testing: bool) -> None:
    preflight.check_data_folder(preflight.data_folder())
    with _one_at_a_time():
        steps = Steps()
        python_environment.set_up(steps, testing=testing)
        front_end.set_up(steps)


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two bootstraps of one checkout would tread on each other; the second waits and finds everything made."""
    try:
        CACHE.mkdir(exist_ok=True)
        lock = (CACHE / "bootstrap.lock").open("w")
    except OSError as error:
        raise Problem(
            f"Cannot write in {ROOT} ({error.strerror}); own the checkout, or copy it to your home."
        ) from None
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
