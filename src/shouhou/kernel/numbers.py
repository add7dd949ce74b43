"""Numbers that people read out over the telephone: a sequence and a check digit, so that a slip is noticed."""

from dataclasses import dataclass

from django.db import connection

from shouhou.kernel import clock
from shouhou.kernel.models import Series

# Damm's quasigroup of order 10: finds every single wrong digit and every swap of neighbours.
_TABLE = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip


SERIES = ("S", "V", "R")  # cases, visits, entries of registers: each begins with its own letter unless it was changed


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


@dataclass(frozen=True)
class Form:
    """How a number is written: letters, the year in 0, 2 or 4 digits, at least `width` digits, and the check digit."""

    prefix: str
    year_digits: int = 0
    width: int = 7

    def write(self, value: int) -> str:
        """A number that is taken now. The count goes on over the years: only the year before it changes."""
        digits = f"{value:0{self.width}d}"
        year = str(clock.local(clock.now()).year)[-self.year_digits :] if self.year_digits else ""
        return f"{self.prefix}{year}{'-' if year else ''}{digits}-{check_digit(year + digits)}"


def form_of(series: str) -> Form:
    """How the numbers of a series are written from now on; those that were given stay as they are."""
    row = Series.objects.filter(code=series).values_list("prefix", "year_digits", "width").first()
    return Form(*row) if row else Form(series)


def version_of(series: str) -> int:
    """How often the form of a series was changed."""
    return Series.objects.filter(code=series).values_list("version", flat=True).first() or 0


def next_number(series: str) -> str:
    """The next number of a series: `S` gives `S0000017-5`. Gaps can happen; two alike cannot."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(%s), prefix, year_digits, width FROM (SELECT 1) AS one"
            " LEFT JOIN kernel_series ON code = %s",
            [sequence(series), series],
        )
        value, *form = cursor.fetchone()
    return (Form(*form) if form[0] else Form(series)).write(value)


def upcoming(series: str) -> int:
    """What a series counts next; nothing is taken."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT last_value + is_called::int FROM {connection.ops.quote_name(sequence(series))}")  # noqa: S608
        (value,) = cursor.fetchone()
    return int(value)
