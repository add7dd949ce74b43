"""What the contexts above may ask of customers."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from shouhou.customers import permissions, queries
from shouhou.customers.models import Contact, Customer
from shouhou.customers.services.add_customer import add_customer
from shouhou.people.public import Actor

__all__ = [
    "ContactFacts",
    "CustomerFacts",
    "add_customer",
    "customer_for",
    "customers_for",
    "find",
    "for_case",
    "id_of",
]


@dataclass(frozen=True)
class ContactFacts:
    """Whom to call. The phone is masked unless the reader may see it whole."""

    name: str
    phone: str


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


def customer_for(actor: Actor, customer_id: int) -> CustomerFacts:
    """A customer that the actor may see, with contacts; NotFound otherwise."""
    return facts(actor, permissions.visible_customer(actor, customer_id))


def customers_for(actor: Actor, ids: Iterable[int]) -> dict[int, CustomerFacts]:
    """Those of several customers that the actor may see, by id; without contacts."""
    return {c.pk: _facts(actor, c, ()) for c in permissions.visible_to(actor).filter(pk__in=set(ids))}


def id_of(name: str) -> int:
    """The customer of this name: for data that name customers, where no two are called alike."""
    return Customer.objects.values_list("pk", flat=True).get(name=name)


def for_case(actor: Actor, customer_id: int) -> CustomerFacts:
    """The customer of a case that the actor has been allowed to see."""
    return facts(actor, Customer.objects.prefetch_related("contacts").get(pk=customer_id))


def find(actor: Actor, text: str, limit: int = 10) -> list[CustomerFacts]:
    """Visible customers by name, pinyin, initials, phone or its tail, the best first."""
    return [facts(actor, c) for c in queries.matching(permissions.visible_to(actor), text)[:limit]]


def facts(actor: Actor, customer: Customer) -> CustomerFacts:
    """A visible customer; the phone whole or masked, as the actor may see it."""
    whole = actor.may("personal.see", customer.branch_path)
    return _facts(actor, customer, tuple(ContactFacts(c.name, shown(c, whole)) for c in customer.contacts.all()))


def _facts(actor: Actor, customer: Customer, contacts: tuple[ContactFacts, ...]) -> CustomerFacts:
    whole = actor.may("personal.see", customer.branch_path)
    return CustomerFacts(
        customer.pk, customer.name, customer.branch_path, customer.address if whole else "", customer.distance_km,
        customer.salesperson_id, contacts,
    )  # fmt: skip


def shown(contact: Contact, whole: bool) -> str:
    """A phone number, whole or with its middle masked: 138****8000."""
    number = contact.phone
    return number if whole or len(number) < 8 else f"{number[:3]}****{number[-4:]}"
