"""The page docs/reference/rules.md: each kind of rule with its example and keys, made from the classes themselves.

`python -m shouhou.policy.clauses.reference > docs/reference/rules.md` writes it anew.
"""

import inspect
import sys

from pydantic import BaseModel

from shouhou.policy.clauses.approval import Approval, Step
from shouhou.policy.clauses.charge import Accrues, Charge, Choices, Lines
from shouhou.policy.clauses.consequence import Emitted, Follows
from shouhou.policy.clauses.cover import Cover, End
from shouhou.policy.clauses.deadline import Deadline
from shouhou.policy.clauses.eligibility import Eligibility
from shouhou.policy.clauses.extension import Extension
from shouhou.policy.clauses.fault import Fault
from shouhou.policy.clauses.figure import Figure
from shouhou.policy.clauses.gate import Gate
from shouhou.policy.clauses.grade import Grade
from shouhou.policy.clauses.needs import Need, Thing
from shouhou.policy.clauses.notice import Notice
from shouhou.policy.clauses.offer import Offer
from shouhou.policy.clauses.penalty import Penalty
from shouhou.policy.clauses.retention import Retention
from shouhou.policy.clauses.rule import Meter, Requirement, Rule, Tally
from shouhou.policy.clauses.schedule import Schedule

KINDS: tuple[type[Rule], ...] = (
    Deadline, Schedule, Extension, Fault, Penalty, Gate, Eligibility, Approval, Notice, Charge, Cover, Offer, Follows,
    Figure, Grade, Retention,
)  # fmt: skip
PARTS: tuple[tuple[str, type[BaseModel], str], ...] = (
    ("Every rule", Rule, ""),
    ("A tally", Tally, "tally: {same: {rows: repairs, where: row.problem == it.problem, gives: count}}"),
    (
        "A meter", Meter,
        "tally: {away: {spans: repairs, from: row.handed_in_at, to: row.ready_at, unit: started_day, gives: duration}}",
    ),
    ("A requirement", Requirement, "requires: {payment: {when: parts.paid, en: the user's payment, zh: 用户付款}}"),
    ("A need", Need, "needs: [{paper: invoice, form: original, en: the purchase invoice, zh: 购货发票原件}]"),
    ("What a need asks for", Thing, ""),
    ("A step of an approval", Step, "by: [manager, {all: [finance, leader]}]"),
    ("A charge that grows", Accrues, "accrues: {from: bill.issued.at + grace, base: owed - paid, rate: settings.late_fee_rate}"),
    ("Lines of a charge", Lines, "lines: {each: parts.used, amount: row.price * row.quantity}"),
    ("Choices of a charge", Choices, "choices: {takes: least, of: [labour, flat]}"),
    ("An end of a cover", End, "ends: [{by: time, limit: term}, {by: unit.odometer, limit: far}]"),
    ("An event that follows", Emitted, "emits: [{event: task.opened, with: {what: it.item}}]"),
)  # fmt: skip


def rules_page() -> str:
    """Every kind of rule that a clause may hold, as Markdown."""
    head = "# Kinds of rules\n\nA clause of a `regulation.yaml` holds a list `rules`; each has one of these kinds.\n"
    parts = [_part(title, shape, example) for title, shape, example in PARTS]
    return "\n".join([head, *(_section(kind) for kind in KINDS), "# Parts of rules\n", *parts])


def _section(kind: type[Rule]) -> str:
    module = inspect.cleandoc(sys.modules[kind.__module__].__doc__ or "")
    says, _, example = module.partition("\n\n")
    own = inspect.cleandoc(kind.__dict__.get("__doc__") or "")
    parts = [
        f"## {kind.kind_name()}\n",
        f"{says}\n",
        f"```yaml\n{example.strip()}\n```\n",
    ]
    return "\n".join(
        [*parts, *([f"{own}\n"] if own else []), _keys(kind, {"kind", *Rule.model_fields} - {"applies_when"})]
    )


def _part(title: str, shape: type[BaseModel], example: str) -> str:
    own = inspect.cleandoc(shape.__doc__ or "")
    shown = [f"```yaml\n{example}\n```\n"] if example else []
    return "\n".join([f"## {title}\n", *([f"{own}\n"] if own else []), *shown, _keys(shape, set())])


def _keys(shape: type[BaseModel], without: set[str]) -> str:
    keys = [
        f"| `{field.alias or name}` | {'needed' if field.is_required() else 'may be left out'} |"
        for name, field in shape.model_fields.items()
        if name not in without
    ]
    return "\n".join(["| key | |", "| --- | --- |", *keys]) + "\n"


if __name__ == "__main__":
    sys.stdout.write(rules_page())
