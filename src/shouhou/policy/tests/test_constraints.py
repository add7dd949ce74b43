"""The laws that the database itself keeps about regulations."""

import datetime as dt

from tests.bites import bites, unchangeable
from tests.world import World

from shouhou.policy.models import Adoption, StoredPack


def test_it_ends_no_adoption_before_it_begins(world: World) -> None:
    adoption = Adoption.objects.get()
    with bites("an_adoption_ends_after_it_begins"):
        Adoption.objects.update(until_on=adoption.from_on)


def test_it_adopts_a_regulation_once_at_a_time_at_each_branch(world: World) -> None:
    adoption = Adoption.objects.get()
    same = {"regulation": adoption.regulation, "pack_id": adoption.pack_id, "from_on": dt.date(2030, 1, 1)}
    with bites("a_branch_adopts_a_regulation_once_at_a_time"):
        Adoption.objects.create(branch_id=adoption.branch_id, **same)
    Adoption.objects.create(branch_id=world.branches["dalian"], **same)


def test_it_keeps_published_packs_for_ever(world: World) -> None:
    """The trigger is packs_are_kept."""
    Adoption.objects.all().delete()
    unchangeable(StoredPack, content="")


def test_it_keeps_the_history_of_adoptions_as_it_was_written(world: World) -> None:
    unchangeable(Adoption.pgh_event_model, pgh_label="forged")  # type: ignore[attr-defined]
