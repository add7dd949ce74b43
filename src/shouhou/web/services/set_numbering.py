"""Use case: the numbers of a series are to be written otherwise from now on."""

import re

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel import numbers
from shouhou.kernel.errors import Invalid, NotAllowed, NotFound, Stale
from shouhou.kernel.public import Series, locked_series
from shouhou.people import public as people

PERMISSION = "settings.manage"


@transaction.atomic
def set_numbering(
    *, series: str, prefix: str, year_digits: int, width: int, version: int, actor: people.Actor
) -> numbers.Form:  # fmt: skip
    """Numbers that were given stay, and the count goes on, so that none is given twice. Saying the same again changes nothing.
    Returns how they are written now.

    Raises NotFound for no such series, NotAllowed for whoever does not set up the whole organisation, Stale where somebody
    else changed it after `version` (0: nobody yet), Invalid with a message for each field.
    """
    actor.must(PERMISSION)
    if not people.holds_everywhere(actor, PERMISSION):
        raise NotAllowed
    if series not in numbers.SERIES:
        raise NotFound
    held = locked_series()
    row = held.get(series) or Series(code=series, prefix=series, version=0)
    if row.version != version:
        raise Stale
    form = checked(prefix, year_digits, width)
    others = {code: {code, *((one.prefix, *one.former) if (one := held.get(code)) else ())} for code in numbers.SERIES}
    if any(form.prefix in taken for code, taken in others.items() if code != series):
        raise Invalid({"prefix": _("Numbers of another kind begin or began with these letters.")})
    if form == numbers.Form(row.prefix, row.year_digits, row.width):
        return form
    row.former = sorted({*row.former, row.prefix} - {form.prefix})
    row.prefix, row.year_digits, row.width = form.prefix, form.year_digits, form.width
    row.version += 1
    row.save()
    return form


def checked(prefix: str, year_digits: int, width: int) -> numbers.Form:
    """The form that is meant. Raises Invalid with a message for each field."""
    fields: dict[str, str] = {}
    prefix = prefix.strip().upper()
    if not re.fullmatch("[A-Z]{1,4}", prefix):
        fields["prefix"] = _("One to four letters from A to Z.")
    if year_digits not in (0, 2, 4):
        fields["year_digits"] = _("No year, or two or four digits of it.")
    if not 4 <= width <= 9:
        fields["width"] = _("Four to nine digits.")
    if fields:
        raise Invalid(fields)
    return numbers.Form(prefix, year_digits, width)
