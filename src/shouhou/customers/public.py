"""What the contexts above may ask of customers."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from shouhou.customers import permissions, queries, rules
from shouhou.customers.models import Customer
from shouhou.customers.services.add_customer import add_customer
from shouhou.people.public import Actor

__all__ = [
    "ContactFacts",
    "CustomerFacts",
    "add_customer",
    "by_link",
    "customer_for",
    "customers_for",
    "find",
    "for_case",
    "id_of",
    "names_of",
    "visible_count",
]


@dataclass(frozen=True)
class ContactFacts:
    """Whom to call. The phone is masked unless the reader may see it whole."""

    name: str
    phone: str
    role: str = ""
    other_phone: str = ""


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


def customer_for(actor: Actor, customer_id: int) -> CustomerFacts:
    """A customer that the actor may see, with contacts; NotFound otherwise."""
    return facts(actor, permissions.visible_customer(actor, customer_id))


def customers_for(actor: Actor, ids: Iterable[int]) -> dict[int, CustomerFacts]:
    """Those of several customers that the actor may see, by id; without contacts."""
    return {c.pk: _facts(actor, c, ()) for c in permissions.visible_to(actor).filter(pk__in=set(ids))}


def names_of(customer_ids: set[int]) -> dict[int, str]:
    """Names of customers of cases that the caller has been allowed to see."""
    return dict(Customer.objects.filter(pk__in=customer_ids).values_list("pk", "name"))


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


def facts(actor: Actor, customer: Customer) -> CustomerFacts:
    """A visible customer; the phone whole or masked, as the actor may see it."""
    whole = actor.may("personal.see", customer.branch_path)
    mask = str if whole else rules.masked
    contacts = tuple(ContactFacts(c.name, mask(c.phone), c.role, mask(c.other_phone)) for c in customer.contacts.all())
    return _facts(actor, customer, contacts)


def _facts(actor: Actor, customer: Customer, contacts: tuple[ContactFacts, ...]) -> CustomerFacts:
    whole = actor.may("personal.see", customer.branch_path)
    return CustomerFacts(
        customer.pk, customer.name, customer.branch_path, customer.address if whole else "", customer.distance_km,
        customer.salesperson_id, contacts, customer.grade, customer.archived, customer.merged_into_id,
    )  # fmt: skip
