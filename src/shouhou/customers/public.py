"""What the contexts above may ask of customers."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import override

from shouhou.customers import permissions, queries, rules
from shouhou.customers.models import Contact, Customer, Merge, Site
from shouhou.customers.rules.roll import Roll
from shouhou.customers.services.add_customer import add_customer
from shouhou.customers.services.disclose import disclose
from shouhou.customers.services.erase_customer import erase_customer
from shouhou.customers.services.lay_down_customers import Entry, lay_down_customers
from shouhou.customers.services.merge_customers import merge_customers as merge_rows
from shouhou.customers.services.put_back import put_back
from shouhou.customers.services.take_in import take_in
from shouhou.customers.services.undo_merge import undo_merge as undo_rows
from shouhou.kernel.paging import behind
from shouhou.people import public as people
from shouhou.people.public import Actor, holds_everywhere

__all__ = [
    "ContactFacts",
    "CustomerFacts",
    "DisclosureFacts",
    "Entry",
    "MergeFacts",
    "Roll",
    "add_customer",
    "by_link",
    "customer_for",
    "customers_for",
    "disclose",
    "disclosures",
    "erase_customer",
    "find",
    "for_case",
    "found",
    "grade_names",
    "id_of",
    "lay_down_customers",
    "merge",
    "merge_customers",
    "names",
    "note_moved",
    "places_found",
    "put_back",
    "records_of",
    "roll",
    "sites_of",
    "standing",
    "take_in",
    "told",
    "undo_merge",
    "undoable_merges",
    "visible_count",
    "with_merged",
    "words_of",
]


@dataclass(frozen=True)
class ContactFacts:
    """Whom to call. The phone is masked unless the reader may see it whole."""

    name: str
    phone: str
    role: str = ""
    other_phone: str = ""
    id: int = 0


@dataclass(frozen=True)
class CustomerFacts:
    """A customer as other contexts see it."""

    id: int
    name: str
    branch_path: str
    address: str
    distance_km: Decimal | None
    salesperson_id: int | None
    contacts: tuple[ContactFacts, ...] = ()
    grade: str = "regular"
    archived: bool = False
    merged_into_id: int | None = None
    note: str = ""
    version: int = 1


@dataclass(frozen=True)
class MergeFacts:
    """A merge of doubles: which customer went into another, and when."""

    id: int
    gone_id: int
    gone_name: str
    at: dt.datetime
    kept_id: int
    kept_path: str
    gone_path: str
    undone: bool
    moved: Mapping[str, list[int]]


@dataclass(frozen=True)
class DisclosureFacts:
    """Somebody was shown personal data whole: of one customer, or of `count` customers in a file."""

    id: int
    at: dt.datetime
    user_id: int
    customer_id: int | None
    customer: str
    count: int


def disclosures(
    actor: Actor, *, by: int = 0, after: tuple[dt.datetime, int] | None = None, limit: int = 50
) -> list[DisclosureFacts]:
    """What the actor may audit of them, the newest first; `after`: those behind this minute and id in that order.

    Files belong to no branch: only who audits the whole organisation is told of them.
    """
    rows = queries.disclosures(permissions.audited_by(actor), files=holds_everywhere(actor, "audit.see"))
    if by:
        rows = rows.filter(user_id=by)
    if after:
        rows = rows.filter(behind("at", *after, descending=True))
    page = list(rows[:limit])
    seen = permissions.visible_to(actor) if actor.may("customer.see") else Customer.objects.none()
    names = dict(seen.filter(pk__in={d.customer_id for d in page if d.customer_id}).values_list("pk", "name"))
    return [
        DisclosureFacts(d.pk, d.at, d.user_id, d.customer_id, names.get(d.customer_id or 0, ""), d.count) for d in page
    ]


def customer_for(actor: Actor, customer_id: int) -> CustomerFacts:
    """A customer that the actor may see, with contacts; NotFound otherwise."""
    return facts(actor, permissions.visible_customer(actor, customer_id))


def customers_for(actor: Actor, ids: Iterable[int]) -> dict[int, CustomerFacts]:
    """Those of several customers that the actor may see, by id; without contacts."""
    return {c.pk: _facts(actor, c, ()) for c in permissions.visible_among(actor, [*set(ids)])}


def id_of(name: str) -> int:
    """The customer of this name: for data that name customers, where no two are called alike."""
    return Customer.objects.values_list("pk", flat=True).get(name=name)


def visible_count(actor: Actor) -> int:
    """How many customers somebody sees, counted to a thousand and one at the most."""
    return permissions.visible_to(actor)[:1001].count()


def for_case(actor: Actor, customer_id: int) -> CustomerFacts:
    """The customer of a case that the actor has been allowed to see."""
    return facts(actor, Customer.objects.prefetch_related("contacts").get(pk=customer_id))


def by_link(customer_id: int) -> CustomerFacts:
    """A customer as somebody sees her who holds a link of hers: no address, the phones masked."""
    return facts(Actor(0, ""), Customer.objects.prefetch_related("contacts").get(pk=customer_id))


def find(actor: Actor, text: str, limit: int = 10) -> list[CustomerFacts]:
    """Visible customers by name, pinyin, initials, phone or its tail, the best first."""
    return [facts(actor, c) for c in queries.matching(permissions.visible_to(actor), text)[:limit]]


def facts_of_one(actor: Actor, customer: Customer) -> CustomerFacts:
    """The same as `facts` for a page about one customer, whose contacts nobody has fetched along."""
    return facts(actor, customer, queries.contacts_of(customer.pk))


def facts(actor: Actor, customer: Customer, contacts: Iterable[Contact] | None = None) -> CustomerFacts:
    """A visible customer; the phone whole or masked, as the actor may see it."""
    whole = actor.may("personal.see", customer.branch_path)
    mask = str if whole else rules.masked
    told = customer.contacts.all() if contacts is None else contacts
    shown = tuple(ContactFacts(c.name, mask(c.phone), c.role, mask(c.other_phone), c.pk) for c in told)
    return _facts(actor, customer, shown)


def _facts(actor: Actor, customer: Customer, contacts: tuple[ContactFacts, ...]) -> CustomerFacts:
    whole = actor.may("personal.see", customer.branch_path)
    return CustomerFacts(
        customer.pk, customer.name, customer.branch_path, customer.address if whole else "", customer.distance_km,
        customer.salesperson_id, contacts, customer.grade, customer.archived, customer.merged_into_id,
        customer.note if whole else "", customer.version,
    )  # fmt: skip


def found(text: str) -> QuerySet[Customer]:
    """The ids of all customers that a search text means, as a subquery: whoever uses it narrows it to what is visible."""
    return Customer.objects.filter(queries.wanted_by(text)).values("pk")  # type: ignore[return-value]


def grade_names() -> dict[str, str]:
    """Each grade by what people may call it: its name in either language."""
    found: dict[str, str] = {}
    for language in ("en", "zh-hans"):
        with override(language):
            found |= {str(label): value for value, label in Customer.Grade.choices}
    return found


def roll(actor: Actor, *, names: Iterable[str], phones: Iterable[str]) -> Roll:
    """The visible customers that a list of these names and numbers may mean, for planning what it makes of them."""
    numbers = {number for number in map(rules.number, phones) if number}
    listed = queries.listed_as(permissions.visible_to(actor), names, numbers)
    return Roll(listed, cache(people.branch_path), actor.may, actor.must)


def merge_customers(**given: Any) -> int:
    """See the use case: one of two customers is kept. Returns the merge's id; the caller lets its own rows follow."""
    return merge_rows(**given)


def undo_merge(**given: Any) -> MergeFacts:
    """See the use case: the two are two again."""
    return _merge_facts(undo_rows(**given))


def merge(merge_id: int) -> MergeFacts:
    """A merge, for those whose rows follow it."""
    return _merge_facts(Merge.objects.select_related("gone", "kept").get(pk=merge_id))


def note_moved(merge_id: int, kind: str, ids: list[int]) -> None:
    """Remember which rows of a context followed a merge, so that they can come back."""
    found = queries.locked_merge(merge_id)
    if found is not None and ids:
        found.moved[kind] = sorted({*found.moved.get(kind, []), *ids})
        found.save(update_fields=["moved"])


def _merge_facts(found: Merge) -> MergeFacts:
    kept = found.kept
    return MergeFacts(
        found.pk, found.gone_id, found.gone.name, found.at, found.kept_id, kept.branch_path, found.gone.branch_path,
        found.undone_at is not None, found.moved,
    )  # fmt: skip


def told(customer: CustomerFacts) -> dict[str, str]:
    """A customer's facts as a comparison shows them: each as text, by the names that `merge_customers` takes."""
    who = people.named({customer.salesperson_id}) if customer.salesperson_id else {}
    return {
        "name": customer.name, "address": customer.address, "note": customer.note,
        "distance_km": f"{customer.distance_km.normalize():f}" if customer.distance_km is not None else "",
        "grade": str(Customer.Grade(customer.grade).label), "salesperson_id": who.get(customer.salesperson_id or 0, ""),
    }  # fmt: skip


def names(ids: set[int]) -> dict[int, str]:
    """Names of customers that the reader has met on rows that they may see."""
    return dict(Customer.objects.filter(pk__in=ids).values_list("pk", "name"))


def sites_of(customer_id: int) -> list[str]:
    """The names of the places of a visible customer, for choosing where a unit stands."""
    return queries.site_names(customer_id)


def standing(customer_id: int) -> int:
    """Who a customer is today: whoever it was merged into, however often; itself where it was not."""
    return queries.standing(customer_id)


def undoable_merges(customer_id: int, now: dt.datetime) -> list[MergeFacts]:
    """The merges into this customer that may still be undone, the newest first."""
    return [_merge_facts(m) for m in queries.merges_into(customer_id, now)]


words_of = queries.words_of
places_found = queries.places_found


def with_merged(customer_id: int) -> list[int]:
    """A customer and those that were merged into it."""
    return [
        customer_id,
        *Customer.objects.filter(merged_into_id=customer_id).order_by("pk").values_list("pk", flat=True),
    ]


def records_of(customer_ids: list[int]) -> dict[str, list[Mapping[str, Any]]]:
    """Everything that is held of these customers, whole: for themselves, who have asked for it."""
    of_customer = {"customer__in": customer_ids}
    return {
        "customers": list(
            Customer.objects.filter(pk__in=customer_ids).values("name", "address", "distance_km", "grade", "note")
        ),
        "contacts": list(Contact.objects.filter(**of_customer).values("name", "role", "phone", "other_phone")),
        "places": list(Site.objects.filter(**of_customer).values("name", "address")),
    }
