"""Rows of several tables in one round trip: what was written is what was meant, for every type of column."""

import uuid

import pytest
from django.db import connection, models, transaction
from django.test.utils import CaptureQueriesContext
from tests.nothing_changed import nothing_changed
from tests.world import World

from shouhou.cases.models import Case
from shouhou.customers.models import Contact, Customer
from shouhou.kernel import rows
from shouhou.kernel.models import IdempotencyKey
from shouhou.timeline.models import Clock, Consequence, Content, Decision, Event, Subject

WRITERS = {"insert": rows.insert, "copy": rows.copy}  # `write` takes one of them


@pytest.mark.parametrize("way", WRITERS)
def test_it_writes_every_column_as_the_orm_does(way: str, world: World) -> None:
    case = world.registered()
    for model in (Subject, Event, Content, Clock, Consequence, Decision, Case):
        row: models.Model = model.objects.order_by("pk")[0]
        before = whole(row)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")  # what has been written may go
            cursor.execute(f'DELETE FROM "{row._meta.db_table}" WHERE "{row._meta.pk.column}" = %s', [row.pk])
            cursor.execute("SET session_replication_role = origin")
            WRITERS[way]([row])
        assert whole(model.objects.get(pk=row.pk)) == before
    assert Case.objects.get(pk=case.case_id).people


def whole(row: models.Model) -> dict[str, object]:
    values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
    return {name: bytes(v) if isinstance(v, memoryview) else v for name, v in values.items()}


@pytest.mark.parametrize("way", WRITERS)
def test_the_table_gives_the_keys_and_columns_that_are_its_own(way: str, world: World) -> None:
    contact = Contact(customer_id=world.customer_id, name="王工 \"'\\", phone="13900001234")
    key = IdempotencyKey(
        key=uuid.UUID(int=7), user_id=world.mei.id, request_hash=b"\x00\\x", status=201, body={"a": None},
        created_at=world.now,
    )  # fmt: skip
    with transaction.atomic():
        WRITERS[way]([contact, key])
    found = Contact.objects.get(phone="13900001234")
    assert (found.tail, found.name) == ("1234", "王工 \"'\\")
    stored = IdempotencyKey.objects.get(key=uuid.UUID(int=7))
    assert (bytes(stored.request_hash), stored.body, stored.created_at) == (b"\x00\\x", {"a": None}, world.now)


def test_it_writes_several_tables_in_one_statement_and_none_without_rows(world: World) -> None:
    given = {"customer_id": world.customer_id, "name": "甲"}
    with CaptureQueriesContext(connection) as made:
        rows.insert([])
        rows.insert(
            [Contact(phone="123", **given), Contact(phone="124", **given), Subject(kind="case", opened_at=world.now)]
        )
    assert len(made) == 1


def test_a_constraint_that_bites_leaves_nothing_of_any_table(world: World) -> None:
    contact = {"customer_id": world.customer_id, "phone": "123"}
    with nothing_changed(), pytest.raises(Exception, match="a_phone_stands_once"), transaction.atomic():
        rows.insert([Subject(kind="case", opened_at=world.now), Contact(**contact), Contact(**contact)])


def test_it_changes_rows_that_are_there_in_one_statement(world: World) -> None:
    first = Contact.objects.get()
    second = Contact.objects.create(customer_id=world.customer_id, name="乙", phone="125")
    first.name, first.role, second.name = "甲", "not written", "丙"
    with CaptureQueriesContext(connection) as made:
        rows.update([], ("name",))
        rows.update([first, second], ("name",))
    assert len(made) == 1
    found = Contact.objects.order_by("pk").values_list("name", "role", "phone")
    assert [*found] == [("甲", "", first.phone), ("丙", "", "125")]


def test_it_tells_which_rows_something_stands_with(world: World) -> None:
    free = Customer.objects.create(name="空", branch_id=world.branches["shenyang"], branch_path="1/")
    with pytest.raises(models.ProtectedError) as refused:
        Customer.objects.filter(pk__in=[free.pk, world.customer_id]).delete()
    assert rows.held(refused.value, Customer) == {world.customer_id}


def test_it_parts_rows() -> None:
    assert [*rows.parts([1, 2, 3], 2)] == [[1, 2], [3]]
    assert [*rows.parts([], 2)] == []


def test_it_refuses_a_value_that_is_written_to_no_column(world: World) -> None:
    with pytest.raises(TypeError, match="set"):
        rows.insert([Subject(kind="case", opened_at=world.now, given={"a": {1}})])


def test_it_reserves_keys_that_nobody_else_gets(world: World) -> None:
    sequence = rows.sequence(Subject)
    taken = rows.keys(3, sequence, "number_s")
    assert [one[0] - taken[0][0] for one in taken] == [0, 1, 2]
    assert rows.keys(1, sequence, "number_s") == [(taken[-1][0] + 1, taken[-1][1] + 1)]
    assert rows.keys(0, sequence) == []
