"""Numbers that people read out over the telephone: a sequence and a check digit, so that a slip is noticed."""

from django.db import connection

# Damm's quasigroup of order 10: finds every single wrong digit and every swap of neighbours.
_TABLE = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip


def check_digit(digits: str) -> str:
    """The digit that makes the whole number come out at zero."""
    interim = 0
    for digit in digits:
        interim = int(_TABLE[interim][int(digit)])
    return str(interim)


def is_whole(number: str) -> bool:
    """Whether a number such as `S0000017-5` carries its own check digit."""
    digits = "".join(c for c in number if c.isdigit())
    return len(digits) > 1 and check_digit(digits) == "0"


def sequence(series: str) -> str:
    """The sequence from which a series takes its numbers."""
    return f"number_{series.lower()}"


def next_number(series: str) -> str:
    """The next number of a series: `S` gives `S0000017-5`. Gaps can happen; two alike cannot."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s)", [sequence(series)])
        (value,) = cursor.fetchone()
    return numbered(series, value)


def numbered(series: str, value: int) -> str:
    """How a number of a series is written."""
    digits = f"{value:07d}"
    return f"{series}{digits}-{check_digit(digits)}"
