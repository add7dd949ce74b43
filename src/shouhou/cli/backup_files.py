"""What a backup is made of: one tar with the database's dump and every uploaded file."""

import hashlib
import io
import os
import re
import shutil
import tarfile
import tempfile
from pathlib import Path

from shouhou.cli.problem import Problem

DUMP, END = "database.dump", "number-of-files"
MEMBER = re.compile(r"files/([0-9a-f]{2})/(\1[0-9a-f]{62})")


def pack(into: Path, dump: Path, media: Path) -> int:
    """Write the tar; how many files it holds besides the dump. What was removed meanwhile is left out."""
    count = 0
    with tarfile.open(into, "w") as tar:
        tar.add(dump, DUMP)
        for path in sorted((media / "files").glob("*/*")):
            name = path.relative_to(media).as_posix()
            if MEMBER.fullmatch(name):
                try:
                    tar.add(path, name, recursive=False)
                except FileNotFoundError:
                    continue
                count += 1
        told = str(count).encode()
        end = tarfile.TarInfo(END)
        end.size = len(told)
        tar.addfile(end, io.BytesIO(told))  # last: a backup that was cut off lacks it
    return count


def unpack(file: Path, dump: Path, media: Path) -> int:
    """Bring the dump out to `dump` and the files into their store; how many files. Raises Problem for a damaged tar.

    A file lies under the hash of its content, so that bringing it back twice, or beside others, harms nothing.
    """
    count, told = 0, None
    try:
        with tarfile.open(file) as tar:
            for member in tar:
                content = tar.extractfile(member)
                if content is None:
                    continue
                if member.name == DUMP:
                    with dump.open("wb") as whole:
                        shutil.copyfileobj(content, whole)
                elif member.name == END:
                    told = content.read()
                elif MEMBER.fullmatch(member.name):
                    _bring_back(content.read(), media / member.name)
                    count += 1
    except tarfile.TarError as error:
        raise Problem(f"{file} is damaged: {error}.") from error
    if not dump.is_file() or told != str(count).encode():
        raise Problem(f"{file} is damaged: its end is missing.")
    return count


def _bring_back(content: bytes, place: Path) -> None:
    if hashlib.sha256(content).hexdigest() != place.name:
        raise Problem(f"{place.name} is damaged: its content is not what its name says.")
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(prefix=".unfinished-", dir=place.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(unfinished).replace(place)
