"""The promises of docs/reference/lists.md, held against the database's own plans: a list is read along an index, and a
deep page begins at its place. What the planner would rather do with a handful of rows is forbidden to it here."""

import pytest
from django.db import connection

from shouhou.cases import permissions, queries
from shouhou.customers.models import Customer
from shouhou.customers.queries import matching, places_found
from tests.world import World

PLACE = "2026-02-01T00:00:00+00:00"


def plan(world: World, *, view: str, sort: str, filters: queries.Filters, after: bool) -> str:
    rows = queries.listed(
        permissions.visible_to(world.mei), view_name=view, sort=sort, person_id=world.mei.id, now=world.now,
        filters=filters,
    )  # fmt: skip
    if after:
        rows = queries.SORTS[sort].after(rows, PLACE, 1)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off")
    return rows[: queries.PAGE].explain()


@pytest.mark.parametrize("sort", queries.SORTS)
@pytest.mark.parametrize("view", queries.VIEWS)
def test_a_deep_page_of_every_view_begins_at_its_place(view: str, sort: str, world: World) -> None:
    told = plan(world, view=view, sort=sort, filters=queries.Filters(), after=True)
    assert "Sort" not in told, told
    bounds = [line for line in told.splitlines() if "Index Cond" in line]
    assert any(f"{queries.SORTS[sort].column} " in line for line in bounds), told


def test_a_customer_and_its_places_are_found_along_the_index_of_pairs(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
    for rows in (matching(Customer.objects.all(), "重工街 8"), places_found("重工街 8", 5)):
        assert "customer_grams" in rows.explain()
