"""Use case: the organisation adds a column of its own to the service register, or changes one."""

import re

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.documents import permissions, queries
from shouhou.documents.models import RegisterColumn
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people.public import Actor
from shouhou.policy.citations import cites

MOST = 20  # columns in use


@cites("FUR-6.0c")
@transaction.atomic
def save_column(
    *, actor: Actor, name_zh: str, name_en: str = "", obligatory: bool = False, column_id: int | None = None
) -> RegisterColumn:
    """A new column, or another name or mark for one that is in use. The fixed columns cannot be changed.

    Raises NotAllowed, NotFound for a column that is not in use, Invalid for an empty or doubled name or one too many.
    """
    permissions.must_set_up(actor)
    name_zh, name_en = " ".join(name_zh.split()), " ".join(name_en.split())
    columns = queries.locked_columns()
    others = [column for column in columns if column.pk != column_id]
    if not name_zh or len(name_zh) > 40 or len(name_en) > 60:
        raise Invalid({"name_zh": _("Give the column a name of at most 40 characters.")})
    if name_zh in {column.name_zh for column in others} or name_zh in queries.fixed_names():
        raise Invalid({"name_zh": _("There is a column of this name already.")})
    if column_id is None:
        if len(columns) >= MOST:
            raise Invalid({"": _("A register has at most %(most)s columns of your own.") % {"most": MOST}})
        column = RegisterColumn(code=_code(name_en), position=len(columns))
    else:
        found = next((one for one in columns if one.pk == column_id), None)
        if found is None:
            raise NotFound
        column = found
    column.name_zh, column.name_en, column.obligatory = name_zh, name_en, obligatory
    column.save()
    return column


def _code(name_en: str) -> str:
    """A plain code that no column has or had: from the English name where there is one."""
    plain = re.sub(r"[^a-z0-9]+", "_", name_en.lower()).strip("_")[:30]
    start = plain if plain[:1].isalpha() else "column"
    taken = {*RegisterColumn.objects.values_list("code", flat=True)}
    return next(code for n in range(1, 1000) if (code := start if n == 1 else f"{start}_{n}") not in taken)
