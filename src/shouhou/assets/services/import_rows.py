"""Use case: the rows of a list become customers, contacts and units."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.assets import permissions, queries, rules
from shouhou.assets.models import ProductModel, Unit
from shouhou.assets.rules import lists
from shouhou.assets.services.add_unit import add_unit
from shouhou.assets.services.change_unit import change_unit
from shouhou.customers import public as customers
from shouhou.kernel.errors import Invalid, NotAllowed
from shouhou.people.public import Actor

NEEDED = ("customer.edit", "customer.import", "personal.see")  # who sees numbers masked cannot tell who is the same


@dataclass
class Outcome:
    """What became of one row: `effects` such as `customer_new` or `unit_same`, or `errors` by column.

    `about`: the customer's name in the file; `customer_id`, `why`: whom it is the same as, and by what (`phone`, `name`,
    `serial`); `first_row`: the row of the same file that brought the customer.
    """

    row: int
    about: str
    effects: list[str] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    customer_id: int | None = None
    why: str = ""
    first_row: int = 0

    @property
    def state(self) -> str:
        """`wrong`, `new`, `changed` or `same`."""
        if self.errors:
            return "wrong"
        return next((s for s in ("new", "changed") if any(e.endswith(s) for e in self.effects)), "same")


@dataclass
class Made:
    """What the rows made so far: in order, each with what it was before; and which row brought which customer."""

    steps: list[dict[str, Any]] = field(default_factory=list)
    brought: dict[int, int] = field(default_factory=dict)


@transaction.atomic
def import_rows(*, rows: Sequence[lists.Row], update: bool, actor: Actor) -> tuple[list[Outcome], Made]:
    """Each row by itself: a wrong one is left out, the others are written by the services that people use.

    `update`: customers, contacts and units that are known take what is filled in; otherwise they stay as they are and only
    what is new is added. Raises NotAllowed for whoever may not import anywhere.
    """
    actor.must("customer.import")
    known, made = queries.known_to(actor, NEEDED), Made()
    outcomes = []
    for row in rows:
        outcome, kept = Outcome(row.number, row.cells.get("name", "")), len(made.steps)
        try:
            with transaction.atomic():
                _row(outcome, lists.said(row, known), known, made, update, actor)
        except Invalid as error:
            outcome.errors = {name: str(message) for name, message in error.fields.items()}
        except NotAllowed:
            outcome.errors = {"": _("Your role does not reach that far at this branch.")}
        if outcome.errors:
            outcome.effects, made.steps = [], made.steps[:kept]
            made.brought = {pk: number for pk, number in made.brought.items() if number != row.number}
        outcomes.append(outcome)
    return outcomes, made


def _row(outcome: Outcome, said: lists.Said, known: lists.Known, made: Made, update: bool, actor: Actor) -> None:
    unit = queries.by_serial(said.unit.get("serial", ""))
    if unit is not None and not permissions.visible_to(actor).filter(pk=unit.pk).exists():
        raise Invalid({"serial": rules.taken()})
    customer_id = _customer(outcome, said, known, made, update, actor)
    if unit is not None and unit.customer_id != customer_id:
        theirs = customers.names({unit.customer_id})[unit.customer_id]
        raise Invalid({"serial": _("This unit stands with another customer: %(name)s.") % {"name": theirs}})
    if said.contact:
        _contact(outcome, said, made, update, customer_id, actor)
    if said.unit:
        _unit(outcome, said, made, update, customer_id, unit, actor)


def _customer(
    outcome: Outcome, said: lists.Said, known: lists.Known, made: Made, update: bool, actor: Actor
) -> int:  # fmt: skip
    """Whose row it is: one who is there, or who is entered now."""
    numbers = [said.contact.get("phone", ""), said.contact.get("other_phone", "")]
    found = customers.same_as(actor, name=said.customer["name"], phones=numbers)
    by_phone = [pk for pk, why in found.items() if why == "phone"]
    candidates = by_phone or list(found)
    if len(candidates) > 1:
        names = "、".join(customers.names(set(candidates)).values())
        raise Invalid({"name": _("Several customers fit: %(names)s. Merge them first.") % {"names": names}})
    if not candidates:
        given = {"branch_id": next(iter(known.branches.values()), None), **said.customer}
        if len(known.branches) != 1 and "branch_id" not in said.customer:
            raise Invalid({"branch": _("Enter the branch: %(known)s.") % {"known": ", ".join(known.branches)}})
        pk = customers.add_customer(actor=actor, **given)
        outcome.effects.append("customer_new")
        made.steps.append({"kind": "customer", "id": pk, "row": outcome.row})
        made.brought[pk] = outcome.row
        return pk
    (pk,) = candidates
    if pk in made.brought:
        outcome.first_row = made.brought[pk]
        return pk
    outcome.customer_id, outcome.why = pk, found[pk]
    before = customers.entered(actor, pk)
    if not update:
        outcome.effects.append("customer_same")
        return pk
    after = customers.change_customer(customer_id=pk, actor=actor, **before | said.customer)
    changed = after != before["version"]
    outcome.effects.append("customer_changed" if changed else "customer_same")
    if changed:
        made.steps.append({"kind": "customer", "id": pk, "row": outcome.row, "before": before})
    return pk


def _contact(outcome: Outcome, said: lists.Said, made: Made, update: bool, customer_id: int, actor: Actor) -> None:
    """Whom to call there. A customer that stays as it is gets no further contact either."""
    given = {("name" if name == "contact" else name): text for name, text in said.contact.items()}
    number = customers.stored_number(given["phone"])
    there = next((c for c in customers.customer_for(actor, customer_id).contacts if c.phone == number), None)
    if customer_id not in made.brought and not update:
        return
    before = (
        {"name": there.name, "role": there.role, "phone": there.phone, "other_phone": there.other_phone}
        if there
        else {}
    )
    after = before | given
    if there and all(
        before[name] == (customers.stored_number(text) if "phone" in name else text) for name, text in after.items()
    ):
        return
    try:
        pk = customers.save_contact(
            customer_id=customer_id, actor=actor, contact_id=there.id if there else None, **after
        )  # fmt: skip
    except Invalid as error:
        raise Invalid({("contact" if name == "name" else name): m for name, m in error.fields.items()}) from None
    if there or customer_id not in made.brought:
        outcome.effects.append("contact_changed" if there else "contact_new")
    step = {"kind": "contact", "id": pk, "row": outcome.row, "customer": customer_id}
    made.steps.append(step | ({"before": before} if there else {}))


def _unit(
    outcome: Outcome, said: lists.Said, made: Made, update: bool, customer_id: int, unit: Unit | None, actor: Actor
) -> None:  # fmt: skip
    """What stands there."""
    if unit is not None and not update:
        outcome.effects.append("unit_same")
        return
    new_model = not ProductModel.objects.filter(code=said.unit["model"]).exists()
    if unit is None:
        pk = add_unit(customer_id=customer_id, actor=actor, **said.unit)
        outcome.effects.append("unit_new")
        made.steps.append({"kind": "unit", "id": pk, "row": outcome.row})
    else:
        before = queries.entered(unit)
        after = change_unit(unit_id=unit.pk, actor=actor, **before | said.unit)
        changed = after != before["version"]
        outcome.effects.append("unit_changed" if changed else "unit_same")
        if changed:
            made.steps.append({"kind": "unit", "id": unit.pk, "row": outcome.row, "before": before})
    if new_model:
        outcome.effects.append("model_new")
        model_id = ProductModel.objects.get(code=said.unit["model"]).pk
        made.steps.insert(0, {"kind": "model", "id": model_id, "row": outcome.row})
