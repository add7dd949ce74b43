"""Queries that are built once: the same rows as without, for each value, in every thread."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.db.models import Q, QuerySet

from shouhou.kernel.prepared import prepared
from shouhou.people.models import Branch, Role

pytestmark = pytest.mark.django_db


def test_it_builds_once_and_finds_for_each_value_what_the_query_set_finds() -> None:
    built: list[object] = []

    @prepared
    def roles(code: str, scope: str) -> QuerySet[Role]:
        """Roles."""
        built.append(code)
        return Role.objects.filter(Q(code=code) | Q(permissions__contains=[code]), scope=scope).order_by("pk")

    @prepared
    def among(ids: list[int]) -> QuerySet[Role]:
        return Role.objects.filter(pk__any_of=ids).order_by("pk")

    every = list(Role.objects.order_by("pk"))
    assert [among([role.pk for role in every[:n]]) for n in range(4)] == [every[:n] for n in range(4)]
    for code, scope in (("desk", "branch"), ("case.see", "branch"), ("case.see", "own"), ("nothing", "own")):
        wanted = Role.objects.filter(Q(code=code) | Q(permissions__contains=[code]), scope=scope).order_by("pk")
        assert roles(code, scope=scope) == list(wanted)
    assert len(built) == 1
    assert roles.__doc__ == "Roles."


def test_it_gives_values_and_what_a_row_is_joined_with() -> None:
    top = Branch.objects.create(name="沈阳", path="1/")
    below = Branch.objects.create(name="大连", path="1/2/", parent=top)

    @prepared
    def under(parent: int) -> QuerySet[Branch]:
        return Branch.objects.filter(parent_id=parent).select_related("parent")

    @prepared
    def names(parent: int) -> QuerySet[Branch, str]:
        return Branch.objects.filter(parent_id=parent).values_list("name", flat=True)[:1]

    assert [row.parent for row in under(top.pk)] == [top]
    assert names(top.pk) == [below.name]
    assert under(below.pk) == names(below.pk) == []


def test_it_finds_nothing_where_nothing_can_be_found() -> None:
    @prepared
    def roles(code: str) -> QuerySet[Role]:
        return Role.objects.filter(code=code, pk__in=[])

    assert roles("desk") == roles("desk") == []


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_over_its_own_connection() -> None:
    @prepared
    def roles(code: str) -> QuerySet[Role, str]:
        return Role.objects.filter(code=code).values_list("code", flat=True)

    Role.objects.get_or_create(code="desk", defaults={"scope": "branch", "permissions": []})

    def ask(_turn: int) -> list[str]:
        try:
            return roles("desk")
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, range(8))) == [["desk"]] * 8
    assert roles("desk") == ["desk"]
