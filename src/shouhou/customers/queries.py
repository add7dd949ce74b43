"""Finding customers."""

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from shouhou.customers import rules
from shouhou.customers.models import Contact, Customer


def matching(rows: QuerySet[Customer], text: str) -> QuerySet[Customer]:
    """Customers by one search box: name, pinyin, initials, phone, its tail. Nothing typed finds nothing."""
    text = text.strip().lower().replace("\x00", "")
    if not text:
        return rows.none()
    named = Q()
    for word in text.split():
        named &= Q(search__contains=word)
    number = rules.digits(text)
    called = Q(pk__in=[])
    if len(number) >= 3 and len(number) * 2 > len(text):
        tail = Q(tail=number) if len(number) == 4 else Q()
        called = Q(
            pk__in=Contact.objects.filter(
                Q(phone__startswith=number) | tail if tail else Q(phone__startswith=number)
            ).values("customer")
        )
    rank = Case(
        When(called, then=Value(0)),
        When(name__startswith=text, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return rows.filter(named | called).annotate(rank=rank).order_by("rank", "name", "pk").prefetch_related("contacts")


def by_name(rows: QuerySet[Customer], after: tuple[str, int] | None) -> QuerySet[Customer]:
    """Customers by name, behind a place in that order."""
    if after:
        rows = rows.filter(Q(name__gt=after[0]) | Q(name=after[0], pk__gt=after[1]))
    return rows.order_by("name", "pk").prefetch_related("contacts")
