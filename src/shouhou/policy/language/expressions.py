"""One-line rule expressions: a small, typed, exact subset of Python.

Names, `and or not`, comparisons, `in (..)`, `is none`, `+ - * /`, `a if c else b` and a few functions. No number other
than 0 and 1 may stand in an expression: a number is a dated value with a name. Everything is checked when a rule is
loaded; then the expression is a closure. Absence follows `absence`: false wins over unknown in `and`, true in `or`, in
any order, and every missing fact that could change the result is named.
"""

import ast
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol

from shouhou.policy.language import closures
from shouhou.policy.language.messages import unknown
from shouhou.policy.language.units import COMBINE, ORDERED, alike

LONGEST, DEEPEST = 400, 40


class Scope(Protocol):
    """Where an expression finds its facts; `steps` is a list while an explanation is wanted."""

    steps: list[tuple[str, Any]] | None

    def get(self, name: str) -> Any: ...


Run = Callable[[Any], Any]


class Part(NamedTuple):
    """A checked part of an expression: its type and how to compute it."""

    type: str
    run: Run


class ExpressionError(ValueError):
    """What is wrong with an expression, and in which column."""

    def __init__(self, problem: str, column: int = 0) -> None:
        self.problem, self.column = problem, column
        super().__init__(problem)


class Expression:
    """A parsed and checked expression over named, typed facts.

    `reads` are the names that it looks at, `type` is what it gives. Raises `ExpressionError` when it is made.
    """

    __slots__ = ("_traced", "_tree", "names", "reads", "run", "source", "type")

    def __init__(self, source: str, names: Mapping[str, str]) -> None:
        self.source, self.names = source, names
        self.reads: set[str] = set()
        self._tree = _parsed(source)
        self.type, self.run = _Compiler(self, traced=False).part(self._tree)
        self._traced: Run | None = None

    def trace(self, scope: Any) -> Any:
        """As `run`, and each evaluated part is added to `scope.steps`: the same code with a recorder around it."""
        if self._traced is None:
            self._traced = _Compiler(self, traced=True).part(self._tree).run
        return self._traced(scope)

    def needs(self, wanted: str) -> "Expression":
        """This expression, if it gives what the rule's key asks for."""
        if not fits(self.type, wanted):
            raise ExpressionError(f"must give {wanted.partition(':')[0]} and gives {self.type.partition(':')[0]}")
        return self


def _parsed(source: str) -> ast.expr:
    if len(source) > LONGEST or "\n" in source:
        raise ExpressionError(f"an expression is one line of at most {LONGEST} characters")
    try:
        return ast.parse(source, mode="eval").body
    except SyntaxError as error:
        raise ExpressionError(f"cannot read this expression: {error.msg}", max(0, (error.offset or 1) - 1)) from None
    except (ValueError, RecursionError, MemoryError):
        raise ExpressionError("cannot read this expression") from None


def fits(found: str, wanted: str) -> bool:
    """May a value of the one type stand where the other is wanted?"""
    if found == "zero":
        return wanted not in ("bool", "instant", "date", "text")
    return alike(found, wanted) or (found == "integer" and wanted == "number") or found == wanted


def _shown(kind: str) -> str:
    return {"zero": "0"}.get(kind, kind.partition(":")[0])


class _Compiler:
    """Checks a tree and turns it into closures, part by part."""

    def __init__(self, expression: Expression, traced: bool) -> None:
        self.expression, self.traced, self.depth = expression, traced, 0

    def part(self, node: ast.expr) -> Part:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.fail(node, "an expression this deep is several clauses")
        found = self._part(node)
        self.depth -= 1
        if self.traced and not isinstance(node, ast.Constant):
            return Part(found.type, closures.recorded(ast.unparse(node), found.run))
        return found

    def fail(self, node: ast.AST, problem: str) -> ExpressionError:
        prefix = self.expression.source.encode()[: getattr(node, "col_offset", 0)]
        return ExpressionError(
            problem, len(prefix.decode(errors="ignore"))
        )  # ast counts bytes, people count characters

    def _part(self, node: ast.expr) -> Part:
        match node:
            case ast.Constant(value=bool() | str() as value):
                return Part("bool" if isinstance(value, bool) else "text", closures.constant(value))
            case ast.Constant(value=int() as value) if value in (0, 1):
                return Part("zero" if value == 0 else "integer", closures.constant(value))
            case ast.Constant():
                raise self.fail(
                    node, "only 0, 1, true, false and text may stand here: give the number a name under values"
                )
            case ast.Name() | ast.Attribute():
                return self._name(node)
            case ast.BoolOp(op=op, values=values):
                parts = [self.expect(v, "bool") for v in values]
                return Part("bool", closures.all_of(parts) if isinstance(op, ast.And) else closures.any_of(parts))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Part("bool", closures.negated(self.expect(operand, "bool")))
            case ast.Compare(left=left, ops=ops, comparators=rights):
                pairs = zip([left, *rights], ops, rights, strict=False)
                tests = [self._comparison(a, op, b) for a, op, b in pairs]
                return Part("bool", tests[0] if len(tests) == 1 else closures.all_of(tests))
            case ast.BinOp(left=left, op=op, right=right):
                return self._arithmetic(node, left, op, right)
            case ast.IfExp(test=test, body=body, orelse=orelse):
                yes, no = self.part(body), self.part(orelse)
                if not (fits(yes.type, no.type) or fits(no.type, yes.type)):
                    raise self.fail(node, f"the two outcomes differ: {_shown(yes.type)} and {_shown(no.type)}")
                kind = no.type if yes.type == "zero" else yes.type
                return Part(kind, closures.choice(self.expect(test, "bool"), yes.run, no.run))
            case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in closures.FUNCTIONS:
                return self._call(node, name, args)
        raise self.fail(node, f"{type(node).__name__} is not allowed in a rule")

    def _name(self, node: ast.expr) -> Part:
        name, expression = ast.unparse(node), self.expression
        if name not in expression.names:
            raise self.fail(node, unknown("fact", name, expression.names))
        expression.reads.add(name)
        return Part(expression.names[name], closures.fact(name))

    def expect(self, node: ast.expr, wanted: str) -> Run:
        found = self.part(node)
        if not fits(found.type, wanted):
            raise self.fail(node, f"needs {wanted}, found {_shown(found.type)}")
        return found.run

    def _comparison(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> Run:
        if isinstance(op, ast.Is | ast.IsNot):
            if not (isinstance(right, ast.Name) and right.id == "none"):
                raise self.fail(right, "'is' is followed by none")
            return closures.is_none(self.part(left).run, isinstance(op, ast.Is))
        a = self.part(left)
        if isinstance(op, ast.In | ast.NotIn):
            if not isinstance(right, ast.Tuple | ast.List | ast.Set) or not right.elts:
                raise self.fail(right, '\'in\' is followed by a list of values: in ("a", "b")')
            items = [self._operand(a, left, item).run for item in right.elts]
            found = closures.any_of([closures.compared("Eq", a.run, item) for item in items])
            return found if isinstance(op, ast.In) else closures.negated(found)
        name = type(op).__name__
        b = self._operand(a, left, right)
        if name not in ("Eq", "NotEq") and not {a.type, b.type} <= {*ORDERED, "zero"}:
            raise self.fail(right, f"{_shown(a.type)} has no order")
        return closures.compared(name, a.run, b.run)

    def _operand(self, a: Part, left: ast.expr, right: ast.expr) -> Part:
        """The right side of a comparison, which must be of the left side's type, or one of its choices."""
        b = self.part(right)
        for one, other, node in ((a, b, right), (b, a, left)):
            if one.type.startswith("choice:") and other.type == "text":
                choices = one.type.removeprefix("choice:").split("|")
                if isinstance(node, ast.Constant) and node.value not in choices:
                    raise self.fail(node, f"{node.value!r} is none of {', '.join(choices)}")
                return b
        same_choice = a.type.startswith("choice:") and b.type.startswith("choice:")
        if not (fits(a.type, b.type) or fits(b.type, a.type) or same_choice):
            raise self.fail(right, f"cannot compare {_shown(a.type)} with {_shown(b.type)}")
        return b

    def _arithmetic(self, node: ast.expr, left: ast.expr, op: ast.operator, right: ast.expr) -> Part:
        a, b, name = self.part(left), self.part(right), type(op).__name__
        if name in ("Add", "Sub") and "zero" in (a.type, b.type):
            raise self.fail(node, "adding 0 changes nothing")
        types = tuple("integer" if t == "zero" else t for t in (a.type, b.type))
        kind = COMBINE.get((types[0], name, types[1]))
        if kind is None:
            verb = {"Add": "add", "Sub": "subtract", "Mult": "multiply", "Div": "divide"}.get(name)
            if verb is None:
                raise self.fail(node, f"{name} is not allowed in a rule")
            raise self.fail(node, f"cannot {verb} {_shown(a.type)} and {_shown(b.type)}")
        return Part(kind, closures.arithmetic(name, a.run, b.run, ast.unparse(right)))

    def _call(self, node: ast.expr, name: str, args: list[ast.expr]) -> Part:
        function = closures.FUNCTIONS[name]
        parts = [self.part(a) for a in args]
        kind = function.gives(*(p.type for p in parts)) if len(parts) in function.arity else None
        if kind is None:
            raise self.fail(node, f"{name} is written {function.form}")
        return Part(kind, closures.called(function, [p.run for p in parts]))
