"""Use case: many customers and contacts are entered or changed at once, as a list that was looked through says."""

from django.db import transaction

from shouhou.customers import queries, rules
from shouhou.customers.models import Contact, Customer
from shouhou.customers.rules.roll import Listed, Roll
from shouhou.kernel import rows
from shouhou.kernel.errors import Stale
from shouhou.people.public import Actor

PART = 500  # rows of one statement
COLUMNS = (
    "name", "branch_id", "branch_path", "address", "distance_km", "salesperson_id", "grade", "note", "search", "grams",
    "alike", "sort_name", "version", "changed",
)  # fmt: skip


@transaction.atomic
def take_in(*, roll: Roll, actor: Actor) -> dict[int, int]:
    """Write what a roll holds that is not written; its rows were checked as they came. Returns the ids of what was entered by
    their keys in the roll. A customer counts one change, however many rows made it.

    Raises Stale where a customer was changed since the roll began, NotAllowed.
    """
    actor.must("customer.import")
    changed = [one for one in roll.customers.values() if one.changed and one.key > 0]
    held = queries.locked_customers(*(one.key for one in changed))
    if any(one.key not in held or held[one.key].version != one.version for one in changed):
        raise Stale
    new = [one for one in roll.customers.values() if one.key < 0]
    ids = dict(zip((one.key for one in new), _keys(len(new), Customer), strict=True))
    whom = [(one, c) for one in (*new, *changed) for c in one.contacts.values() if c.is_changed]
    entered = [c.key for _one, c in whom if c.key < 0]
    ids |= dict(zip(entered, _keys(len(entered), Contact), strict=True))
    for part in rows.parts([_filled(Customer(pk=ids[one.key]), one) for one in new], PART):
        rows.insert(part)
    for one in changed:
        _filled(held[one.key], one).count_change(*sorted(one.changed))
    for part in rows.parts([*held.values()], PART):
        rows.update(part, COLUMNS)
    contacts = [Contact(pk=ids.get(c.key, c.key), customer_id=ids.get(one.key, one.key), **c.facts) for one, c in whom]
    fresh = {ids[key] for key in entered}
    for people in rows.parts([c for c in contacts if c.pk in fresh], PART):
        rows.insert(people)
    for people in rows.parts([c for c in contacts if c.pk not in fresh], PART):
        rows.update(people, ("name", "role", "phone", "other_phone"))
    return ids


def _keys(count: int, model: type[Customer | Contact]) -> list[int]:
    return [pk for (pk,) in rows.keys(count, rows.sequence(model))]


def _filled(customer: Customer, one: Listed) -> Customer:
    """A row with the facts that it is to have."""
    names = [whom.facts["name"] for whom in one.contacts.values()]
    found = rules.found_by(one.facts["name"], names, one.facts["address"], one.places)
    for column, value in (one.facts | found | {"branch_path": one.branch_path}).items():
        setattr(customer, column, value)
    return customer
