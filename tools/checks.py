"""Everything that `make test` checks, in one go: what is quick first, then all tests. DATABASE_URL names the database.

The last line is pytest's own closing line; the exit code is 0 only if pytest and every other check passed.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

from tools.bootstrap.front_end import NODE_MODULES, node
from tools.bootstrap.steps import ROOT

BIN = Path(sys.executable).parent
PYTEST_OUTPUT = ROOT / ".cache" / "pytest.txt"
AT_ONCE = [
    *("--numprocesses=auto", "--maxprocesses=4"),
    *("--dist=loadfile", "--no-loadscope-reorder"),  # a file's tests share what it set up; the order is conftest's
]

CHECKS: dict[str, list[str | Path]] = {
    "format": [BIN / "ruff", "format", "--check", "--output-format=concise", "."],
    "style": [BIN / "ruff", "check", "--output-format=concise", "."],
    "types": [BIN / "mypy", "src", "tools", "bench", "bootstrap.py"],
    "import contracts": [BIN / "lint-imports", "--no-logo"],
    "house rules": [sys.executable, "-m", "tools.house_rules"],
    "message catalogues": [sys.executable, "-m", "tools.catalogues", "check"],
    "migrations complete": [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
    "TypeScript": node(NODE_MODULES / "typescript" / "bin" / "tsc", "--noEmit"),
}


def main(arguments: list[str]) -> int:
    """`--long` adds the tests marked `soak`; other arguments go to pytest."""
    long = "--long" in arguments
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shouhou.config.settings")
    failed = [name for name, command in CHECKS.items() if not _passes(name, command)]
    selection = ["-m", ""] if long else []
    code, closing_line = _run_pytest([*selection, *(argument for argument in arguments if argument != "--long")])
    if failed:
        print(f"\nNot passed: {', '.join(failed)}; the reasons are above.\n{closing_line}", flush=True)
    return code or bool(failed)


def _passes(name: str, command: list[str | Path]) -> bool:
    print(f"  {name} ".ljust(34, "."), end=" ", flush=True)
    began = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    print(f"{time.monotonic() - began:5.1f} s{'  FAILED' if done.returncode else ''}", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


def _run_pytest(arguments: list[str]) -> tuple[int, str]:
    """Exit code and closing line; what pytest prints is shown as it comes, and kept."""
    PYTEST_OUTPUT.parent.mkdir(exist_ok=True)
    with PYTEST_OUTPUT.open("wb") as kept:
        process = subprocess.Popen([BIN / "pytest", *AT_ONCE, *arguments], cwd=ROOT, stdout=subprocess.PIPE)
        assert process.stdout is not None
        while piece := process.stdout.read1(65536):  # type: ignore[attr-defined]
            sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
            kept.write(piece)
    lines = PYTEST_OUTPUT.read_text(errors="replace").strip().splitlines()
    return process.wait(), lines[-1] if lines else "pytest printed nothing"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
