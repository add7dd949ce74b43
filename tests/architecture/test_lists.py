"""docs/reference/lists.md promises what the lists can do, and names indexes that there are."""

import re
from pathlib import Path

from django.apps import apps

from shouhou.assets.queries import SORTS as UNIT_SORTS
from shouhou.cases.queries import SORTS, VIEWS
from shouhou.conduct.forms import VIEWS as FAULT_VIEWS
from shouhou.customers.queries import SORTS as CUSTOMER_SORTS
from shouhou.registers.forms import DUTY_VIEWS
from shouhou.registers.forms import VIEWS as ENTRY_VIEWS
from shouhou.registers.queries import SORTS as ENTRY_SORTS

PAGE = (Path(__file__).parents[2] / "docs/reference/lists.md").read_text("utf-8")


def rows(title: str) -> list[set[str]]:
    """The first column of each table under a heading; an order may share its row with another."""
    section = next(part for part in PAGE.split("\n## ") if part.startswith(title))
    tables = re.split(r"\n\n", section)
    cells = [re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)[2:] for table in tables]
    return [{name for cell in column for name in cell.split(", ")} for column in cells if column]


def test_the_work_queue_has_the_views_and_orders_of_the_page() -> None:
    views, orders, _filters = rows("Work queue")
    assert views == set(VIEWS)
    assert orders == set(SORTS)


def test_the_other_lists_have_the_views_and_orders_of_the_page() -> None:
    assert rows("Customers") == [set(CUSTOMER_SORTS)]
    assert rows("Units") == [set(UNIT_SORTS)]
    assert rows("Recurring duties") == [{name for name, _label in DUTY_VIEWS}]
    assert rows("Registers") == [{name for name, _label in ENTRY_VIEWS}, set(ENTRY_SORTS)]
    assert rows("Faults") == [{name for name, *_rest in FAULT_VIEWS}]


def test_every_index_of_the_page_is_there() -> None:
    there = {index.name for model in apps.get_models() for index in model._meta.indexes}
    named = set(re.findall(r"`((?:case|customer|consequence|entry|clock)_\w+)`", PAGE))
    assert len(named) > 10
    assert named - there == set()
