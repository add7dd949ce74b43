"""A database that this code has made ready is known again; any other is not."""

import pytest
from django.db import connection

from shouhou.cli import upkeep
from shouhou.kernel.models import Upkeep
from shouhou.kernel.public import note_upkeep


def url() -> str:
    """Of the database of the tests, with the socket or host that DATABASE_URL names."""
    given = connection.settings_dict
    return f"dbname={given['NAME']} user={given['USER']} host={given['HOST']} port={given['PORT'] or 5432}"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("notes", [["a login"], None])
def test_it_finds_what_this_code_has_left(notes: list[str] | None) -> None:
    assert upkeep.done(url()) is None
    note_upkeep(fingerprint="of another code", notes=[])
    assert upkeep.done(url()) is None
    note_upkeep(fingerprint=upkeep.fingerprint(), notes=notes)
    assert upkeep.done(url()) == upkeep.Upkeep(notes)
    assert Upkeep.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_empty_database_is_not_ready() -> None:
    assert upkeep.done(url().replace(str(connection.settings_dict["NAME"]), "postgres")) is None


def test_the_wish_for_demo_data_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOUHOU_DEMO", "1")
    wanted = upkeep.fingerprint()
    monkeypatch.setenv("SHOUHOU_DEMO", "0")
    assert upkeep.fingerprint() != wanted
