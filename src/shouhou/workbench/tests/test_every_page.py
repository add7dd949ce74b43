"""Every document and every clause in both languages; `make test` takes five regulations, `make soak` all 39."""

from collections.abc import Callable

import pytest
from django.test import Client

from shouhou.policy import public as policy
from shouhou.workbench.views import shown

Reader = Callable[..., Client]
FIVE = (
    "aerial-platform-policy",
    "furnace-maker",
    "distance-sla-policy",
    "golf-club-membership",
    "union-membership-rules",
)
LANGUAGES = ("zh-hans", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", FIVE)
def test_it_shows_a_regulation_and_its_clauses(reader: Reader, slug: str, language: str) -> None:
    shows_all(reader("mei", language), policy.catalogue()[slug])


@pytest.mark.soak
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_shows_every_regulation_and_every_clause(reader: Reader, language: str) -> None:
    client = reader("mei", language)
    for regulation in policy.catalogue().values():
        shows_all(client, regulation)


def shows_all(client: Client, regulation: policy.RegulationFacts) -> None:
    page = client.get(f"/regulations/{regulation.slug}").content.decode()
    for clause in regulation.clauses:
        assert f'id="{clause.id}"' in page
        one = client.get(shown.clause_url(clause), headers={"HX-Request": "true"})
        assert one.status_code == 200, clause.id
        assert clause.id in one.content.decode()
