"""No signals, and no logic in `save()` or `delete()`.

Without it: saving a row does things that no reader of the service sees, bulk writes skip them, and their order is
that of imports.

Flags: anything from `django.dispatch` or Django's signal modules, and a method `save` or `delete` in a class. Write a
service; what must follow elsewhere is an event with a reaction; what must always hold is a constraint.

Escape: `# house: allow signals because ...`
"""

import ast
from collections.abc import Iterator

from tools.house_rules.source import Finding, Source

NAME = "signals"
MODULES = ("django.dispatch", "django.db.models.signals", "django.core.signals", "django.contrib.auth.signals")
METHODS = {"save", "asave", "save_base", "delete", "adelete"}


def check(source: Source) -> Iterator[Finding]:
    if not source.is_product:
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and _imports_signals(node):
            yield Finding(node.lineno, "uses signals; write a service, or an event with a reaction")
        elif isinstance(node, ast.ClassDef):
            for part in node.body:
                if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) and part.name in METHODS:
                    yield Finding(part.lineno, f"{node.name}.{part.name}() hides logic; write a service")


def _imports_signals(node: ast.Import | ast.ImportFrom) -> bool:
    if isinstance(node, ast.Import):
        return any(alias.name.startswith(MODULES) for alias in node.names)
    names = [f"{node.module}.{alias.name}" for alias in node.names]
    return any(name.startswith(MODULES) for name in names)
