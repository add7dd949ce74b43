"""Finding customers, and the locks on them."""

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When

from shouhou.customers import rules
from shouhou.customers.models import Contact, Customer, Disclosure, Merge, Site
from shouhou.customers.rules.roll import FACTS, WHOM, Listed, Whom
from shouhou.kernel.paging import behind
from shouhou.kernel.prepared import prepared

PAGE = 50
MANY = 1000


def locked_customer(customer_id: int) -> Customer:
    """The row, held until the transaction ends."""
    return Customer.objects.select_for_update().get(pk=customer_id)


def locked_customers(*ids: int) -> dict[int, Customer]:
    """Several rows by id, locked in the order of their ids, so that two who want the same never wait for each other."""
    return {c.pk: c for c in Customer.objects.select_for_update().filter(pk__in=ids).order_by("pk")}


def locked_merge(merge_id: int) -> Merge | None:
    """One merge, held until the transaction ends."""
    return Merge.objects.select_for_update().filter(pk=merge_id).first()


@prepared
def contacts_of(customer_id: int) -> QuerySet[Contact]:
    """The contacts of one customer, as her `contacts` give them."""
    return Contact.objects.filter(customer_id=customer_id)


def contact_names(customer_id: int) -> list[str]:
    return list(Contact.objects.filter(customer_id=customer_id).order_by("pk").values_list("name", flat=True))


def found_by(customer: Customer) -> dict[str, object]:
    """The columns by which a customer is found, with its contacts and places as they are now."""
    places = Site.objects.filter(customer_id=customer.pk).order_by("pk").values_list("name", "address")
    texts = [text for place in places for text in place]
    return rules.found_by(customer.name, contact_names(customer.pk), customer.address, texts)


def places_found(text: str, limit: int) -> "QuerySet[Site, tuple[int, str]]":
    """Places whose name and address hold every word of a search text: whose, and how it is called."""
    wanted = Q(customer__in=Customer.objects.filter(named(text)).values("pk"))
    for word in text.lower().split():
        wanted &= Q(name__icontains=word) | Q(address__icontains=word)
    return Site.objects.filter(wanted).values_list("customer_id", "name")[:limit]


def site_names(customer_id: int) -> list[str]:
    return list(Site.objects.filter(customer_id=customer_id).order_by("name").values_list("name", flat=True))


def called(text: str) -> Q | None:
    """Customers by a telephone number, its beginning or its last four digits; None where the text is no number."""
    number = rules.digits(text)
    if len(number) < 3 or len(number) * 2 <= len(text):
        return None
    wanted = Q(phone__startswith=number) | Q(other_phone__startswith=number)
    if len(number) == 4:
        wanted |= Q(tail=number) | Q(other_tail=number)
    return Q(pk__in=Contact.objects.filter(wanted).values("customer"))


def named(text: str) -> Q:
    """Customers whose name, pinyin, initials, contacts or address hold every word. The pairs of characters are what the
    index answers; the text itself decides."""
    wanted = Q()
    for word in text.lower().split():
        wanted &= Q(grams__contains=rules.pairs(word), search__contains=word)
    return wanted


def wanted_by(text: str) -> Q:
    """Customers that a search text means, by whichever way."""
    text = text.strip().lower().replace("\x00", "")
    by_number = called(text)
    if by_number is None:
        return named(text)
    ways = (Customer.objects.filter(way).order_by().values("pk") for way in (named(text), by_number))
    return Q(pk__in=next(ways).union(*ways))  # no OR of both: then each way goes by its own index


def matching(rows: QuerySet[Customer], text: str) -> QuerySet[Customer]:
    """Customers by one search box: name, pinyin, initials, phone, its tail; the best first. Nothing typed finds nothing;
    the archived are not found."""
    text = text.strip().lower().replace("\x00", "")
    if not text:
        return rows.none()
    by_number = called(text)
    rank = Case(
        *([When(by_number, then=Value(0))] if by_number is not None else []),
        When(name__startswith=text, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    found = rows.filter(wanted_by(text), archived=False).annotate(rank=rank)
    return found.order_by("rank", "sort_name", "pk").prefetch_related("contacts")


def by_name(rows: QuerySet[Customer], after: tuple[str, int] | None) -> QuerySet[Customer]:
    """Customers by name, behind a place in that order; the archived are left out."""
    if after:
        rows = rows.filter(behind("sort_name", *after))
    return rows.filter(archived=False).order_by("sort_name", "pk").prefetch_related("contacts")


@dataclass(frozen=True)
class Sort:
    """One promised order: a column, its direction, and the id as tie-breaker, so that a key names one place."""

    column: str
    kind: type
    descending: bool = False

    def apply(self, rows: QuerySet[Customer]) -> QuerySet[Customer]:
        sign = "-" if self.descending else ""
        if self.column == "id":
            return rows.order_by(f"{sign}id")
        return rows.order_by(f"{sign}{self.column}", f"{sign}id")

    def after(self, rows: QuerySet[Customer], value: object, pk: int) -> QuerySet[Customer]:
        """The rows behind a key, whatever was added meanwhile."""
        op = "lt" if self.descending else "gt"
        if self.column == "id":
            return rows.filter(**{f"id__{op}": pk})
        return rows.filter(behind(self.column, value, pk, descending=self.descending))


SORTS = {"name": Sort("sort_name", str), "newest": Sort("id", int, descending=True)}


def listed(
    rows: QuerySet[Customer], *, text: str = "", grade: str = "", branch: str = "", salesperson: int | None = None,
    archived: bool = False,
) -> QuerySet[Customer]:  # fmt: skip
    """Visible customers narrowed by search text and filters; `branch` is a path. Without an order yet."""
    rows = rows.filter(archived=archived)
    if text.strip():
        rows = rows.filter(wanted_by(text))
    if grade:
        rows = rows.filter(grade=grade)
    if branch:
        rows = rows.filter(branch_path__startswith=branch)
    if salesperson:
        rows = rows.filter(salesperson=salesperson)
    return rows


def with_names(rows: QuerySet[Customer]) -> QuerySet[Customer]:
    """Customers with the names that a row shows, and their contacts."""
    named = rows.annotate(branch_name=F("branch__name"), salesperson_name=F("salesperson__name"))
    return named.prefetch_related("contacts")


def capped_count(rows: QuerySet[Customer]) -> int:
    """How many there are, counted to a thousand and one at the most."""
    return rows.order_by()[: MANY + 1].count()


def changes_of(customer_id: int) -> list[dict[str, object]]:
    """The row history of a customer, the newest first: what changed, when, and who."""
    history = Customer.pgh_event_model.objects.filter(pgh_obj=customer_id)  # type: ignore[attr-defined]
    return list(
        history.order_by("-pgh_id").values(
            "pgh_label", "pgh_created_at", "changed", "version", "grade", "distance_km", "branch_id", "salesperson_id",
            "archived", "merged_into_id", by=F("pgh_context__metadata__user"),
        )[:100]
    )  # fmt: skip


def disclosures_of(customer_id: int) -> list[Disclosure]:
    """Who was shown a customer's personal data, the newest first."""
    return list(Disclosure.objects.filter(customer_id=customer_id).order_by("-at")[:20])


def disclosures(customers: QuerySet[Customer], *, files: bool) -> QuerySet[Disclosure]:
    """Who was shown the data of these customers, with those taken along in files or without, the newest first."""
    of_whom = Q(customer_id__in=customers.values("pk"))
    return Disclosure.objects.filter(of_whom | Q(what="file") if files else of_whom).order_by("-at", "-pk")


UNDO_WITHIN = dt.timedelta(days=1)


def merges_into(customer_id: int, now: dt.datetime) -> QuerySet[Merge]:
    """Merges into a customer that are young enough to be undone, the newest first."""
    young = Merge.objects.filter(kept=customer_id, undone_at=None, at__gt=now - UNDO_WITHIN)
    return young.select_related("gone", "kept").order_by("-at", "-pk")


def standing(customer_id: int) -> int:
    """Where the chain of merges ends that begins at a customer; no chain leads back to itself."""
    while following := Customer.objects.filter(pk=customer_id).values_list("merged_into", flat=True).first():
        customer_id = following
    return customer_id


def move_contacts(gone_id: int, kept_id: int) -> list[int]:
    """Contacts whose number the other customer does not have go over to it. Returns their ids."""
    there = Contact.objects.filter(customer=kept_id).values("phone")
    ids = list(Contact.objects.filter(customer=gone_id).exclude(phone__in=there).values_list("pk", flat=True))
    Contact.objects.filter(pk__in=ids).update(customer=kept_id)
    return ids


def move_sites(gone_id: int, kept_id: int) -> list[int]:
    """Places of which the other customer has none of this name go over to it. Returns their ids."""
    there = Site.objects.filter(customer=kept_id).values("name")
    ids = list(Site.objects.filter(customer=gone_id).exclude(name__in=there).values_list("pk", flat=True))
    Site.objects.filter(pk__in=ids).update(customer=kept_id)
    return ids


def listed_as(rows: QuerySet[Customer], names: Iterable[str], numbers: Iterable[str]) -> list[Listed]:
    """Those of these customers that may be meant by any of these names or stored numbers, with their contacts."""
    rows, numbers = rows.filter(archived=False), list(numbers)
    wanted = Contact.objects.filter(phone__in=numbers).values("customer")
    wanted = wanted.union(Contact.objects.filter(other_phone__in=numbers).values("customer"))
    ids = {*rows.filter(pk__in=wanted).values_list("pk", flat=True)} if numbers else set[int]()
    alike = {rules.alike(name) for name in names} - {""}
    ids |= {*rows.filter(alike__in=alike).values_list("pk", flat=True)}
    found = Customer.objects.filter(pk__in=ids).prefetch_related("contacts", "sites").order_by("pk")
    return [
        Listed(
            c.pk, {name: getattr(c, name) for name in FACTS}, c.branch_path, c.version,
            {one.pk: Whom(one.pk, {name: getattr(one, name) for name in WHOM}) for one in c.contacts.all()},
            [text for site in c.sites.all() for text in (site.name, site.address)],
        )
        for c in found
    ]  # fmt: skip


GROUPS = 100  # of doubles by each likeness: whoever has merged these sees the next


def doubles(rows: QuerySet[Customer]) -> dict[tuple[int, int], set[str]]:
    """Pairs of visible customers that may be the same, by ids in order, each with why: `phone`, `name`, `sound`."""
    rows = rows.filter(archived=False)
    found: dict[tuple[int, int], set[str]] = {}

    def note(why: str, members: Iterable[int]) -> None:
        for pair in itertools.combinations(sorted({*members}), 2):
            found.setdefault(pair, set()).add(why)

    several = Count("pk", distinct=True)
    alike = rows.exclude(alike="").values("alike").annotate(n=several).filter(n__gt=1).order_by("alike")
    for group in _groups(rows, "alike", [g["alike"] for g in alike[:GROUPS]]).values():
        note("name", group)
    phones = rows.values("contacts__phone").annotate(n=several).filter(n__gt=1, contacts__phone__isnull=False)
    numbers = [g["contacts__phone"] for g in phones.order_by("contacts__phone")[:GROUPS]]
    for group in _groups(rows, "contacts__phone", numbers).values():
        note("phone", group)
    places = rows.exclude(address="").values("address").annotate(n=several).filter(n__gt=1).order_by("address")
    for group in _groups(rows, "address", [g["address"] for g in places[:GROUPS]]).values():
        sounds: dict[str, list[int]] = defaultdict(list)
        for pk, name in Customer.objects.filter(pk__in=group).values_list("pk", "alike"):
            sounds[rules.sound(name)].append(pk)
        for members in sounds.values():
            note("sound", members)
    return found


def _groups(rows: QuerySet[Customer], column: str, values: list[str]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for value, pk in rows.filter(**{f"{column}__in": values}).order_by("pk").values_list(column, "pk"):
        groups[value].append(pk)
    return groups


def words_of(customer_ids: list[int]) -> set[str]:
    """Every text about these customers, before it is erased: by it copies are found elsewhere."""
    found: set[str] = set()
    for rows, columns in (
        (Customer.objects.filter(pk__in=customer_ids), ("name", "address", "note")),
        (Contact.objects.filter(customer__in=customer_ids), ("name", "phone", "other_phone")),
        (Site.objects.filter(customer__in=customer_ids), ("name", "address")),
    ):
        found |= {text for row in rows.values_list(*columns) for text in row if text}
    return found
