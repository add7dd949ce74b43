"""Use case: what a list made of many customers is taken back at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from shouhou.customers import permissions, queries, rules
from shouhou.customers.models import Contact, Customer, Site
from shouhou.customers.rules.roll import FACTS
from shouhou.customers.services.take_in import COLUMNS, PART
from shouhou.kernel import rows
from shouhou.people import public as people
from shouhou.people.public import Actor


@transaction.atomic
def put_back(
    *,
    versions: Mapping[int, int],
    entered: Iterable[int],
    before: Mapping[int, Mapping[str, Any]],
    contacts: Mapping[int, tuple[int, Mapping[str, str] | None]],
    actor: Actor,
) -> dict[int, str]:
    """Customers that were `entered` are withdrawn with their contacts; others take the facts that they had `before`, as do
    their `contacts` (by id: whose, and what stood there; None for one that was entered). `versions`: those right after
    the list. Returns why not, by customer; whoever calls then undoes everything. Raises NotAllowed.
    """
    actor.must("customer.import")
    held, gone = queries.locked_customers(*versions), {*entered}
    seen = {*permissions.visible_to(actor).filter(pk__in=versions).values_list("pk", flat=True)}
    why = dict[int, str]()
    for pk, version in versions.items():
        needed = ("customer.edit", "customer.import") if pk in gone else ("customer.edit", "personal.see")
        if pk not in seen or held[pk].version != version or held[pk].archived:
            why[pk] = _("the customer was changed or archived since.")
        elif not all(actor.may(permission, held[pk].branch_path) for permission in needed):
            why[pk] = _("It was changed or moved since, or is out of your reach now.")
    stays = {pk: customer for pk, customer in held.items() if pk not in gone and pk not in why}
    contacts = {pk: (of, was) for pk, (of, was) in contacts.items() if of in stays}
    _restore_contacts(contacts)
    _restore(stays, before, {of for of, _was in contacts.values()})
    try:
        with transaction.atomic():
            Customer.objects.filter(pk__in=gone - {*why}).delete()
    except ProtectedError as error:
        standing = _("Something stands with this customer: a case, a call, a unit or a merge.")
        why |= dict.fromkeys(rows.held(error, Customer), standing)
    return why


def _restore_contacts(contacts: Mapping[int, tuple[int, Mapping[str, str] | None]]) -> None:
    Contact.objects.filter(pk__in=[pk for pk, (_of, was) in contacts.items() if was is None]).delete()
    restored = [Contact(pk=pk, customer_id=of, **was) for pk, (of, was) in contacts.items() if was is not None]
    for part in rows.parts(restored, PART):
        rows.update(part, ("name", "role", "phone", "other_phone"))


def _restore(stays: Mapping[int, Customer], before: Mapping[int, Mapping[str, Any]], called: set[int]) -> None:
    path_of, names, places = (
        cache(people.branch_path),
        defaultdict[int, list[str]](list),
        defaultdict[int, list[str]](list),
    )
    for pk, name in Contact.objects.filter(customer__in=stays).order_by("pk").values_list("customer_id", "name"):
        names[pk].append(name)
    for pk, *texts in Site.objects.filter(customer__in=stays).values_list("customer_id", "name", "address"):
        places[pk] += texts
    for pk, customer in stays.items():
        facts = {name: value for name, value in before.get(pk, {}).items() if name in FACTS}
        changed = [
            name.removesuffix("_id") for name in FACTS if name in facts and getattr(customer, name) != facts[name]
        ]
        for column, value in facts.items():
            setattr(customer, column, value)
        found = rules.found_by(customer.name, names[pk], customer.address, places[pk])
        for column, value in (found | {"branch_path": path_of(customer.branch_id)}).items():
            setattr(customer, column, value)
        customer.count_change(*changed, *(["contacts"] if pk in called else []))
    for part in rows.parts([*stays.values()], PART):
        rows.update(part, COLUMNS)
