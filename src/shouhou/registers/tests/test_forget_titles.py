"""Use case: the titles of entries hold no text of somebody whose data is erased."""

from tests.nothing_changed import all_or_nothing
from tests.world import World

from shouhou.registers.models import Entry
from shouhou.registers.services.forget_titles import forget_titles
from shouhou.registers.services.open_entry import open_entry


def called(world: World, text: str) -> None:
    open_entry(
        kind="budget", branch_id=world.branches["shenyang"], word="budget.drafted", fields={"year": 2026}, title=text,
        actor=world.lin, now=world.now,
    )  # fmt: skip


def test_a_dash_stands_for_each_text_the_longest_first(world: World) -> None:
    for text in ("某所", "王芳 某所二厂", "其他"):
        called(world, text)
    assert forget_titles(words=["某所", "某所二厂"]) == 2
    assert [*Entry.objects.order_by("pk").values_list("title", flat=True)] == ["—", "王芳 —", "其他"]
    assert forget_titles(words=["某所", "某所二厂"]) == 0


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    called(world, "某所")
    assert all_or_nothing(lambda: forget_titles(words=["某所"])) == 1
