"""Use case: a call that needs no case is noted."""

import pytest
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.cases.models import Call, Case
from shouhou.cases.public import note_call
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound


def test_it_keeps_who_called_about_what_and_opens_no_case(world: World) -> None:
    note_call(
        kind="complaint", actor=world.mei, now=world.now, customer_id=world.customer_id, channel="phone",
        text=" 上次来的人说话难听 ",
    )  # fmt: skip
    call = Call.objects.get()
    assert (call.kind, call.customer_id, call.taken_by_id, call.text) == (
        "complaint",
        world.customer_id,
        world.mei.id,
        "上次来的人说话难听",
    )
    assert call.branch_path == world.mei.holdings[0].branch_path
    assert not Case.objects.exists()


def test_it_asks_for_no_words_of_a_wrong_number(world: World) -> None:
    note_call(kind="wrong_number", actor=world.mei, now=world.now)
    assert Call.objects.get().customer is None


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kind": "enquiry", "text": " "}, "requirement"), ({"kind": "nonsense", "text": "x"}, "kind"),
        ({"kind": "enquiry", "text": "x" * 2001}, "requirement"), ({"kind": "enquiry", "text": "\x00"}, "requirement"),
    ],
)  # fmt: skip
def test_it_names_what_is_not_right(world: World, given: dict[str, str], field: str) -> None:
    with pytest.raises(Invalid) as wrong, nothing_changed():
        note_call(actor=world.mei, now=world.now, **given)
    assert field in wrong.value.fields


def test_it_refuses_a_customer_of_another_branch(world: World) -> None:
    with pytest.raises(NotFound), nothing_changed():
        note_call(kind="enquiry", actor=world.gu, now=world.now, customer_id=world.customer_id, text="问价")


def test_it_refuses_whoever_registers_no_requests(world: World) -> None:
    with pytest.raises(NotAllowed), nothing_changed():
        note_call(kind="enquiry", actor=world.tao, now=world.now, text="问价")


def test_it_is_one_write(world: World) -> None:
    assert all_or_nothing(lambda: note_call(kind="enquiry", actor=world.mei, now=world.now, text="问价")) == 1
