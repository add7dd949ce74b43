"""Use case: views of the work queue that look for somebody whose data is erased are gone."""

from tests.nothing_changed import all_or_nothing
from tests.world import World

from shouhou.cases.models import SavedView
from shouhou.cases.services.forget_views import forget_views
from shouhou.cases.services.save_view import save_view

QUERY = "view=all&q=%E6%9F%90%E6%89%80"  # 某所, as a browser writes it


def test_it_takes_the_views_that_name_them_and_no_other(world: World) -> None:
    for name, query in (("filter", QUERY), ("某所的单", ""), ("late", "view=late")):
        save_view(name=name, query=query, actor=world.mei)
    assert forget_views(words=["某所", "13811112222"]) == 2
    assert [view.name for view in SavedView.objects.all()] == ["late"]


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    save_view(name="filter", query=QUERY, actor=world.mei)
    assert all_or_nothing(lambda: forget_views(words=["某所"])) == 1
