"""Use case: a fault code of the picker is entered or changed."""

import re

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.cases import queries
from shouhou.cases.models import FaultCode
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people.public import Actor

LONGEST = {"line": 30, "code": 20, "words_zh": 60, "words_en": 60, "hint_zh": 200, "hint_en": 200}
PLAIN = re.compile(r"[A-Z0-9-]+")


@transaction.atomic
def save_fault_code(
    *, actor: Actor, code: str, words_zh: str, words_en: str, line: str = "", hint_zh: str = "", hint_en: str = "",
    is_used: bool = True, fault_code_id: int | None = None,
) -> int:  # fmt: skip
    """A new code, or the one of this id with all its values. Returns the id.

    Raises NotAllowed without the permission, NotFound for no such code, Invalid with a message for each field.
    """
    actor.must("fault_code.edit")
    texts = {
        "line": line.strip().upper(), "code": code.strip().upper(), "words_zh": words_zh.strip(),
        "words_en": words_en.strip(), "hint_zh": hint_zh.strip(), "hint_en": hint_en.strip(),
    }  # fmt: skip
    row = queries.locked_fault_code(fault_code_id) if fault_code_id else FaultCode()
    if row is None:
        raise NotFound
    wrong: dict[str, str] = {}
    if not PLAIN.fullmatch(texts["code"]):
        wrong["code"] = _("Capital letters, digits and hyphens, such as VF-03.")
    elif FaultCode.objects.filter(code=texts["code"]).exclude(pk=row.pk).exists():
        wrong["code"] = _("This code is already entered.")
    for name in ("words_zh", "words_en"):
        if not texts[name]:
            wrong[name] = _("Needed in both languages.")
    for name, text in texts.items():
        if len(text) > LONGEST[name] or "\x00" in text:
            wrong[name] = _("At most %(count)s characters.") % {"count": LONGEST[name]}
    if wrong:
        raise Invalid(wrong)
    for name, text in texts.items():
        setattr(row, name, text)
    row.is_used = is_used
    row.save()
    return row.pk
