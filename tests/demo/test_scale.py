"""The demo grown to very many cases: as the services would have made them, one by one."""

import datetime as dt
from collections.abc import Iterator

import pytest

from shouhou.cases.models import Case
from shouhou.config.demo.organisation import make_organisation
from shouhou.config.demo.scale import grow, patterns, plays, plots, stamp
from shouhou.customers.models import Customer
from shouhou.kernel import clock
from shouhou.kernel.models import Installation
from shouhou.kernel.public import installation
from shouhou.people.models import Grant
from shouhou.people.public import ship_roles
from shouhou.policy.services.publish_packs import publish_packs
from shouhou.timeline.models import Checkpoint, Clock, Event, Subject
from shouhou.timeline.public import verify
from tests.nothing_changed import nothing_changed
from tests.world import World

NOW = dt.datetime(2026, 6, 1, 3, tzinfo=dt.UTC)


@pytest.fixture
def demo(db: None) -> Iterator[None]:
    publish_packs(now=NOW)
    ship_roles()
    with clock.frozen(NOW):
        make_organisation(now=NOW)
        installation(fresh=True)
        yield


def grown(to: int) -> int:
    return grow.grow(cases_in_all=to, tell=lambda done: None, processes=1)


@pytest.fixture
def short_plots(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plays that are soon over: a case that is cancelled, and one that waits."""
    monkeypatch.setattr(plays, "PLOTS", [plots.PLOTS[2], plots.PLOTS[-1]])


def test_it_is_brought_to_its_size_by_one_command_or_by_two(
    demo: None, short_plots: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grow, "BATCH", 50)
    before = Customer.objects.count()
    assert (grown(90), grown(100), grown(100)) == (90, 10, 0)
    assert Case.objects.count() == 100
    assert Customer.objects.count() >= before + 5 + 4 + 3  # of each batch a tenth, and one at each branch
    opened = Case.objects.order_by("opened_at").values_list("opened_at", flat=True)
    assert NOW - opened[0] > dt.timedelta(days=700)
    assert NOW - opened[99] < dt.timedelta(days=14)
    assert Checkpoint.objects.count() == 100
    assert [*verify(now=NOW)] == []


def test_what_stands_in_the_tables_is_what_the_services_wrote(demo: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each copy, read back, is the pattern of its history, moved by whole weeks. What is young has got no further."""
    played: list[stamp.History] = []
    play = grow._Plan.play

    def told(plan: grow._Plan) -> None:
        play(plan)
        played.extend(plan.histories)

    monkeypatch.setattr(grow._Plan, "play", told)
    monkeypatch.setattr(grow, "FOUNDED", NOW - 14 * stamp.WEEK)
    grown(150)
    for case in Case.objects.order_by("-opened_at")[:60]:
        stored = patterns.pattern_of(case.subject_id, NOW, said=case.summary)
        history = next(h for h in played if (case.opened_at - h.begins) % stamp.WEEK == dt.timedelta())
        pattern = history.patterns[history.at(NOW - (case.opened_at - history.begins)) or 0]
        wanted = stamp._moved(pattern, (case.opened_at - history.begins) // stamp.WEEK)
        rows = {table: text for table, text in stored.rows if table != Checkpoint._meta.db_table}
        assert (rows, stored.links, stored.words) == (dict(wanted.rows), wanted.links, wanted.words)
    assert not Event.objects.filter(recorded_at__gt=NOW).exists()
    assert not Subject.objects.filter(wakes_at__lte=NOW).exists()
    assert Clock.objects.filter(state="running").exists()
    assert {"closed", "cancelled"} <= {*Case.objects.values_list("state", flat=True)}
    assert [*verify(now=NOW)] == []


def test_a_history_some_weeks_later_is_what_the_services_write_then(demo: None) -> None:
    plan, told = grow._Plan(1, NOW), ""
    with grow._taken_back():
        homes = grow.one_of_each(plan.chance, plan.head, 0, NOW)
        for plot in plays.PLOTS:
            cast = {role: ids[0] for role, ids in plays._staff("suzhou", plays.people.ids_by_name()).items()}
            at = plan.begins + dt.timedelta(hours=7)
            early, late = (
                [*plays._Play(plot, homes["suzhou"], cast, begins, begins + 4 * stamp.WEEK, whole=True).patterns()]
                for begins in (at - 30 * stamp.WEEK, at)
            )
            assert len(early) > len(plot.steps)
            for one, other in zip(early, late, strict=True):
                moved = stamp._moved(one, 30)
                assert (moved.rows, moved.links, moved.words) == (other.rows, other.links, other.words)
            told += " ".join(text for _table, text in late[-1].rows)
    assert all(f"\t{kind}\t" in told for kind in ("fault", "fine", "duty", "notice"))


def test_a_load_that_breaks_off_leaves_nothing(demo: None, short_plots: None) -> None:
    def broken(done: int) -> None:
        raise KeyboardInterrupt

    with nothing_changed(), pytest.raises(KeyboardInterrupt):
        grow.grow(cases_in_all=20, tell=broken, processes=1)


def test_it_refuses_any_other_database(world: World) -> None:
    Installation.objects.all().delete()
    installation(fresh=True)
    with nothing_changed(), pytest.raises(grow.NoDemo):
        grown(10)


def test_it_refuses_a_demo_whose_posts_have_changed(demo: None) -> None:
    Grant.objects.filter(role__code="technician").update(until_at=NOW - dt.timedelta(days=90))
    with nothing_changed(), pytest.raises(grow.Changed):
        grown(10)
