"""Steps that are shown with their time, and left out when their inputs are those of the last time."""

import hashlib
import json
import os
import re
import subprocess
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from shouhou.cli.problem import Problem
from shouhou.cli.progress import step

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"

HINTS = {
    r"No space left|ENOSPC": "The disk is full; make room and start again.",
    r"Permission denied|EACCES|EPERM": "This account may not write here; own the checkout, or copy it to your home.",
    r"dns error|name resolution|ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|[Cc]onnection refused"
    r"|[Tt]imed out|[Ff]ailed to fetch|network is unreachable|error sending request": (
        "No package index answers; connect this machine, or name a mirror in pip.conf and in .npmrc of your home."
    ),
    r"[Hh]ash mismatch|do not match|EINTEGRITY": "A package is not the one that was locked; clear the cache or mirror.",
}


class Steps:
    """Remembers in `.cache/steps.json` the inputs with which each step was last done."""

    def __init__(self, memory: Path = CACHE / "steps.json") -> None:
        self.memory = memory

    def do(
        self, name: str, action: Callable[[], None], *, inputs: Iterable[str | Path], outputs: Iterable[Path] = ()
    ) -> None:
        """Do a step unless its inputs (texts; contents of files and folders) and its outputs are still there."""
        digest = digest_of(inputs)
        if self._remembered().get(name) == digest and all(path.exists() for path in outputs):
            return
        self._remember(name, None)  # a step that is interrupted has not been done
        with step(name):
            action()
        self._remember(name, digest)

    def is_done(self, name: str, *, inputs: Iterable[str | Path]) -> bool:
        return self._remembered().get(name) == digest_of(inputs)

    def _remembered(self) -> dict[str, str]:
        try:
            memory: dict[str, str] = json.loads(self.memory.read_text())
        except (FileNotFoundError, ValueError):
            return {}
        return memory

    def _remember(self, name: str, digest: str | None) -> None:
        memory = {key: value for key, value in self._remembered().items() if key != name}
        if digest:
            memory[name] = digest
        self.memory.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self.memory.with_suffix(".unfinished")
        unfinished.write_text(json.dumps(memory, indent=1, sort_keys=True))
        unfinished.rename(self.memory)


def digest_of(inputs: Iterable[str | Path]) -> str:
    """One hash of texts, and of the names and contents of files; a file that is missing counts as such."""
    total = hashlib.sha256(os.fsencode(ROOT))  # environments do not survive being moved
    for item in inputs:
        if isinstance(item, str):
            total.update(f"text {item}\0".encode())
            continue
        for path in _files(item):
            total.update(b"file " + os.fsencode(path) + b"\0")
            total.update(hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b"missing")
    return total.hexdigest()


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts)


def call(command: Iterable[str | Path], *, env: Mapping[str, str] | None = None) -> str:
    """Run a program in the checkout; what it prints is returned, or explains the Problem when it fails."""
    arguments = [str(part) for part in command]
    try:
        done = subprocess.run(
            arguments, cwd=ROOT, env=dict(env or os.environ), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False,
        )  # fmt: skip
    except OSError as error:
        raise Problem(f"Cannot run {arguments[0]}: {error.strerror}.") from None
    if done.returncode:
        log = CACHE / "failed.txt"
        log.parent.mkdir(exist_ok=True)
        log.write_text(f"$ {' '.join(arguments)}\n{done.stdout}")
        raise Problem(f"{_name(arguments)} failed: {_reason(done.stdout)} The whole output is in {log}.")
    return done.stdout


def _name(arguments: list[str]) -> str:
    words = [Path(argument).name for argument in arguments if re.fullmatch(r"[\w./@+][\w./@+-]*", argument)]
    return " ".join(words[:3])


def _reason(output: str) -> str:
    for pattern, hint in HINTS.items():
        if re.search(pattern, output):
            return hint
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return (lines[-1] if lines else "it printed nothing").rstrip(".") + "."
