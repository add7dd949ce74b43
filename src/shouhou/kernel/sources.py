"""Which code this is, as one hash. Standard library only: who starts the product asks before Django is there."""

import hashlib
import os
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
LOCK = PACKAGE.parents[1] / "requirements.txt"  # of a checkout: the migrations of what we stand on
APART = {"__pycache__", "locale", "static", "templates", "tests"}  # of which no database knows anything


def fingerprint(*more: str, package: Path = PACKAGE, lock: Path = LOCK) -> str:
    """A hash of what a database has been made with: migrations, models, regulations, start-up steps; and of `more`."""
    digest = hashlib.sha256("\0".join(more).encode())
    for path in [*_files(package), lock]:
        if path.exists():
            name = os.path.relpath(path, package)
            digest.update(f"\0{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(package: Path) -> list[Path]:
    found: list[Path] = []
    for folder, folders, names in os.walk(package):
        folders[:] = [name for name in folders if name not in APART]
        found += [Path(folder, name) for name in names if name.endswith((".py", ".yaml"))]
    return sorted(found)
