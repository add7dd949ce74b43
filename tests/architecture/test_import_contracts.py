"""The import contracts of pyproject.toml, tried on a small product with planted violations."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")

PRODUCT = {
    "cli/main.py": "",
    "config/urls.py": "from shouhou.cases import urls",
    "kernel/clock.py": "",
    "kernel/jobs.py": "",
    "policy/language/terms.py": "",
    "policy/clauses/schema.py": "from shouhou.policy.language import terms",
    "policy/engine/decide.py": "from shouhou.policy.clauses import schema",
    "policy/public.py": "from shouhou.policy.engine import decide",
    "customers/public.py": "from shouhou.customers import models",
    "customers/models/customer.py": "",
    "cases/urls.py": "from shouhou.cases.views import case_page",
    "cases/views/case_page.py": "from shouhou.cases.services import close_case",
    "cases/services/close_case.py": "from shouhou.customers import public\nfrom shouhou.cases import queries",
    "cases/queries.py": "from shouhou.cases import models",
    "cases/models/case.py": "",
    "cases/jobs.py": "from shouhou.kernel import jobs",
    "cases/events.py": "",
}

VIOLATIONS = {
    "an import upward": (
        "customers/public.py",
        "from shouhou.cases import public",
        "customers.public -> shouhou.cases",
    ),
    "a foreign model": (
        "cases/services/close_case.py",
        "from shouhou.customers.models import customer",
        "shouhou.cases.services.close_case -> shouhou.customers.models",
    ),
    "a foreign service": (
        "cases/views/case_page.py",
        "from shouhou.customers import services",
        "shouhou.cases.views.case_page -> shouhou.customers.services",
    ),
    "foreign wiring": (
        "cases/reactions.py",
        "from shouhou.customers import urls",
        "shouhou.cases.reactions -> shouhou.customers.urls",
    ),
    "a model that calls a service": (
        "cases/models/case.py",
        "from shouhou.cases.services import close_case",
        "cases.models.case -> shouhou.cases.services.close_case",
    ),
    "two modules that import each other": (
        "cases/rules.py",
        "from shouhou.cases import queries, permissions",
        "No cycles are allowed in shouhou.cases",
    ),
    "Django in the engine": ("policy/engine/decide.py", "import django.db", "policy.engine.decide -> django"),
    "an engine below its clauses": (
        "policy/language/terms.py",
        "from shouhou.policy.engine import decide",
        "policy.language.terms -> shouhou.policy.engine.decide",
    ),
    "a drawer": ("cases/helpers.py", "", "shouhou.cases.helpers"),
    "a package without a place": ("misc/public.py", "", "shouhou.misc"),
}
EXTRA = {
    "a foreign service": ("customers/services/__init__.py", ""),
    "foreign wiring": ("customers/urls.py", ""),
    "an import upward": ("cases/public.py", ""),
    "two modules that import each other": ("cases/permissions.py", "from shouhou.cases import rules"),
}


def lint(folder: Path, product: dict[str, str]) -> tuple[int, str]:
    for name, text in product.items():
        path = folder / "src" / "shouhou" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n")
        for package in path.relative_to(folder / "src").parents[:-1]:
            (folder / "src" / package / "__init__.py").touch()
    shutil.copy(ROOT / "pyproject.toml", folder)
    (folder / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "import_contracts.py", folder / "tools")
    done = subprocess.run(
        [LINT_IMPORTS, "--no-logo", "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": "src", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_accepts_a_product_in_order(tmp_path: Path) -> None:
    code, output = lint(tmp_path, PRODUCT)
    assert code == 0, output


@pytest.mark.parametrize("violation", VIOLATIONS)
def test_reports(violation: str, tmp_path: Path) -> None:
    name, text, said = VIOLATIONS[violation]
    extra = dict([EXTRA[violation]]) if violation in EXTRA else {}
    code, output = lint(tmp_path, PRODUCT | extra | {name: f"{PRODUCT.get(name, '')}\n{text}"})
    assert code == 1, output
    assert said in output
