"""Use case: the customer reports a fault."""

import uuid

import pytest
from tests.acts import verified
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.assets.public import add_unit
from shouhou.customers.public import add_customer
from shouhou.documents import public as documents
from shouhou.documents.tests.pictures import photo
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.portal.services.report_fault import report_fault
from shouhou.portal.services.use_link import use_link
from shouhou.timeline import public as timeline

SAID = {"requirement": "炉温上不去", "contact": "王芳 13800138000", "wanted": "周三上午"}


def given(world: World, **more: object) -> dict[str, object]:
    return {
        "customer_id": world.customer_id, "unit_id": world.unit_id, "fields": SAID, "photos": [("炉.jpg", photo())],
        "report_key": uuid.UUID(int=7), "now": world.now, "channel": "qr", **more,
    }  # fmt: skip


def test_it_opens_a_case_with_photos_and_returns_the_way_to_it(world: World) -> None:
    token = report_fault(**given(world))  # type: ignore[arg-type]
    case = use_link(token=token, now=world.now)
    opening, added = timeline.history(case.subject_id)
    assert (opening.role, opening.channel, opening.data["channel"]) == ("customer", "qr", "qr")
    assert opening.words == SAID
    assert (added.word, added.role) == ("attachment.added", "customer")
    assert len(documents.attachments_of(case.subject_id)) == 1
    assert verified(world.now) == []


def test_it_happens_once_however_often_it_is_sent(world: World) -> None:
    token = report_fault(**given(world))  # type: ignore[arg-type]
    with nothing_changed():
        assert report_fault(**given(world)) == token  # type: ignore[arg-type]
    assert report_fault(**given(world, report_key=uuid.UUID(int=8))) != token  # type: ignore[arg-type]


def test_it_refuses_what_is_no_photo_and_a_unit_of_nobody(world: World) -> None:
    with nothing_changed(), pytest.raises(Invalid):
        report_fault(**given(world, photos=[("a.exe", b"MZ\x90\0")]))  # type: ignore[arg-type]
    other = add_customer(name="别家", branch_id=world.branches["shenyang"], actor=world.lin, phone="13900139000")
    unit = add_unit(serial="SN-2", model="VF-1600", customer_id=other, actor=world.lin)
    with nothing_changed(), pytest.raises(NotFound):
        report_fault(**given(world, unit_id=unit))  # type: ignore[arg-type]


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    assert all_or_nothing(lambda: report_fault(**given(world))) >= 6  # type: ignore[arg-type]
