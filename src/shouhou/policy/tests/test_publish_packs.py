"""Use case: the regulations that the product ships are published."""

import re

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed

from shouhou.kernel.testing.minutes import MONDAY
from shouhou.policy import public as policy
from shouhou.policy.clauses.load import all_packs
from shouhou.policy.models import StoredPack
from shouhou.policy.services.publish_packs import publish_packs


@pytest.mark.django_db
def test_it_publishes_every_pack_once() -> None:
    assert publish_packs(now=MONDAY) == len(all_packs()) == StoredPack.objects.count()
    with nothing_changed():
        assert publish_packs(now=MONDAY) == 0


@pytest.mark.django_db
def test_it_keeps_what_a_decision_of_last_year_was_made_by() -> None:
    publish_packs(now=MONDAY)
    pack = all_packs()["furnace-maker"]
    stored = StoredPack.objects.get(pk=pack.hash)
    content = re.sub(
        r"(?m)^ *[a-z]+_zh: .*\n|^facts_zh:\n(?:  .*\n)+", "", stored.content
    )  # before they were asked for
    older = StoredPack.objects.create(hash="0" * 64, slug=stored.slug, content=content, published_at=MONDAY)
    publish_packs(now=MONDAY)
    assert {*policy.pack(older.hash).clauses} == {*pack.clauses}
    assert not policy.pack(older.hash).regulation.facts_zh


@pytest.mark.django_db
def test_it_leaves_nothing_when_it_breaks() -> None:
    assert all_or_nothing(lambda: publish_packs(now=MONDAY)) == 1
