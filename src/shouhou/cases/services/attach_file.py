"""Use case: a file is added to a case. The event seals what it holds; its name and caption can be erased, and it with them."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.cases import permissions
from shouhou.cases.models import Case
from shouhou.cases.services.record_act import record_act
from shouhou.cases.services.record_customer_act import record_customer_act
from shouhou.documents import public as documents
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people.public import Actor
from shouhou.timeline import public as timeline

WORD = "attachment.added"
MOST = 200  # files of one case
LONGEST_NAME = 120


def attach_file(
    *, case_id: int, content: bytes, name: str, caption: str = "", actor: Actor | None, now: dt.datetime,
    role: str = "", channel: str = "web",
) -> timeline.Recorded:  # fmt: skip
    """Take in a file and record it. Without an `actor` it is the customer's own, by the link that was given to her.

    Raises what `record_act` raises; Invalid for a file that is not taken, or one too many. A file whose act fails lies
    in the store until it is swept.
    """
    case = _open_to(actor, case_id)
    return _added(case, documents.keep_file(content), name, caption, actor=actor, now=now, role=role, channel=channel)


def attach_signature(
    *, case_id: int, svg: str, name: str, actor: Actor | None, now: dt.datetime, channel: str = "portal"
) -> timeline.Recorded:
    """The same for a signature that was drawn on a screen: an SVG of strokes."""
    case = _open_to(actor, case_id)
    kept = documents.keep_signature(svg)
    return _added(case, kept, name, _("signature"), actor=actor, now=now, role=permissions.CUSTOMER, channel=channel)


def _open_to(actor: Actor | None, case_id: int) -> Case:
    """Nothing is stored for somebody who may not record it anyway."""
    if actor is None:
        case = Case.objects.filter(pk=case_id).first()
        if case is None:
            raise NotFound
        return case
    case = permissions.visible_case(actor, case_id=case_id)
    actor.must("case.act", case.branch_path)
    return case


@transaction.atomic
def _added(
    case: Case, kept: documents.Kept, name: str, caption: str, *, actor: Actor | None, now: dt.datetime, role: str,
    channel: str,
) -> timeline.Recorded:  # fmt: skip
    if len(documents.attachments_of(case.subject_id)) >= MOST:
        raise Invalid({"files": _("A case has at most %(most)s files.") % {"most": MOST}})
    fields = {
        "hash": kept.sha256, "media_type": kept.media_type, "size": kept.size, "name": plain_name(name),
        "caption": caption.strip()[:500],
    }  # fmt: skip
    given: dict[str, Any] = {"case_id": case.pk, "word": WORD, "fields": fields, "now": now, "channel": channel}
    record: Callable[..., timeline.Recorded] = record_customer_act
    if actor is not None:
        record, given = record_act, given | {"actor": actor, "role": role}
    recorded = record(**given)
    documents.add_attachment(subject_id=case.subject_id, seq=recorded.seq, kept=kept, now=now)
    return recorded


def plain_name(name: str) -> str:
    """A file's name without folders and unseen characters; something always stands there."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(c for c in last if c.isprintable()).strip()[-LONGEST_NAME:] or _("file")
