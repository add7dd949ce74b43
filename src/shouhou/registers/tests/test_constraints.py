"""The laws that the database itself keeps about entries of registers."""

from tests.bites import bites
from tests.world import World

from shouhou.registers.models import Entry
from shouhou.registers.services.open_entry import open_entry


def test_it_keeps_numbers_and_streams_apart(world: World, stocktake: Entry) -> None:
    other = open_entry(
        kind="budget", branch_id=world.branches["shenyang"], word="budget.drafted", fields={"year": 2026},
        actor=world.lin, now=world.now,
    )  # fmt: skip
    with bites("registers_entry_number_key"):
        Entry.objects.filter(pk=other.pk).update(number=stocktake.number)
    Entry.objects.filter(pk=stocktake.pk).update(kept=True, state="running")
    with bites("one_kept_entry_of_a_branch"):
        Entry.objects.filter(pk=other.pk).update(kept=True, state="running")
    with bites("registers_entry_subject_id_key"):
        Entry.objects.filter(pk=other.pk).update(subject_id=stocktake.subject_id)
