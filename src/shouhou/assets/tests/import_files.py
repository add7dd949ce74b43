"""Lists as people bring them, for the tests of imports."""

import csv
import io
from typing import Any

from django.utils.translation import override
from openpyxl import Workbook
from tests.world import World

from shouhou.assets.models import Import
from shouhou.assets.rules import lists
from shouhou.assets.services.check_import import check_import
from shouhou.assets.services.read_import import read_import
from shouhou.customers.models import Customer

NEW = ("大连铸造有限公司", "沈阳", "李娜", "139 0000 0001", "铸造路8号", "VF-2026-001", "VF-1600", "2026/1/20")
SECOND = ("大连铸造有限公司", "", "", "", "", "VF-2026-002", "VF-1600", "2026年1月21日")
KNOWN = ("沈阳某研究所", "", "王芳芳", "13800138000", "文化路1号", "SN-0001", "VF-1600", "2025-11-11")
WRONG = ("另一家", "沈阴", "", "12", "", "VF-9", "VF-160O", "2026-13-01")


def headings() -> tuple[str, ...]:
    """The headings in Chinese, as the catalogue has them now."""
    names = ("name", "branch", "contact", "phone", "address", "serial", "model", "delivered_on")
    with override("zh-hans"):
        return tuple(str(lists.HEADINGS[name]) for name in names)


def as_csv(*rows: tuple[str, ...], encoding: str = "utf-8-sig", separator: str = ",") -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=separator).writerows([headings(), *rows])
    return file.getvalue().encode(encoding)


def as_excel(*rows: tuple[Any, ...]) -> bytes:
    book, file = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (headings(), *rows):
        sheet.append(row)
    book.save(file)
    return file.getvalue()


def read(world: World, content: bytes) -> int:
    """A file of Lin's, looked through."""
    import_id = read_import(content=content, name="客户.csv", actor=world.lin, language="zh-hans", now=world.now)
    check_import(import_id=import_id, update=False, actor=world.lin)
    return import_id


def brought(world: World, *rows: tuple[str, ...]) -> Import:
    """An import of Lin's, checked and not carried out."""
    import_id = read(world, as_csv(*rows))
    return Import.objects.get(pk=import_id)


def states(one: Import) -> list[str]:
    one.refresh_from_db()
    return [row["state"] for row in one.outcome]


def customer(name: str) -> Customer:
    return Customer.objects.get(name=name)
