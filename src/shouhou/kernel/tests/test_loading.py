"""Tables are filled without their indexes, which come back as they were, whatever happens."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from tests.world import World

from shouhou.cases.models import Case
from shouhou.kernel import loading
from shouhou.timeline.models import Clock, Content, Decision, Event, Subject

TABLES = [model._meta.db_table for model in (Subject, Event, Clock, Decision, Content, Case)]


def kept() -> list[tuple[Any, ...]]:
    """All indexes and constraints of the tables."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = ANY(%(tables)s::regclass[])
            UNION ALL SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint
            WHERE conrelid = ANY(%(tables)s::regclass[]) ORDER BY 1
            """,
            {"tables": TABLES},
        )
        return cursor.fetchall()


def test_they_are_laid_aside_and_built_anew(db: None) -> None:
    before = kept()
    with loading.without_indexes(TABLES):
        aside = {*before} - {*kept()}
        assert len(aside) > 30
        assert not any("PRIMARY KEY" in text or "CHECK" in text for (text,) in aside)
    assert kept() == before


def test_they_are_back_where_a_load_breaks_off(db: None) -> None:
    before = kept()
    with pytest.raises(KeyboardInterrupt), transaction.atomic(), loading.without_indexes(TABLES):
        raise KeyboardInterrupt
    assert kept() == before


def test_what_they_forbid_is_found_at_the_end(world: World) -> None:
    world.registered()
    with pytest.raises(IntegrityError), transaction.atomic(), loading.without_indexes(TABLES):
        Case.objects.filter(pk=Case.objects.get().pk).update(customer_id=0)


def test_a_row_as_text_is_that_row(world: World) -> None:
    world.registered()
    Case.objects.update(summary="a\tb\\c\nd")
    for model in (Content, Clock, Decision, Event, Case):
        row = model.objects.order_by("pk")[0]
        fields = [field for field in model._meta.concrete_fields if not field.primary_key]
        table = model._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(f'CREATE TEMPORARY TABLE copied (LIKE "{table}")')
            for field in model._meta.concrete_fields:
                cursor.execute(f'ALTER TABLE copied ALTER "{field.column}" DROP NOT NULL')
            loading.copy_text("copied", [field.column for field in fields], loading.line(row, fields).encode())
            listed = ", ".join(f'"{field.column}"' for field in fields)
            cursor.execute(
                f'SELECT {listed} FROM copied INTERSECT SELECT {listed} FROM "{table}" WHERE "{model._meta.pk.column}" = %s',
                [row.pk],
            )
            assert len(cursor.fetchall()) == 1, model
            cursor.execute("DROP TABLE copied")


def test_text_of_a_type_that_it_does_not_know_is_refused(world: World) -> None:
    world.registered()
    case = Case.objects.get()
    case.people = ["one"]  # type: ignore[list-item]
    with pytest.raises(TypeError):
        loading.line(case, [Case._meta.get_field("people")])
