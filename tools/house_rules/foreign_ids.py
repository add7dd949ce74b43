"""An id from outside is looked up among what the person may see before it is used.

Without it: whoever changes a number in a form reads or changes another branch's case; the page that showed the form
was filtered, the act behind it is not.

Flags: in views and APIs, a keyword `..._id=` or `..._ids=` of a call whose value comes from the request (its POST,
GET, body, a form's cleaned data, a payload, or a variable made of these). Fetch the object first,
`Case.objects.visible_to(user)`, and pass its `pk`. A call that narrows what is visible already
(`visible_to(user).filter(branch_id=...)`) is free.

Escape: `# house: allow foreign-ids because ...`
"""

import ast
from collections.abc import Iterator

from tools.house_rules.source import Finding, Source

NAME = "foreign-ids"
DOORS = {"views", "api"}
FROM_REQUEST = {"POST", "GET", "FILES", "body", "cleaned_data", "COOKIES", "headers"}
PAYLOADS = {"payload", "body"}


def check(source: Source) -> Iterator[Finding]:
    if not source.is_product or not DOORS & {source.path.stem, source.path.parent.name}:
        return
    for function in source.functions():
        from_outside = _names_from_outside(function)
        for node in ast.walk(function):
            if not isinstance(node, ast.Call) or _is_scoped(node):
                continue
            for keyword in node.keywords:
                named = keyword.arg is not None and keyword.arg.endswith(("_id", "_ids"))
                if named and _is_from_outside(keyword.value, from_outside):
                    yield Finding(keyword.value.lineno, f"{keyword.arg} is taken as it came; use visible_to(user)")


def _names_from_outside(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    """Variables that hold what was sent; the order of the statements is that of the source."""
    names = {argument.arg for argument in function.args.args if argument.arg in PAYLOADS}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and _is_from_outside(node.value, names):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return names


def _is_from_outside(value: ast.expr, names: set[str]) -> bool:
    if isinstance(value, ast.IfExp):  # what only chooses between two values does not become one
        return _is_from_outside(value.body, names) or _is_from_outside(value.orelse, names)
    return not _is_scoped(value) and any(
        (isinstance(node, ast.Attribute) and node.attr in FROM_REQUEST)
        or (isinstance(node, ast.Name) and node.id in names)
        for node in ast.walk(value)
    )


def _is_scoped(node: ast.expr) -> bool:
    return any(isinstance(part, ast.Attribute | ast.Name) and _name(part) == "visible_to" for part in ast.walk(node))


def _name(node: ast.Attribute | ast.Name) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id
