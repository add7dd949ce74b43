"""Use case: the words of a request were erased, and the listed row keeps no copy of them."""

from tests.acts import HOUR, do
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.models import Case
from shouhou.cases.services.forget_words import forget_words
from shouhou.timeline import public as timeline


def test_it_blanks_the_summary_once(world: World) -> None:
    case = world.registered()
    timeline.erase_content(subject_id=case.subject_id, seq=1, by=world.lin.id, now=world.now)
    assert all_or_nothing(lambda: forget_words(subject_id=case.subject_id)) == 1
    assert Case.objects.get().summary == ""
    forget_words(subject_id=case.subject_id)


def test_it_keeps_the_summary_while_its_words_stand(world: World) -> None:
    case = world.registered()
    do(case, "request.answered", world.mei, world.now + HOUR, text="明天上门")
    timeline.erase_content(subject_id=case.subject_id, seq=2, by=world.lin.id, now=world.now + HOUR)
    with nothing_changed():
        forget_words(subject_id=case.subject_id)
