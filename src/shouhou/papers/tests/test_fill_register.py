"""Use case: somebody writes into the organisation's own columns of the register."""

import pytest
from django.test import Client
from tests.acts import HOUR, do, verified
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.public import Registered
from shouhou.documents import public as documents
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, Refused
from shouhou.papers.services.fill_register import fill_register
from shouhou.people.models import User
from shouhou.timeline import public as timeline


def with_column(world: World) -> str:
    """An obligatory column, added by the administrator."""
    saved = documents.save_column(actor=world.actor("ann"), name_zh="炉号", name_en="Furnace No.", obligatory=True)
    return saved.code


def test_it_records_what_has_changed_and_nothing_else(world: World) -> None:
    case, code = world.registered(), with_column(world)
    given = {"case_id": case.case_id, "actor": world.mei}
    assert fill_register(values={code: " L-7 "}, now=world.now, **given) == 1
    with nothing_changed():
        assert fill_register(values={code: "L-7"}, now=world.now + HOUR, **given) == 0
        assert fill_register(values={code: ""}, now=world.now + HOUR, **given) == 0
    fill_register(values={code: "L-8"}, now=world.now + HOUR, **given)
    history = timeline.history(case.subject_id)
    assert documents.values_of(history) == {code: "L-8"}
    assert [e.word for e in history[1:]] == ["register.filled"] * 2
    assert verified(world.now + HOUR) == []


def closable(world: World) -> Registered:
    case = world.registered(visit_needed=False, training_due=False)
    do(case, "request.answered", world.mei, world.now)
    do(case, "solution.proposed", world.hua, world.now, visit_needed="false")
    do(case, "work.done", world.tao, world.now)
    do(case, "signoff.signed", world.tao, world.now, name="王芳")
    return case


@pytest.mark.clause("FUR-6.0c", "FUR-2.22")
def test_a_case_is_not_closed_while_an_obligatory_column_is_empty(world: World) -> None:
    case, code = closable(world), with_column(world)
    with nothing_changed(), pytest.raises(Refused) as refused:
        do(case, "file.closed", world.mei, world.now)
    assert refused.value.reasons[0].says["zh"] == "一览表：炉号"
    fill_register(case_id=case.case_id, values={code: "L-7"}, actor=world.mei, now=world.now)
    do(case, "file.closed", world.mei, world.now)


def test_the_job_page_lists_the_empty_column_before_closing(world: World) -> None:
    case, code = closable(world), with_column(world)
    client = Client()
    client.force_login(User.objects.get(username="lin"))
    page, register = f"/cases/{case.number}", f"/cases/{case.number}/register"
    missing = client.get(page).context["missing"]
    assert (missing["columns"], missing["register_url"], missing["count"] >= 1) == (["炉号"], register, True)
    assert "一览表尚缺：" in client.get(page).content.decode()
    fill_register(case_id=case.case_id, values={code: "L-7"}, actor=world.mei, now=world.now)
    assert client.get(page).context["missing"]["columns"] == []


@pytest.mark.clause("FUR-6.0c", "FUR-2.22")
def test_a_manager_may_accept_the_gap_by_name(world: World) -> None:
    case = closable(world)
    with_column(world)
    do(case, "file.gaps_accepted", world.lin, world.now, gaps="炉号不详")
    do(case, "file.closed", world.mei, world.now)


def test_it_refuses_an_unknown_column_a_long_text_and_whoever_may_not(world: World) -> None:
    case, code = world.registered(), with_column(world)
    given = {"case_id": case.case_id, "now": world.now}
    for values, actor, error in (
        ({"mood": "x"}, world.mei, Invalid), ({code: "x" * 501}, world.mei, Invalid),
        ({code: "x"}, world.gu, NotFound), ({code: "x"}, world.actor("fin"), NotAllowed),
    ):  # fmt: skip
        with nothing_changed(), pytest.raises(error):
            fill_register(values=values, actor=actor, **given)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    case, code = world.registered(), with_column(world)
    given = {"case_id": case.case_id, "values": {code: "L-7"}, "actor": world.mei, "now": world.now}
    assert all_or_nothing(lambda: fill_register(**given)) >= 3
