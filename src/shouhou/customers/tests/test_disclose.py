"""Use case: somebody is shown personal data unmasked, and that is written down."""

from tests.nothing_changed import all_or_nothing
from tests.world import World

from shouhou.customers import queries
from shouhou.customers.models import Disclosure
from shouhou.customers.services.disclose import disclose


def test_it_says_who_saw_whom_and_when(world: World) -> None:
    disclose(actor=world.mei, customer_id=world.customer_id, now=world.now)
    (seen,) = queries.disclosures_of(world.customer_id)
    assert (seen.user_id, seen.at, seen.what, seen.count) == (world.mei.id, world.now, "page", 1)


def test_it_says_how_many_were_taken_along_in_a_file(world: World) -> None:
    disclose(actor=world.mei, count=120, now=world.now)
    taken = Disclosure.objects.get()
    assert (taken.what, taken.count, taken.customer_id) == ("file", 120, None)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: disclose(actor=world.mei, customer_id=world.customer_id, now=world.now)) == 1
