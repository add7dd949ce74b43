"""Use case: somebody writes a note on a case, and names in it whom it concerns."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from shouhou.cases.permissions import visible_case
from shouhou.cases.services.record_act import record_act
from shouhou.people import public as people
from shouhou.people.public import Actor
from shouhou.timeline import public as timeline

WORD = "note.added"


@transaction.atomic
def add_note(
    *, case_id: int, fields: Mapping[str, Any], actor: Actor, now: dt.datetime, **envelope: Any
) -> timeline.Recorded:
    """Record the note. Where nobody is listed as mentioned, whoever stands in the text as @name is.

    Whoever is mentioned works at the branch, has a part in the case from then on and so sees it. Raises what
    `record_act` raises.
    """
    if not fields.get("mentions") and "@" in (text := str(fields.get("text") or "")):
        staff = people.staff_at(visible_case(actor, case_id=case_id).branch_path, now)
        fields = {**fields, "mentions": [str(person) for person in mentioned(text, staff)]}
    return record_act(case_id=case_id, word=WORD, fields=fields, actor=actor, now=now, **envelope)


def mentioned(text: str, staff: Mapping[int, str]) -> list[int]:
    """The people whose names follow an @ in a text; of two names that begin alike, the longer one is meant."""
    found: list[int] = []
    for part in text.split("@")[1:]:
        fitting = {person: name for person, name in staff.items() if name and part.startswith(name)}
        longest = max(map(len, fitting.values()), default=0)
        found += [person for person, name in fitting.items() if len(name) == longest and person not in found]
    return found
