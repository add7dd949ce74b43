"""What the rows of a list make of customers, contacts and units. Nothing is read or written: a row sees what is there
already, and what the rows before it make."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from shouhou.assets import rules
from shouhou.assets.rules import lists
from shouhou.customers.public import Roll
from shouhou.kernel.errors import Invalid, NotAllowed

PART = 100  # rows after which is told how far it is


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


@dataclass(frozen=True)
class Plate:
    """A unit with the facts that `change_unit` takes, at a customer's by its key in the roll. `id` 0: it is yet to be
    entered; `version` 0: it is out of sight."""

    facts: Mapping[str, Any]
    customer: int
    branch_path: str
    id: int = 0
    version: int = 1
    is_scrapped: bool = False


@dataclass
class Picture:
    """What a list meets: its customers, the units of its serial numbers, names of the customers with whom those stand, and
    what cells may name. `must` raises where whoever brings it has no permission at a branch."""

    roll: Roll
    units: dict[str, Plate]
    names: Mapping[int, str]
    known: lists.Known
    must: Callable[[str, str], None]

    def __post_init__(self) -> None:
        units = sorted((plate.id, plate.version, plate.customer) for plate in self.units.values())
        self.begun = (self.roll.begun, units)


@dataclass
class Plan:
    """What is to be made: in order, each with what it was before; which row brought which customer; the serial numbers of
    units to be written, and the models that come with them."""

    steps: list[dict[str, Any]] = field(default_factory=list)
    brought: dict[int, int] = field(default_factory=dict)
    units: dict[str, None] = field(default_factory=dict)
    models: dict[str, int] = field(default_factory=dict)


def planned(
    rows: Sequence[lists.Row], picture: Picture, *, update: bool, seen: Callable[[int], object] = lambda _count: None
) -> tuple[list[Outcome], Plan]:
    """Each row by itself: a wrong one is left out. `update`: customers, contacts and units that are known take what is filled
    in; otherwise they stay as they are and only what is new is added. `seen` is told how many rows are looked through."""
    plan, outcomes = Plan(), list[Outcome]()
    for count, row in enumerate(rows, 1):
        planning = _Row(row, picture, plan, update)
        try:
            planning.plan()
        except Invalid as error:
            planning.outcome.errors = {name: str(message) for name, message in error.fields.items()}
        except NotAllowed:
            planning.outcome.errors = {"": _("Your role does not reach that far at this branch.")}
        if planning.outcome.errors:
            planning.outcome.effects = []
            picture.roll.take_back()
        else:
            picture.roll.keep()
            planning.keep()
        outcomes.append(planning.outcome)
        if count % PART == 0 or count == len(rows):
            seen(count)
    return outcomes, plan


class _Row:
    """One row: what it makes is kept aside until it is known to be right."""

    def __init__(self, row: lists.Row, picture: Picture, plan: Plan, update: bool) -> None:
        self.outcome = Outcome(row.number, row.cells.get("name", ""))
        self._row, self._picture, self._roll, self._plan, self._update = row, picture, picture.roll, plan, update
        self._steps, self._brings, self._model = list[dict[str, Any]](), 0, ""
        self._plate: Plate | None = None

    def plan(self) -> None:
        said = lists.said(self._row, self._picture.known)
        there = self._picture.units.get(said.unit.get("serial", ""))
        if there is not None and not there.version:
            raise Invalid({"serial": rules.taken()})
        key = self._customer(said)
        if there is not None and there.customer != key:
            customer = self._roll.customers.get(there.customer)
            theirs = customer.facts["name"] if customer else self._picture.names[there.customer]
            raise Invalid({"serial": _("This unit stands with another customer: %(name)s.") % {"name": theirs}})
        if said.contact:
            self._contact(said, key)
        if said.unit:
            self._unit(said, key, there)

    def keep(self) -> None:
        """It is right: what it makes holds for the rows that follow."""
        plan, number = self._plan, self.outcome.row
        if self._brings:
            plan.brought[self._brings] = number
        plan.steps += self._steps
        if self._plate is not None:
            self._picture.units[self._plate.facts["serial"]] = self._plate
            plan.units[self._plate.facts["serial"]] = None
        if self._model:
            plan.models[self._model] = number

    def _step(self, kind: str, key: int | str, **more: Any) -> None:
        self._steps.append({"kind": kind, "id": key, "row": self.outcome.row, **more})

    def _customer(self, said: lists.Said) -> int:
        """Whose row it is: one who is there, or who is entered now."""
        roll, outcome, known = self._roll, self.outcome, self._picture.known
        numbers = [said.contact.get("phone", ""), said.contact.get("other_phone", "")]
        found = roll.same_as(said.customer["name"], numbers)
        candidates = [key for key, why in found.items() if why == "phone"] or list(found)
        if len(candidates) > 1:
            names = "、".join(roll.customers[key].facts["name"] for key in candidates)
            raise Invalid({"name": _("Several customers fit: %(names)s. Merge them first.") % {"names": names}})
        if not candidates:
            given = {"branch_id": next(iter(known.branches.values()), None), **said.customer}
            if len(known.branches) != 1 and "branch_id" not in said.customer:
                raise Invalid({"branch": _("Enter the branch: %(known)s.") % {"known": ", ".join(known.branches)}})
            self._brings = roll.add(**given)
            outcome.effects.append("customer_new")
            self._step("customer", self._brings)
            return self._brings
        (key,) = candidates
        if key in self._plan.brought:
            outcome.first_row = self._plan.brought[key]
            return key
        outcome.customer_id, outcome.why = key, found[key]
        before = roll.customers[key].facts
        changed = self._update and roll.change(key, **said.customer)
        outcome.effects.append("customer_changed" if changed else "customer_same")
        if changed:
            self._step("customer", key, before=before)
        return key

    def _contact(self, said: lists.Said, key: int) -> None:
        """Whom to call there. A customer that stays as it is gets no further contact either."""
        is_new = key == self._brings or key in self._plan.brought
        if not is_new and not self._update:
            return
        given = {("name" if name == "contact" else name): text for name, text in said.contact.items()}
        there = self._roll.contact(key, given["phone"])
        before = dict(there.facts) if there else {}
        try:
            whom = self._roll.save_contact(key, there=there, **before | given)
        except Invalid as error:
            raise Invalid({("contact" if name == "name" else name): m for name, m in error.fields.items()}) from None
        if there and self._roll.customers[key].contacts[whom] is there:
            return
        if there or not is_new:
            self.outcome.effects.append("contact_changed" if there else "contact_new")
        self._step("contact", whom, customer=key, **({"before": before} if there else {}))

    def _unit(self, said: lists.Said, key: int, there: Plate | None) -> None:
        """What stands there."""
        if there is not None and not self._update:
            self.outcome.effects.append("unit_same")
            return
        if there is None:
            path = self._roll.customers[key].branch_path
            self._picture.must("customer.edit", path)
            self._plate = Plate(dict.fromkeys((*rules.DAYS,)) | {"site": "", "location": ""} | said.unit, key, path)
            self._step("unit", said.unit["serial"])
            self.outcome.effects.append("unit_new")
        else:
            facts = self._changed(said, there)
            changed = facts != there.facts
            self.outcome.effects.append("unit_changed" if changed else "unit_same")
            if changed:
                self._plate = Plate(facts, key, there.branch_path, there.id, there.version)
                self._step("unit", there.id or said.unit["serial"], before=dict(there.facts))
        code = said.unit["model"]
        if code not in self._picture.known.models and code not in self._plan.models:
            self._model = code
            self.outcome.effects.append("model_new")

    def _changed(self, said: lists.Said, there: Plate) -> dict[str, Any]:
        """The facts of a unit that is there, with what is filled in."""
        self._picture.must("customer.edit", there.branch_path)
        facts, fields = {**there.facts, **said.unit}, dict[str, str]()
        rules.checked_days(fields, *(facts[name] for name in rules.DAYS))
        if there.is_scrapped:
            fields[""] = _("This unit was scrapped. Bring it back first.")
        if fields:
            raise Invalid(fields)
        return facts
