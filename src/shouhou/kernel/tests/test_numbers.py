"""Numbers that people read out over the telephone."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shouhou.kernel import clock
from shouhou.kernel.models import Series
from shouhou.kernel.numbers import Form, check_digit, form_of, is_whole, next_number, upcoming

DIGITS = st.text("0123456789", min_size=1, max_size=12)


@given(DIGITS)
def test_it_recognises_its_own_numbers(digits: str) -> None:
    assert is_whole(digits + check_digit(digits))


@given(DIGITS, st.data())
def test_it_finds_every_single_slip(digits: str, data: st.DataObject) -> None:
    whole = digits + check_digit(digits)
    place = data.draw(st.integers(0, len(whole) - 1))
    wrong = data.draw(st.sampled_from([d for d in "0123456789" if d != whole[place]]))
    assert not is_whole(whole[:place] + wrong + whole[place + 1 :])


@given(DIGITS, st.data())
def test_it_finds_every_swap_of_neighbours(digits: str, data: st.DataObject) -> None:
    whole = digits + check_digit(digits)
    place = data.draw(st.integers(0, len(whole) - 2))
    first, second = whole[place], whole[place + 1]
    if first != second:
        assert not is_whole(whole[:place] + second + first + whole[place + 2 :])


@pytest.mark.django_db
def test_it_counts_each_series_by_itself() -> None:
    first, second, visit = next_number("S"), next_number("S"), next_number("V")
    assert int(second[1:8]) == int(first[1:8]) + 1
    assert visit.startswith("V")
    assert all(is_whole(n) for n in (first, second, visit))


@pytest.mark.django_db
def test_a_series_is_written_as_it_is_set_and_counts_on() -> None:
    before = next_number("S")
    Series.objects.create(code="S", prefix="FW", year_digits=2, width=5)
    coming = upcoming("S")
    with clock.frozen(dt.datetime(2026, 12, 31, 15, 59, tzinfo=dt.UTC)):
        told, number = form_of("S").write(coming), next_number("S")
    assert (number, number[:5], len(number)) == (told, "FW26-", 12)
    assert int(number[5:10]) == int(before[1:8]) + 1
    with clock.frozen(dt.datetime(2026, 12, 31, 16, 0, tzinfo=dt.UTC)):  # midnight in China
        later = next_number("S")
    assert (later[:5], int(later[5:10])) == ("FW27-", int(number[5:10]) + 1)
    assert all(is_whole(one) for one in (number, later))
    assert Form("V").write(17) == f"V0000017-{check_digit('0000017')}"
