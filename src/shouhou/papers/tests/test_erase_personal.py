"""Use case: everything that is held of a customer is erased at their request."""

import datetime as dt

import pytest
from django.db import connection
from tests.acts import HOUR, do, verified
from tests.jobs import work_off
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.assets.public import add_unit
from shouhou.assets.services.read_import import read_import
from shouhou.assets.services.scrap_unit import scrap_unit
from shouhou.assets.tests.import_files import as_csv
from shouhou.cases.models import Case
from shouhou.cases.public import attach_file, note_call
from shouhou.customers.models import Contact
from shouhou.customers.public import add_customer
from shouhou.customers.services.change_customer import change_customer
from shouhou.customers.services.merge_customers import merge_customers
from shouhou.customers.services.save_site import save_site
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound
from shouhou.kernel.models import IdempotencyKey
from shouhou.notices.models import Attempt, Channel, Delivery
from shouhou.papers.models import PersonalExport, PrintRun
from shouhou.papers.services.erase_personal import erase_personal

MARK = "麒麟"  # a word that stands nowhere else


def found() -> list[str]:
    """The tables in which the word stands, and the number, in any column."""
    tables = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(
                f"SELECT count(*) FROM {table} t WHERE t::text LIKE %s OR t::text LIKE %s",
                [f"%{MARK}%", "%13811112222%"],
            )
            if cursor.fetchone() != (0,):
                tables.append(table)
    return sorted(tables)


@pytest.fixture
def customer(world: World) -> int:
    """A customer about whom the word was written wherever something can be written."""
    shenyang, lin, now = world.branches["shenyang"], world.lin, world.now
    customer_id = add_customer(
        name=f"{MARK}研究所", branch_id=shenyang, actor=lin, contact=f"王{MARK}", phone="13811112222",
        address=f"{MARK}路 1 号", note=f"{MARK}备注",
    )  # fmt: skip
    double = add_customer(name=f"{MARK}研究院", branch_id=shenyang, actor=lin, address=f"{MARK}街")
    merge_customers(
        kept_id=customer_id, gone_id=double, kept_version=1, gone_version=1, taken=frozenset({"address"}), actor=lin, now=now
    )  # fmt: skip
    change_customer(
        customer_id=customer_id, version=2, actor=lin, name=f"{MARK}研究所", branch_id=shenyang, address=f"{MARK}街",
        note=f"{MARK}备注二",
    )  # fmt: skip
    save_site(customer_id=customer_id, actor=lin, name=f"{MARK}二厂", address=f"{MARK}巷")
    unit_id = add_unit(
        serial="SN-77", model="VF-1600", customer_id=customer_id, actor=lin, site=f"{MARK}二厂", location=f"{MARK}车间",
        note=f"{MARK}机旁",
    )  # fmt: skip
    world.customer_id, world.unit_id = customer_id, unit_id
    case = world.registered(requirement=f"{MARK}不升温", contact=f"王{MARK} 13811112222")
    do(case, "request.answered", world.mei, now, text=f"答复{MARK}")
    do(case, "note.added", world.mei, now, text=f"便条{MARK}")
    attach_file(case_id=case.case_id, content=b"%PDF-1.7", name=f"{MARK}.pdf", caption=MARK, actor=world.mei, now=now)
    note_call(kind="complaint", customer_id=customer_id, channel="phone", text=f"投诉{MARK}", actor=world.mei, now=now)
    scrap_unit(
        unit_id=unit_id, version=1, on=now.date(), reason=f"{MARK}说报废", today=now.date(), actor=lin
    )  # fmt: skip
    content = as_csv((f"{MARK}研究所", "", "", "13811112222", "", "", "", ""))
    read_import(content=content, name="a.csv", actor=lin, language="zh-hans", now=now)
    leave_copies(world, case.number, now)
    Case.objects.filter(pk=case.case_id).update(is_open=False)
    return customer_id


def leave_copies(world: World, number: str, now: dt.datetime) -> None:
    """A message that went out, what was answered to it and to a program, and a printed paper."""
    channel = Channel.objects.create(kind="webhook", name="ERP", kinds=["block.waiting"])
    delivery = Delivery.objects.create(
        channel=channel, kind="block.waiting", key="k", title=f"{MARK}研究所", text=f"便条{MARK}", not_before=now,
        payload={"about": f"便条{MARK}"}, created_at=now,
    )  # fmt: skip
    Attempt.objects.create(delivery=delivery, at=now, ok=False, response=f"unknown: {MARK}研究所")
    IdempotencyKey.objects.create(
        key="11111111-1111-4111-8111-111111111111", user_id=world.people["mei"], request_hash=b"", status=200,
        body={"name": f"{MARK}研究所"}, created_at=now,
    )  # fmt: skip
    PersonalExport.objects.create(
        customer_id=Case.objects.get(number=number).customer_id, language="en", asked_by_id=world.people["mei"], asked_at=now,
        done_at=now, content=MARK.encode(),
    )  # fmt: skip
    PrintRun.objects.create(
        kind="work_order", numbers=[number], language="en", verify_at="", asked_by_id=world.people["mei"], asked_at=now,
        done_at=now, pdf=b"%PDF",
    )  # fmt: skip


def test_no_word_of_it_stands_anywhere_any_more(world: World, customer: int) -> None:
    assert len(found()) > 8
    erase_personal(customer_id=customer, actor=world.lin, now=world.now + HOUR)
    work_off()
    assert found() == []
    assert not PrintRun.objects.exists()
    assert not PersonalExport.objects.exists()
    assert verified(world.now + HOUR) == []


def test_what_others_said_and_the_other_customers_stay(world: World, customer: int) -> None:
    others = Contact.objects.exclude(phone="13811112222").count()
    erase_personal(customer_id=customer, actor=world.lin, now=world.now + HOUR)
    erase_personal(customer_id=customer, actor=world.lin, now=world.now + 2 * HOUR)  # twice is once
    assert Contact.objects.count() == others > 0


@pytest.mark.parametrize(("who", "error"), [("mei", NotAllowed), ("gu", NotFound), ("tao", NotFound)])
def test_it_refuses(world: World, customer: int, who: str, error: type[Exception]) -> None:
    with nothing_changed(), pytest.raises(error):
        erase_personal(customer_id=customer, actor=world.actor(who), now=world.now)


def test_it_refuses_while_a_case_is_open(world: World, customer: int) -> None:
    Case.objects.filter(customer=customer).update(is_open=True)
    with nothing_changed(), pytest.raises(Invalid):
        erase_personal(customer_id=customer, actor=world.lin, now=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World, customer: int) -> None:
    assert all_or_nothing(lambda: erase_personal(customer_id=customer, actor=world.lin, now=world.now)) >= 10
