"""Use case: a regulation that somebody hands over as one file becomes a draft."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid
from shouhou.people.public import Actor, branch_for
from shouhou.policy import permissions
from shouhou.policy.clauses.write import written
from shouhou.policy.language.messages import SourceError
from shouhou.policy.models import Draft
from shouhou.policy.queries.adopted import following
from shouhou.policy.queries.drafts import prefix_taken
from shouhou.policy.queries.trials import FILE_FORMAT, compiled, part_of_file, read_file, scenarios

LARGEST = 1_000_000  # bytes


@transaction.atomic
def import_pack(*, actor: Actor, branch_id: int, content: bytes, purpose: str, now: dt.datetime) -> int:
    """A draft with the file's regulation and scenarios, after the strict checks. Where the branch follows the regulation
    already, the draft changes that version; nothing in the file runs, and nobody follows it.

    Raises Invalid at `file`, with the loader's own words, for whatever it does not accept.
    """
    branch = branch_for(actor, permissions.ADOPT, branch_id)
    try:
        regulation, cases = _parts(content)
        text, told = written(regulation), written(cases)
        pack = compiled(text)
        scenarios(told, pack)
    except SourceError as error:
        raise Invalid({"file": str(error)}) from None
    if prefix_taken(pack.prefix, pack.slug):
        taken = _("Another regulation's clauses begin with %(prefix)s. Choose other letters.") % {"prefix": pack.prefix}
        raise Invalid({"file": taken})
    before = following(pack.slug, branch.id)
    chosen = {name: value for name, value in (before.settings if before else {}).items() if name in pack.settings}
    draft = Draft.objects.create(
        regulation=pack.slug, branch_id=branch.id, of=before, base_id=before.pack_id if before else None,
        base_settings=before.settings if before else {}, content=text, scenarios=told, settings=chosen,
        titles=before.titles if before else {}, purpose=purpose.strip()[:200], authors=[actor.id], opened_by_id=actor.id,
        opened_at=now, changed_at=now,
    )  # fmt: skip
    return draft.pk


def _parts(content: bytes) -> tuple[Any, Any]:
    """The regulation and the scenarios of a file. Raises `SourceError` and Invalid."""
    if len(content) > LARGEST:
        raise Invalid({"file": _("This file is larger than %(size)s MB. Split it.") % {"size": LARGEST // 1_000_000}})
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Invalid({"file": _("This is no text in UTF-8.")}) from None
    document = read_file(text)
    if not isinstance(document.data, dict) or document.data.get("format") != FILE_FORMAT:
        raise Invalid(
            {"file": _("This is no regulation that was exported from here: it does not begin with 'format'.")}
        )
    part_of_file(document, "regulation")
    return document.data["regulation"], document.data.get("scenarios") or []
