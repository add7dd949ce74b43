"""`.venv`: our own Python environment with exactly the locked packages and the command `shouhou`."""

import importlib.util
import os
import re
import shutil
import sys
from pathlib import Path

from shouhou.cli.problem import Problem
from tools.bootstrap.steps import CACHE, ROOT, Steps, call

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
COMMAND = VENV / "bin" / "shouhou"
INSTALLED = VENV / "installed"
UV = CACHE / "uv" / "bin" / "uv"
UV_LOCK = ROOT / "requirements-uv.txt"
TO_RUN = (ROOT / "requirements.txt", ROOT / "requirements-build.txt")
TO_TEST = (ROOT / "requirements-dev.txt",)

LAUNCHER = """\
#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys
if __name__ == "__main__":
    from shouhou.cli.main import main
    sys.exit(main())
"""
"""A shell line first, because the kernel cuts an interpreter's path at 127 bytes and at a space; a process that the
program starts for a part of its work reads this file too, and must not begin it all over again."""


def base_python() -> Path:
    """The interpreter that environments are made of, also when we run inside one; no link that an upgrade moves."""
    return Path(getattr(sys, "_base_executable", None) or sys.executable).resolve()


def set_up(steps: Steps, *, testing: bool) -> None:
    """Make `.venv`, with any Python that is new enough; it is kept until that one is gone.

    A checkout that was tested keeps what the tests need when it only runs.
    """
    locks = TO_TEST if testing or steps.is_done("Python packages", inputs=TO_TEST) else TO_RUN
    steps.do("Python environment", _make_environment, inputs=[], outputs=[PYTHON])
    steps.do("Python packages", lambda: _install(locks), inputs=locks, outputs=[INSTALLED])
    steps.do("command .venv/bin/shouhou", _make_command, inputs=[LAUNCHER], outputs=[COMMAND])


def site_packages() -> Path:
    return next((VENV / "lib").glob("python3.*")) / "site-packages"


def _make_environment() -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    call([base_python(), "-m", "venv", "--without-pip", VENV])


def _install(locks: tuple[Path, ...]) -> None:
    environment = os.environ | {
        "VIRTUAL_ENV": str(VENV),
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_COMPILE_BYTECODE": "1",  # else every process of a fresh installation compiles for itself
    }
    pip = _pip()
    uv = _uv(pip)
    if uv is None:
        files = [f"--requirement={lock}" for lock in locks]
        call([*pip, "--python", PYTHON, "install", "--require-hashes", "--no-deps", *files])
    else:
        call([uv, "pip", "sync", "--require-hashes", *locks], env=_mirror(pip) | environment)
    INSTALLED.touch()


def _pip() -> list[str | Path]:
    """Any pip will do: it only fetches uv. Without one, a throwaway environment brings its own."""
    if importlib.util.find_spec("pip"):
        return [base_python(), "-m", "pip"]
    if importlib.util.find_spec("ensurepip"):
        helper = CACHE / "pip"
        if not helper.exists():
            call([base_python(), "-m", "venv", helper])
        return [helper / "bin" / "python", "-m", "pip"]
    if shutil.which("uv"):
        return []
    raise Problem("This Python has neither pip nor venv; install one of them: apt-get install python3-pip")


def _uv(pip: list[str | Path]) -> Path | None:
    """uv as it is locked, or the machine's own where there is no pip; None where no index has it: pip can do it too."""
    if not pip:
        return Path(shutil.which("uv") or "uv")
    wanted = re.search(r"uv==(\S+)", UV_LOCK.read_text())
    stamp = CACHE / "uv" / f"uv-{wanted[1] if wanted else ''}.dist-info"
    if not stamp.exists():
        shutil.rmtree(CACHE / "uv", ignore_errors=True)
        try:
            call([*pip, "install", "--target", CACHE / "uv", "--require-hashes", "--only-binary=:all:", "-r", UV_LOCK])
        except Problem:
            return None
    return UV


def _mirror(pip: list[str | Path]) -> dict[str, str]:
    """What pip was told about its index: uv does not read pip's configuration, and many networks need the mirror."""
    if not pip:
        return {}
    told = dict(re.findall(r"^\w+\.([\w-]+)='(.*)'$", call([*pip, "config", "list"]), re.MULTILINE))
    names = {"index-url": "UV_DEFAULT_INDEX", "cert": "SSL_CERT_FILE"}
    return {name: told[key] for key, name in names.items() if key in told}


def _make_command() -> None:
    """The package is used where it lies; no build, hence no build tools to download."""
    (site_packages() / "shouhou.pth").write_text(f"{ROOT / 'src'}\n")
    COMMAND.write_text(LAUNCHER.format(python=PYTHON))
    COMMAND.chmod(0o755)
