"""What a form says: total, amount due, content hash, signature."""

import datetime as dt
from decimal import Decimal

import pytest
from pydantic import ValidationError

from shouhou.documents.rules import ServiceConfirmation, strokes_only
from shouhou.documents.tests.service_confirmations import SIGNATURE, at, blank, filled


@pytest.mark.clause("SCF-4.2")
def test_it_adds_up_the_five_charges_and_counts_a_blank_one_as_nothing() -> None:
    assert filled().total == Decimal("1648.00")
    assert filled(lodging=None, transport=None).total == Decimal("1430.00")
    assert blank().total is None


@pytest.mark.clause("SCF-4.2")
def test_it_takes_no_typed_total() -> None:
    with pytest.raises(ValidationError, match="total"):
        filled(total="1.00")


@pytest.mark.clause("SCF-3.3")
def test_it_owes_nothing_for_a_free_repair_and_keeps_the_cost_lines() -> None:
    free = filled(repair_nature="free")
    assert (free.due, free.total) == (Decimal(0), Decimal("1648.00"))
    assert filled().due == Decimal("1648.00")


@pytest.mark.clause("SCF-3.4")
def test_it_refuses_a_charge_for_parts_without_a_part() -> None:
    with pytest.raises(ValidationError, match=r"SCF-3\.4"):
        filled(replaced_parts=())
    assert filled(replaced_parts=(), parts_cost=None).total == Decimal("413.50")


@pytest.mark.parametrize(
    "wrong",
    [
        {"transport": "-1"},
        {"transport": "0.001"},
        {"transport": "NaN"},
        {"product_quantity": 0},
        {"service_types": {"cleaning"}},
        {"payment_method": "cheque"},
        {"case_url": "javascript:alert(1)"},
        {"signed_at": dt.datetime(2026, 1, 20)},  # noqa: DTZ001  # naive is what is refused
        {"fault_symptom": "长" * 20_001},
    ],
)
def test_it_refuses_what_no_form_can_say(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match=next(iter(wrong))):
        filled(**wrong)


def test_it_hashes_what_is_said_and_not_how_it_is_printed() -> None:
    said = filled().content_hash
    assert len(said) == 64
    assert filled(language="en", printed_at=at("23:00")).content_hash == said
    assert filled(lodging="98.00", signed_at=at("16:45:59").astimezone(dt.UTC)).content_hash == said


@pytest.mark.parametrize("field", sorted(set(ServiceConfirmation.model_fields) - {"printed_at", "language"}))
def test_it_hashes_every_field(field: str) -> None:
    emptied = filled().model_dump() | {field: getattr(blank(), field)}
    if field in ("organisation", "case_number", "case_url"):
        emptied[field] += "1"
    if field == "replaced_parts":
        emptied[field] = filled().replaced_parts[:1]
    assert ServiceConfirmation(**emptied).content_hash != filled().content_hash


def test_it_takes_a_drawn_signature() -> None:
    assert strokes_only(SIGNATURE) == SIGNATURE


@pytest.mark.parametrize(
    "hostile",
    [
        "not an svg",
        "<svg viewBox='0 0 1 1'/>",
        "<!DOCTYPE svg [<!ENTITY a 'b'>]>" + SIGNATURE,
        SIGNATURE.replace("<path", "<script/><path"),
        SIGNATURE.replace("<path", "<text>已付款</text><path"),
        SIGNATURE.replace("<path", "<g><g/></g><path"),
        SIGNATURE.replace("<path", "<image href='/etc/passwd'/><path"),
        SIGNATURE.replace("<path", "<path style='filter:x'/><path"),
        SIGNATURE.replace('stroke="#000"', 'stroke="url(#a)"'),
        SIGNATURE.replace("0 0 300 100", "0 0 0 100"),
        SIGNATURE.replace("viewBox", "box"),
        SIGNATURE.replace("viewBox", "width='0' viewBox"),
    ],
)
def test_it_refuses_a_signature_that_is_more_than_strokes(hostile: str) -> None:
    with pytest.raises(ValueError, match="a signature"):
        strokes_only(hostile)
