"""All 39 documents and all 1,087 clauses, in both languages."""

from collections.abc import Callable

import pytest
from django.test import Client

from shouhou.policy import public as policy
from shouhou.workbench.views import shown


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_it_shows_every_regulation_and_every_clause(reader: Callable[..., Client], language: str) -> None:
    client = reader("mei", language)
    regulations = policy.catalogue().values()
    for regulation in regulations:
        page = client.get(f"/regulations/{regulation.slug}").content.decode()
        for clause in regulation.clauses:
            assert f'id="{clause.id}"' in page, clause.id
            one = client.get(shown.clause_url(clause), headers={"HX-Request": "true"})
            assert one.status_code == 200, clause.id
            assert clause.id in one.content.decode()
    assert sum(len(regulation.clauses) for regulation in regulations) == 1087
    assert len(regulations) == 39
