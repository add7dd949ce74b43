"""Use case: the names of brought lists hold no text of somebody whose data is erased."""

from tests.nothing_changed import all_or_nothing
from tests.world import World

from shouhou.assets.models import Import
from shouhou.assets.services.forget_file_names import forget_file_names


def called(world: World, text: str) -> None:
    Import.objects.create(by_id=world.people["lin"], uploaded_at=world.now, file_name=text)


def test_a_dash_stands_for_each_text_the_longest_first(world: World) -> None:
    for text in ("某所", "王芳 某所二厂", "其他"):
        called(world, text)
    assert forget_file_names(words=["某所", "某所二厂"]) == 2
    assert [*Import.objects.order_by("pk").values_list("file_name", flat=True)] == ["—", "王芳 —", "其他"]
    assert forget_file_names(words=["某所", "某所二厂"]) == 0


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    called(world, "某所")
    assert all_or_nothing(lambda: forget_file_names(words=["某所"])) == 1
