"""Use case: many customers are laid down at once, as a bulk load brings them."""

from collections.abc import Sequence
from dataclasses import dataclass

from shouhou.customers import rules
from shouhou.customers.models import Contact, Customer
from shouhou.kernel import rows
from shouhou.people import public as people


@dataclass(frozen=True)
class Entry:
    """A customer to be, with whom to call."""

    name: str
    branch_id: int
    distance_km: int
    contact: str
    phone: str


def lay_down_customers(*, entries: Sequence[Entry]) -> list[int]:
    """Write customers by COPY, in the caller's transaction; they are known to be right. Returns their ids."""
    paths = {branch_id: people.branch_path(branch_id) for branch_id in {entry.branch_id for entry in entries}}
    ids = [pk for (pk,) in rows.keys(len(entries), rows.sequence(Customer))]
    pairs = list(zip(ids, entries, strict=True))
    rows.copy(
        Customer(
            pk=pk, name=entry.name, branch_id=entry.branch_id, branch_path=paths[entry.branch_id],
            distance_km=entry.distance_km, **rules.found_by(entry.name, [entry.contact], ""),
        )
        for pk, entry in pairs
    )  # fmt: skip
    rows.copy(Contact(customer_id=pk, name=entry.contact, phone=entry.phone) for pk, entry in pairs)
    return ids
