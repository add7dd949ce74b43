"""Use case: the worker gathers everything that is held of a customer into one file, and says when it is there."""

import datetime as dt
import io
import json
import zipfile
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from shouhou.documents import public as documents
from shouhou.kernel import sheets
from shouhou.kernel.errors import NotFound
from shouhou.notices import public as notices
from shouhou.papers import queries


@transaction.atomic
def make_export(*, export_id: int, now: dt.datetime) -> None:
    """A zip with data.json, the same as an Excel list, and every file. Running it twice changes nothing."""
    order = queries.locked_export(export_id)
    if order is None:
        return
    with override(order.language):
        held = queries.held_of(order.customer_id)
        order.content = _zip(held)
    order.done_at = now
    order.save(update_fields=["content", "done_at"])
    notices.notify(
        kind="export.ready", key=f"export.ready/{order.pk}", recipients=[order.asked_by_id], about=f"#{order.customer_id}",
        address=f"/customers/{order.customer_id}/personal", at=now, now=now,
    )  # fmt: skip


def _zip(held: dict[str, Any]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("data.json", json.dumps(held, ensure_ascii=False, indent=1, default=str))
        made.writestr("data.xlsx", _readable(held))
        for case in held["cases"]:
            for one in case["files"]:
                try:
                    served = documents.served(case["subject_id"], one["seq"], one["name"])
                except NotFound:  # its bytes were erased
                    continue
                made.writestr(f"files/{case['number']}/{one['seq']}-{one['name']}", served.content)
    return file.getvalue()


def _readable(held: dict[str, Any]) -> bytes:
    """One line for each thing that is known."""
    columns = (
        sheets.Column(_("Where"), width=24), sheets.Column(_("What"), width=24), sheets.Column(_("Text"), width=90)
    )  # fmt: skip
    lines = [[_("customer"), name, str(value)] for row in held["customers"] for name, value in row.items()]
    for part, label in (("contacts", _("contact")), ("places", _("place")), ("units", _("unit")), ("calls", _("call"))):
        lines += [[label, name, str(value)] for row in held[part] for name, value in row.items()]
    for case in held["cases"]:
        for event in case["events"]:
            where = f"{case['number']} · {event['occurred_at']:%Y-%m-%d %H:%M}"
            lines += [[where, event["label"], str(text)] for text in (event["words"] or {"": ""}).values()]
    return sheets.workbook(_("What is held of you"), columns, lines)
