"""Use case: a name that the opening act brought along is kept no longer."""

from tests.acts import verified
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.timeline.models import Subject
from shouhou.timeline.services.forget_given import GONE, forget_given


def test_the_name_is_blank_and_the_chain_verifies(world: World) -> None:
    case = world.registered()
    forget_given(subject_id=case.subject_id, name="customer.name")
    given = Subject.objects.get(pk=case.subject_id).given
    assert (given["customer.name"], given["unit.model"]) == (GONE, "VF-1600")
    assert verified(world.now) == []


def test_twice_is_once(world: World) -> None:
    case = world.registered()
    forget_given(subject_id=case.subject_id, name="customer.name")
    with nothing_changed():
        forget_given(subject_id=case.subject_id, name="customer.name")


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case = world.registered()
    assert all_or_nothing(lambda: forget_given(subject_id=case.subject_id, name="customer.name")) >= 1
