"""Amounts as Chinese forms have them."""

from decimal import Decimal

import pytest

from shouhou.kernel.money import half_up, in_capitals

EXAMPLES = {
    "0": "零元整",
    "0.05": "伍分",
    "0.30": "叁角整",
    "0.35": "叁角伍分",
    "1": "壹元整",
    "1.01": "壹元零壹分",
    "10": "壹拾元整",
    "16.09": "壹拾陆元零玖分",
    "30": "叁拾元整",
    "105": "壹佰零伍元整",
    "1000": "壹仟元整",
    "1010": "壹仟零壹拾元整",
    "1234.50": "壹仟贰佰叁拾肆元伍角整",
    "10000": "壹万元整",
    "10001": "壹万零壹元整",
    "100200": "壹拾万零贰佰元整",
    # the examples of the central bank's rules on writing bills (支付结算办法, annex 1), which leave some zeros free
    "1409.50": "壹仟肆佰零玖元伍角整",
    "6007.14": "陆仟零柒元壹角肆分",
    "1680.32": "壹仟陆佰捌拾元叁角贰分",
    "107000.53": "壹拾万柒仟元伍角叁分",
    "16409.02": "壹万陆仟肆佰零玖元零贰分",
    "325.04": "叁佰贰拾伍元零肆分",
    "1000000": "壹佰万元整",
    "1234567.89": "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分",
    "100000000": "壹亿元整",
    "100000001": "壹亿零壹元整",
    "100010000": "壹亿零壹万元整",
    "1000000000000": "壹万亿元整",
    "-30": "负叁拾元整",
}


@pytest.mark.parametrize(("amount", "capitals"), EXAMPLES.items())
def test_it_writes_an_amount_in_capitals(amount: str, capitals: str) -> None:
    assert in_capitals(Decimal(amount)) == capitals


def test_it_refuses_more_than_two_decimals() -> None:
    with pytest.raises(ValueError, match="round it first"):
        in_capitals(Decimal("0.005"))


def test_it_refuses_what_no_form_has_room_for() -> None:
    with pytest.raises(ValueError, match="too large"):
        in_capitals(Decimal(10) ** 16)


@pytest.mark.parametrize(
    ("amount", "rounded"), [("0.005", "0.01"), ("0.004", "0.00"), ("2.675", "2.68"), ("-0.005", "-0.01")]
)
def test_it_rounds_half_up_to_the_fen(amount: str, rounded: str) -> None:
    assert half_up(Decimal(amount)) == Decimal(rounded)
