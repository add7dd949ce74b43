"""The page docs/reference/rules.md: each kind of rule with its example and keys, made from the classes themselves.

`python -m shouhou.policy.clauses.reference > docs/reference/rules.md` writes it anew.
"""

import inspect
import sys

from shouhou.policy.clauses.charge import Charge
from shouhou.policy.clauses.deadline import Deadline
from shouhou.policy.clauses.extension import Extension
from shouhou.policy.clauses.fault import Fault
from shouhou.policy.clauses.gate import Gate
from shouhou.policy.clauses.notice import Notice
from shouhou.policy.clauses.penalty import Penalty
from shouhou.policy.clauses.rule import Rule

KINDS: tuple[type[Rule], ...] = (Deadline, Extension, Fault, Gate, Penalty, Charge, Notice)


def rules_page() -> str:
    """Every kind of rule that a clause may hold, as Markdown."""
    head = "# Kinds of rules\n\nA clause of a `regulation.yaml` holds a list `rules`; each has one of these kinds.\n"
    return "\n".join([head, *(_section(kind) for kind in KINDS)])


def _section(kind: type[Rule]) -> str:
    module = inspect.cleandoc(sys.modules[kind.__module__].__doc__ or "")
    says, _, example = module.partition("\n\n")
    own = inspect.cleandoc(kind.__dict__.get("__doc__") or "")
    parts = [f"## {kind.__name__.lower()}\n", f"{says}\n", f"```yaml\n{example.strip()}\n```\n"]
    keys = [
        f"| `{field.alias or name}` | {'needed' if field.is_required() else 'may be left out'} |"
        for name, field in kind.model_fields.items()
        if name != "kind"
    ]
    table = "\n".join(["| key | |", "| --- | --- |", *keys]) + "\n"
    return "\n".join([*parts, *([f"{own}\n"] if own else []), table])


if __name__ == "__main__":
    sys.stdout.write(rules_page())
