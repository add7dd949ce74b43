import datetime as dt
from decimal import Decimal

import pytest

from shouhou.policy.language.units import COMBINE, MonthDay, parse


@pytest.mark.parametrize(
    ("raw", "kind", "value"),
    [
        ("30min", "duration", dt.timedelta(minutes=30)),
        ("3h", "duration", dt.timedelta(hours=3)),
        ("3d", "days", dt.timedelta(days=3)),
        ("2 working_days", "working_days", 2),
        ("8 working_hours", "working_hours", dt.timedelta(hours=8)),
        ("6 months", "months", 6),
        ("2 years", "months", 24),
        ("30 CNY", "money", Decimal(30)),
        ("0.05 CNY", "money", Decimal("0.05")),
        ("50 %", "percent", Decimal("0.5")),
        ("0.8%", "percent", Decimal("0.008")),
        ("1000 km", "km", Decimal(1000)),
        ("12-01", "month_day", MonthDay(12, 1)),
        ("02-29", "month_day", MonthDay(2, 29)),
        (5, "integer", 5),
        (Decimal("0.25"), "number", Decimal("0.25")),
    ],
)
def test_it_reads_a_value_with_its_unit(raw: object, kind: str, value: object) -> None:
    assert parse(raw)[:2] == (kind, value)


@pytest.mark.parametrize(
    "raw", ["3 hours", "3H", "h", "-3h", "30 yuan", "13-01", "02-30", "", True, "1e3 CNY", "9" * 20 + "h", None]
)
def test_it_refuses_a_unit_that_it_does_not_know(raw: object) -> None:
    with pytest.raises(ValueError, match="a value is one of"):
        parse(raw)


def test_it_never_adds_two_dimensions() -> None:
    dimensions = {"money", "km", "duration", "percent", "days", "months"}
    assert not [k for k in COMBINE if k[1] in ("Add", "Sub") and {k[0], k[2]} <= dimensions and k[0] != k[2]]
