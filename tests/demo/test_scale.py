"""The demo grown to very many cases: in all states, and nothing that `verify` or a gate would object to."""

import datetime as dt

import pytest

from shouhou.cases.models import Case
from shouhou.cases.public import register_request
from shouhou.config.demo import scale
from shouhou.config.demo.organisation import make_organisation
from shouhou.customers.models import Customer
from shouhou.kernel import clock
from shouhou.kernel.models import Installation
from shouhou.kernel.public import installation
from shouhou.people.public import actor, ids_by_name, ship_roles
from shouhou.policy.services.publish_packs import publish_packs
from shouhou.timeline.models import Decision, Event
from shouhou.timeline.public import verify
from shouhou.web.services.act import act
from tests.world import World

NOW = dt.datetime(2026, 6, 1, 3, tzinfo=dt.UTC)


@pytest.fixture
def demo(db: None) -> None:
    publish_packs(now=NOW)
    ship_roles()
    with clock.frozen(NOW):
        make_organisation(now=NOW)
        installation(fresh=True)


def grown(to: int) -> int:
    with clock.frozen(NOW):
        return scale.grow(cases_in_all=to, tell=lambda done: None, processes=1)


def test_it_is_brought_to_its_size_by_one_command_or_by_two(demo: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "BATCH", 40)
    before = Customer.objects.count()
    assert (grown(90), grown(100), grown(100)) == (90, 10, 0)
    assert (Case.objects.count(), Customer.objects.count()) == (100, before + 4 + 4 + 1 + 1)
    opened = Case.objects.order_by("opened_at").values_list("opened_at", flat=True)
    assert NOW - opened[0] > dt.timedelta(days=700)
    assert {"closed", "cancelled"} <= {*Case.objects.values_list("state", flat=True)}
    assert Event.objects.count() > 300
    assert Decision.objects.exists()
    assert [*verify(now=NOW)] == []


def test_every_plot_passes_every_gate(demo: None) -> None:
    """What is laid down is what the desk, the engineer and the manager could have recorded one by one."""
    ids = ids_by_name()
    desk, engineer = actor(ids["孙丽"], NOW), ids["马强"]
    player = {"technician": ids["周敏"], "manager": ids["罗军"], "engineer": engineer}
    begins = NOW - dt.timedelta(days=30)
    customer = Customer.objects.filter(branch__name="沈阳服务部").first()
    assert customer is not None
    for _often, visit_needed, steps in scale.PLOTS:
        fields = {"channel": "phone", "kind": "repair", "training_due": False, "visit_needed": visit_needed}
        registered = register_request(customer_id=customer.pk, unit_id=None, fields=fields, actor=desk, now=begins)
        for step in steps:
            at = begins + step.after
            given = {n: str(engineer) if n == "engineer" else v for n, v in step.fields.items()}
            whose = desk if step.role in ("desk", "customer") else actor(player[step.role], NOW)
            act(case_id=registered.case_id, word=step.word, fields=given, actor=whose, now=at, role=step.role)


def test_it_refuses_any_other_database(world: World) -> None:
    Installation.objects.all().delete()
    installation(fresh=True)
    with pytest.raises(scale.NoDemo):
        grown(10)
    assert Case.objects.count() == 0
