"""Use case: everything that is held of a customer is erased at their request (PIPL, article 47)."""

import datetime as dt

from django.db import transaction

from shouhou.assets import public as assets
from shouhou.cases import public as cases
from shouhou.customers import public as customers
from shouhou.kernel import answers
from shouhou.notices import public as notices
from shouhou.papers.models import PersonalExport, PrintRun
from shouhou.people.public import Actor
from shouhou.registers import public as registers

SHORTEST = 2  # characters of a text by which copies are looked for


@transaction.atomic
def erase_personal(*, customer_id: int, actor: Actor, now: dt.datetime) -> None:
    """Names, numbers, addresses, what was written and said, files, messages, printed papers and brought lists, wherever
    they are. What happened and when stays: regulations oblige to keep it. Nothing of it can be brought back.

    Raises NotFound, NotAllowed, Invalid while a case is open.
    """
    customer = customers.customer_for(actor, customer_id)
    actor.must("personal.erase", customer.branch_path)
    ids = customers.with_merged(customer.id)
    words = customers.words_of(ids) | cases.words_of(ids) | assets.words_of(ids)
    numbers = cases.erase_cases(customer_ids=ids, actor=actor, now=now)
    assets.erase_units(customer_ids=ids)
    customers.erase_customer(customer_id=customer.id, actor=actor)
    told = sorted(word for word in words if len(word) >= SHORTEST)
    notices.erase_deliveries(words=told)
    notices.forget_channel_names(words=told)
    cases.forget_views(words=told)
    assets.forget_file_names(words=told)
    registers.forget_titles(words=told)
    answers.forget(told)
    PrintRun.objects.filter(numbers__overlap=numbers).delete()
    PersonalExport.objects.filter(customer_id__in=ids).delete()
