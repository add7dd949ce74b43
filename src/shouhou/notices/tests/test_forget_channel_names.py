"""Use case: the names of channels hold no text of somebody whose data is erased."""

from tests.nothing_changed import all_or_nothing
from tests.world import World

from shouhou.notices.models import Channel
from shouhou.notices.services.forget_channel_names import forget_channel_names


def called(world: World, text: str) -> None:
    Channel.objects.create(kind="webhook", name=text)


def test_a_dash_stands_for_each_text_the_longest_first(world: World) -> None:
    for text in ("某所", "王芳 某所二厂", "其他"):
        called(world, text)
    assert forget_channel_names(words=["某所", "某所二厂"]) == 2
    assert [*Channel.objects.order_by("pk").values_list("name", flat=True)] == ["—", "王芳 —", "其他"]
    assert forget_channel_names(words=["某所", "某所二厂"]) == 0


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    called(world, "某所")
    assert all_or_nothing(lambda: forget_channel_names(words=["某所"])) == 2
