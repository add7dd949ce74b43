"""Use case: an import was a mistake; everything is as it was before."""

import datetime as dt

import pytest
from django.utils import translation
from tests.nothing_changed import all_or_nothing, nothing_changed
from tests.world import World

from shouhou.assets.models import Import, ProductModel, Unit
from shouhou.assets.services.carry_out_import import carry_out_import
from shouhou.assets.services.check_import import check_import
from shouhou.assets.services.scrap_unit import scrap_unit
from shouhou.assets.services.undo_import import undo_import
from shouhou.assets.tests.import_files import KNOWN, NEW, SECOND, brought, customer
from shouhou.cases.public import register_request
from shouhou.customers.models import Contact, Customer
from shouhou.customers.services.save_contact import save_contact
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, Refused

FACTS = ("name", "address", "distance_km", "grade", "note", "archived", "search")
OTHER = ("乙厂", "沈阳", "", "", "", "QX-1", "QX-77", "")


def facts() -> list[tuple[object, ...]]:
    """Everything that the import may have changed, but for how often it was changed."""
    units = Unit.objects.order_by("pk").values_list("serial", "model__code", "delivered_on", "installed_on", "site")
    contacts = Contact.objects.order_by("pk").values_list("customer", "name", "role", "phone", "other_phone")
    models = ProductModel.objects.values_list("code")
    return [*Customer.objects.order_by("pk").values_list(*FACTS), *units, *contacts, *models]


def done(world: World, *rows: tuple[str, ...]) -> Import:
    one = brought(world, *rows)
    check_import(import_id=one.pk, update=True, actor=world.lin)
    carry_out_import(import_id=one.pk, actor=world.lin, now=world.now)
    return one


def undo(world: World, one: Import, **changed: object) -> None:
    later = world.now + dt.timedelta(hours=23)
    undo_import(**{"import_id": one.pk, "actor": world.lin, "now": later, **changed})  # type: ignore[arg-type]


def reasons(world: World, one: Import) -> list[str]:
    """Why it is refused, and that nothing is changed then."""
    with translation.override("en"), nothing_changed(), pytest.raises(Refused) as refused:
        undo(world, one)
    return [reason.says["en"] for reason in refused.value.reasons]


def test_everything_is_as_it_was(world: World) -> None:
    before = facts()
    one = done(world, NEW, SECOND, KNOWN, OTHER, ("沈阳某研究所", "", "赵强", "13900000009", "", "", "", ""))
    assert facts() != before
    undo(world, one)
    assert facts() == before
    one.refresh_from_db()
    assert (one.made, one.undone_at) == ([], world.now + dt.timedelta(hours=23))


def test_it_refuses_row_by_row_where_a_case_has_come(world: World) -> None:
    one = done(world, NEW, SECOND, OTHER)
    register_request(
        customer_id=customer("大连铸造有限公司").pk, unit_id=Unit.objects.get(serial="VF-2026-002").pk,
        fields={"channel": "phone", "visit_needed": True, "kind": "repair", "requirement": "不升温"},
        actor=world.mei, now=world.now,
    )  # fmt: skip
    told = reasons(world, one)
    assert [text.split(":")[0] for text in told] == ["Row 2", "Row 3"]
    assert "a case" in told[0]


def test_it_refuses_row_by_row_where_something_was_changed(world: World) -> None:
    one = done(world, NEW, SECOND, OTHER)
    save_contact(customer_id=customer("乙厂").pk, actor=world.lin, phone="13900000008")
    unit = Unit.objects.get(serial="VF-2026-002")
    scrap_unit(
        unit_id=unit.pk, version=1, on=dt.date(2026, 3, 2), reason="烧毁", actor=world.lin, today=dt.date(2026, 3, 2)
    )
    told = reasons(world, one)
    assert any("Row 4: the customer was changed" in text for text in told)
    assert any("Row 3: the unit was changed" in text for text in told)


def test_it_refuses_after_a_day_and_twice_and_before(world: World) -> None:
    one = brought(world, NEW)
    with nothing_changed(), pytest.raises(NotFound):
        undo(world, one)
    carry_out_import(import_id=one.pk, actor=world.lin, now=world.now)
    with nothing_changed(), pytest.raises(Invalid):
        undo(world, one, now=world.now + dt.timedelta(days=1))
    undo(world, one)
    with nothing_changed(), pytest.raises(Invalid):
        undo(world, one)


def test_it_refuses_whoever_may_not(world: World) -> None:
    one = done(world, NEW)
    with nothing_changed(), pytest.raises(NotAllowed):
        undo(world, one, actor=world.mei)
    with nothing_changed(), pytest.raises(NotFound):
        undo(world, one, actor=world.zhao)


def test_it_leaves_nothing_when_it_breaks(world: World) -> None:
    one = done(world, NEW, KNOWN)
    assert all_or_nothing(lambda: undo(world, one)) >= 5
