"""Use case: messages keep no words of somebody whose data is erased."""

from tests.nothing_changed import all_or_nothing
from tests.world import World

from shouhou.notices.models import Attempt, Channel, Delivery
from shouhou.notices.services.erase_deliveries import GONE, erase_deliveries


def sent(world: World, text: str, key: str) -> Delivery:
    channel, _made = Channel.objects.get_or_create(kind="webhook", name="ERP")
    return Delivery.objects.create(
        channel=channel, kind="mention", key=key, title="t", text=text, not_before=world.now, created_at=world.now
    )


def test_only_messages_with_these_words_are_blank(world: World) -> None:
    named, other = sent(world, "王芳要求回电", "1"), sent(world, "李四要求回电", "2")
    Attempt.objects.create(delivery=named, at=world.now, ok=False, response="王芳?")
    assert erase_deliveries(words=["王芳"]) == 1
    texts = dict(Delivery.objects.values_list("pk", "text"))
    assert texts == {named.pk: GONE, other.pk: "李四要求回电"}
    assert not Attempt.objects.exists()


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    sent(world, "王芳要求回电", "1")
    assert all_or_nothing(lambda: erase_deliveries(words=["王芳"])) >= 1
