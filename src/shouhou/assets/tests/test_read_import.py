"""Use case: somebody brings a list of customers and units as a file."""

import datetime as dt

import pytest
from django.utils import translation
from tests.jobs import work_off
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.assets.models import Import, Unit
from shouhou.assets.services.read_import import read_import
from shouhou.assets.tests.import_files import KNOWN, NEW, SECOND, WRONG, as_csv, as_excel, brought, read, states
from shouhou.customers.models import Customer
from shouhou.kernel import tables
from shouhou.kernel.errors import Invalid, NotAllowed

FILES = {
    "csv": as_csv, "gb18030": lambda *rows: as_csv(*rows, encoding="gb18030"),
    "semicolons": lambda *rows: as_csv(*rows, separator=";"), "excel": as_excel,
}  # fmt: skip
REFUSED = {
    "nothing": b" ",
    "an old Excel": b"\xd0\xcf\x11\xe0rest",
    "no workbook": b"PK\x03\x04rest",
    "no text": b"a\x00b",
    "too large": b"a" * (tables.LARGEST + 1),
    "no column of customers": "电话\n13900000001".encode(),
    "a heading that is not known": "客户,颜色\n甲,红".encode(),
    "a heading twice": "客户,Customer\n甲,乙".encode(),
    "no rows": "客户\n# 说明".encode(),
    "too many rows": ("客户\n" + "甲\n" * 2001).encode(),
}


@pytest.mark.parametrize("kind", FILES)
def test_it_says_what_each_row_would_do_and_does_nothing(kind: str, world: World) -> None:
    content = FILES[kind](NEW, SECOND, KNOWN, WRONG)
    import_id = read_import(content=content, name="客户.xlsx", actor=world.lin, language="zh-hans", now=world.now)
    one = Import.objects.get(pk=import_id)
    assert (one.doing, one.rows, one.outcome) == ("check", 4, [])
    work_off()
    assert states(one) == ["new", "new", "same", "wrong"]
    assert [row["first_row"] for row in one.outcome] == [0, 2, 0, 0]
    assert (one.outcome[2]["customer_id"], one.outcome[2]["why"]) == (world.customer_id, "phone")
    assert (Customer.objects.count(), Unit.objects.count()) == (1, 1)


def test_it_takes_numbers_and_days_of_excel_as_they_are(world: World) -> None:
    row = ("甲厂", "沈阳", "李娜", 13900000001.0, "", 20260001, "VF-1600", dt.datetime(2026, 1, 20))  # noqa: DTZ001  # Excel knows no time zone
    assert states(Import.objects.get(pk=read(world, as_excel(row)))) == ["new"]


def test_it_says_what_would_be_right(world: World) -> None:
    with translation.override("en"):
        errors = brought(world, WRONG).outcome[0]["errors"]
    assert "沈阳" in errors["branch"]
    assert "VF-1600" in errors["model"]
    assert {*errors} == {"branch", "model", "delivered_on"}


def test_a_customer_is_known_by_its_name_without_what_kind_of_firm_it_is(world: World) -> None:
    row = brought(world, ("沈阳某研究所 有限公司", "", "", "", "", "", "", "")).outcome[0]
    assert (row["state"], row["customer_id"], row["why"]) == ("same", world.customer_id, "name")


@pytest.mark.parametrize("what", REFUSED)
def test_it_refuses(what: str, world: World) -> None:
    with nothing_changed(), pytest.raises(Invalid) as refused:
        read_import(content=REFUSED[what], name="a.xlsx", actor=world.lin, language="zh-hans", now=world.now)
    assert [*refused.value.fields] == ["file"]


def test_it_refuses_whoever_may_not(world: World) -> None:
    with nothing_changed(), pytest.raises(NotAllowed):
        read_import(content=as_csv(NEW), name="a.csv", actor=world.mei, language="zh-hans", now=world.now)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    given = {"content": as_csv(NEW), "name": "a.csv", "actor": world.lin, "language": "zh-hans", "now": world.now}
    assert all_or_nothing(lambda: read_import(**given)) >= 3  # type: ignore[arg-type]
