"""Rows are locked by functions of `queries.py` that are called `locked_...`.

Without it: two services lock the same rows in different order and wait for each other; nobody can read off in which
order anything is locked.

Flags: `select_for_update`, and SQL with FOR UPDATE or FOR SHARE, outside such a function. SQL that does not wait
(SKIP LOCKED, NOWAIT) is free: it cannot take part in a deadlock.

Escape: `# house: allow locks because ...`
"""

import ast
import re
from collections.abc import Iterator

from tools.house_rules.source import Finding, Source

NAME = "locks"
SQL = re.compile(r"\bFOR\s+(NO\s+KEY\s+|KEY\s+)?(UPDATE|SHARE)\b(?!\s+(SKIP\s+LOCKED|NOWAIT))")


def check(source: Source) -> Iterator[Finding]:
    if not source.is_product:
        return
    in_queries = "queries" in (source.path.stem, source.path.parent.name)
    free = {
        id(node)
        for function in source.functions()
        if in_queries and function.name.startswith("locked_")
        for node in ast.walk(function)
    }
    for node in ast.walk(source.tree):
        if isinstance(node, ast.expr) and id(node) not in free and _locks(node, source):
            yield Finding(node.lineno, "locks rows; only functions `locked_...` of queries.py do")


def _locks(node: ast.expr, source: Source) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr == "select_for_update"
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return id(node) not in source.docstrings and SQL.search(node.value) is not None
    return False
