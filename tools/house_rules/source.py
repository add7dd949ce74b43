"""A Python file as the rules see it."""

import ast
import dataclasses
import functools
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

ESCAPE = re.compile(r"#\s*house:\s*allow\s+(?P<rule>[\w-]+)(?:\s+because\s+(?P<reason>\S.*))?")


@dataclasses.dataclass(frozen=True)
class Finding:
    """One place where a rule is broken."""

    line: int
    message: str


@dataclasses.dataclass(frozen=True)
class Source:
    """A file: `path` is relative to the repository, `root` is the repository's folder."""

    path: PurePosixPath
    text: str
    root: Path = Path()

    @functools.cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, filename=str(self.path))

    @functools.cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @property
    def is_product(self) -> bool:
        """Part of what is delivered: not a test, not a generated migration, not a tool."""
        return self.path.parts[:1] == ("src",) and not {"tests", "testing", "migrations"} & set(self.path.parts)

    @functools.cached_property
    def imported(self) -> dict[str, str]:
        """What each imported name stands for, dotted: after `from x import y as z`, z is x.y."""
        names = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    names[alias.asname or alias.name.partition(".")[0]] = (
                        alias.name if alias.asname else alias.name.partition(".")[0]
                    )
            elif isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
        return names

    def meaning(self, node: ast.expr) -> str | None:
        """The dotted name that an expression such as `tz.now` stands for; None for anything computed."""
        if isinstance(node, ast.Name):
            return self.imported.get(node.id)
        if isinstance(node, ast.Attribute) and (base := self.meaning(node.value)):
            return f"{base}.{node.attr}"
        return None

    def comments(self) -> Iterator[tuple[int, str]]:
        """Line numbers and texts; a `#` within a string is no comment."""
        for token in tokenize.generate_tokens(io.StringIO(self.text).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node

    @functools.cached_property
    def docstrings(self) -> set[int]:
        """Identities of the constant nodes that only document."""
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        return {
            id(node.body[0].value)
            for node in ast.walk(self.tree)
            if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
        }
