"""Customers as a list meets them: who of them a row means, and what it makes of them. Pure: nothing is written.

A roll begins as the database has them, and each row sees what the rows before it made. Its keys are ids; below zero for
what is yet to be written.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from shouhou.customers import rules
from shouhou.kernel.errors import Invalid

FACTS = ("name", "branch_id", "address", "distance_km", "salesperson_id", "grade", "note")
WHOM = ("name", "role", "phone", "other_phone")


@dataclass
class Whom:
    """A contact by its key; `is_changed` where it is to be written."""

    key: int
    facts: dict[str, str]
    is_changed: bool = False


@dataclass
class Listed:
    """A customer by its key, with the facts that `change_customer` takes, and the names and addresses of its `places`;
    `changed` names the columns that differ now."""

    key: int
    facts: dict[str, Any]
    branch_path: str
    version: int = 1
    contacts: dict[int, Whom] = field(default_factory=dict)
    places: list[str] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)


class Roll:
    """The customers of a list. `path_of`: a branch by its id; `may`: whether whoever brings it has a permission there;
    `must` raises where not. `begun`: who was there with which version, before any row."""

    def __init__(
        self, customers: Iterable[Listed], path_of: Callable[[int], str], may: Callable[[str, str], bool],
        must: Callable[[str, str], None],
    ) -> None:  # fmt: skip
        self.customers: dict[int, Listed] = {}
        self._path_of, self._may, self._must = path_of, may, must
        self._by_name, self._by_number = defaultdict[str, set[int]](set), defaultdict[str, set[int]](set)
        self._last, self._back = 0, list[Callable[[], object]]()
        for customer in customers:
            self._enter(customer)
        self.begun = sorted((customer.key, customer.version) for customer in self.customers.values())

    def keep(self) -> None:
        """What a row made holds."""
        self._back.clear()

    def take_back(self) -> None:
        """Everything is again as it was when something last held."""
        while self._back:
            self._back.pop()()

    def same_as(self, name: str, phones: Iterable[str]) -> dict[int, str]:
        """Who may be the one of this name and these numbers, by key: `phone` before `name`."""
        alike = rules.alike(name)
        found = dict.fromkeys(sorted(self._by_name[alike]) if alike else (), "name")
        for number in filter(None, map(rules.number, phones)):
            found |= dict.fromkeys(sorted(self._by_number[number]), "phone")
        return found

    def add(self, **given: Any) -> int:
        """As `add_customer`, without a contact. Raises Invalid, NotAllowed."""
        facts = {"address": "", "distance_km": None, "salesperson_id": None, "grade": "regular", "note": ""} | given
        path = self._path_of(facts["branch_id"])
        self._must("customer.edit", path)
        _checked(facts)
        facts["name"] = facts["name"].strip()
        customer = Listed(self._next(), facts, path)
        self._back.append(lambda: self._leave(customer))
        self._enter(customer)
        return customer.key

    def change(self, key: int, **given: Any) -> bool:
        """As `change_customer`, only what is given; whether anything differs. Raises Invalid, NotAllowed."""
        customer = self.customers[key]
        facts = customer.facts | given
        stays = facts["branch_id"] == customer.facts["branch_id"]
        path = customer.branch_path if stays else self._path_of(facts["branch_id"])
        for permission in ("customer.edit", "personal.see"):
            self._must(permission, customer.branch_path)
        self._must("customer.edit", path)
        _checked(facts)
        facts["name"] = facts["name"].strip()
        changed = {name for name in FACTS if facts[name] != customer.facts[name]}
        if changed:
            before = customer.facts, customer.branch_path, customer.changed
            self._back.append(lambda: self._set(customer, *before))
            self._set(customer, facts, path, customer.changed | {name.removesuffix("_id") for name in changed})
        return bool(changed)

    def contact(self, key: int, phone: str) -> Whom | None:
        """Who is called there by this number, where its numbers may be seen whole."""
        customer, number = self.customers[key], rules.number(phone)
        if not self._may("personal.see", customer.branch_path):
            return None
        return next((whom for whom in customer.contacts.values() if whom.facts["phone"] == number), None)

    def save_contact(self, key: int, *, there: Whom | None, **given: str) -> int:
        """As `save_contact`: a new one, or one that is there. Returns its key. Raises Invalid, NotAllowed."""
        customer = self.customers[key]
        self._must("customer.edit", customer.branch_path)
        facts, fields = dict.fromkeys(WHOM, "") | given, dict[str, str]()
        rules.too_long(fields, name=(facts["name"], 60), role=(facts["role"], 40))
        for name in ("phone", "other_phone"):
            facts[name] = rules.checked_number(fields, name, facts[name])
        if not facts["phone"] and "phone" not in fields:
            fields["phone"] = _("Enter a telephone number.")
        elif any(one is not there and one.facts["phone"] == facts["phone"] for one in customer.contacts.values()):
            fields["phone"] = _("This number stands with this customer already.")
        if fields:
            raise Invalid(fields)
        facts |= {name: facts[name].strip() for name in ("name", "role")}
        if there and facts == there.facts:
            return there.key
        whom = Whom(there.key if there else self._next(), facts, is_changed=True)
        before = customer.contacts, customer.changed
        self._back.append(lambda: self._call(customer, *before))
        self._call(customer, customer.contacts | {whom.key: whom}, customer.changed | {"contacts"})
        return whom.key

    def _enter(self, customer: Listed) -> None:
        self.customers[customer.key] = customer
        self._set(customer, customer.facts, customer.branch_path, customer.changed)
        self._call(customer, customer.contacts, customer.changed)

    def _leave(self, customer: Listed) -> None:
        self._by_name[rules.alike(customer.facts["name"])].discard(customer.key)
        self._call(customer, {}, set())
        del self.customers[customer.key]

    def _set(self, customer: Listed, facts: dict[str, Any], path: str, changed: set[str]) -> None:
        self._by_name[rules.alike(customer.facts["name"])].discard(customer.key)
        self._by_name[rules.alike(facts["name"])].add(customer.key)
        customer.facts, customer.branch_path, customer.changed = facts, path, changed

    def _call(self, customer: Listed, contacts: dict[int, Whom], changed: set[str]) -> None:
        for number in _numbers(customer.contacts):
            self._by_number[number].discard(customer.key)
        for number in _numbers(contacts):
            self._by_number[number].add(customer.key)
        customer.contacts, customer.changed = contacts, changed

    def _next(self) -> int:
        self._last -= 1
        return self._last


def _numbers(contacts: Mapping[int, Whom]) -> set[str]:
    return {whom.facts[name] for whom in contacts.values() for name in ("phone", "other_phone")} - {""}


def _checked(facts: Mapping[str, Any]) -> None:
    fields: dict[str, str] = {}
    names = ("name", "address", "note", "distance_km", "grade")
    rules.checked_facts(fields, **{name: facts[name] for name in names})
    if fields:
        raise Invalid(fields)
