"""Everything that is held of a customer, gathered from the contexts below: for the customer, who has asked for it."""

from typing import Any

from django.utils.translation import get_language

from shouhou.assets import public as assets
from shouhou.cases import public as cases
from shouhou.customers import public as customers
from shouhou.documents import public as documents
from shouhou.policy import public as policy
from shouhou.timeline import public as timeline


def held_of(customer_id: int) -> dict[str, Any]:
    """As JSON takes it. Whoever calls has asked whether it may be shown whole."""
    ids = customers.with_merged(customer_id)
    rows = cases.records_of(ids)
    histories = timeline.histories([row["subject_id"] for row in rows])
    return {
        **customers.records_of(ids), "units": assets.records_of(ids), "calls": cases.calls_of(ids),
        "cases": [{**row, **_stream(row["subject_id"], histories[row["subject_id"]])} for row in rows],
    }  # fmt: skip


def _stream(subject_id: int, history: list[timeline.Entry]) -> dict[str, Any]:
    labels, language = policy.vocabulary("case").words, get_language() or "zh-hans"
    words = {entry.seq: entry.words or {} for entry in history}
    return {
        "events": [
            {
                "seq": e.seq, "label": labels[e.word].label.get(language), "role": e.role, "occurred_at": e.occurred_at,
                "data": e.data, "words": e.words,
            }
            for e in history
        ],
        "files": [
            {"seq": f.seq, "name": str(words[f.seq].get("name", f.seq)), "media_type": f.media_type, "size": f.size}
            for f in documents.attachments_of(subject_id)
        ],
    }  # fmt: skip
