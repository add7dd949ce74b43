"""Use case: something happens on a case. It is recorded in its stream, and the listed row follows."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.cases import permissions, queries
from shouhou.cases.models import Case
from shouhou.cases.services.follow_stream import follow_stream
from shouhou.documents import public as documents
from shouhou.kernel.errors import Invalid, NotFound, Reason, Refused
from shouhou.people import public as people
from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.policy.citations import cites
from shouhou.timeline import public as timeline

CLOSING, ACCEPTED = "file.closed", "file.gaps_accepted"


@transaction.atomic
def record_act(
    *,
    case_id: int,
    word: str,
    fields: Mapping[str, Any],
    actor: Actor,
    now: dt.datetime,
    at: dt.datetime | None = None,
    role: str = "",
    ref: str = "",
    channel: str = "web",
    supersedes: int | None = None,
    measured: bool = False,
    backdated: str = "",
    expected_seq: int | None = None,
) -> timeline.Recorded:
    """Record one word of the vocabulary on a case.

    Raises NotFound for an unknown word or outside the actor's scope, NotAllowed where they hold no role that may record
    it, Invalid for its fields, Refused with every clause that forbids it now, Undecided with the facts that are missing,
    Stale where `expected_seq` is given and something was recorded since.
    """
    if word not in policy.vocabulary("case").words:
        raise NotFound
    case = permissions.visible_case(actor, case_id=case_id)
    if word == CLOSING:
        _check_register(case)
    happening = happening_on(
        case, word, fields, actor=actor, now=now, at=at, role=role, ref=ref, channel=channel, supersedes=supersedes,
        measured=measured, backdated=backdated, expected_seq=expected_seq,
    )  # fmt: skip
    recorded = timeline.record(subject_id=case.subject_id, happening=happening, now=now)
    follow_stream(case=queries.locked_case(case.pk), recorded=recorded)
    return recorded


def happening_on(
    case: Case, word: str, fields: Mapping[str, Any], *, actor: Actor, now: dt.datetime, role: str, backdated: str,
    **envelope: Any,
) -> timeline.Happening:  # fmt: skip
    """What the actor may hand to the stream of this case, in which role; raises as `record_act` does."""
    adopted = timeline.subject_facts(case.subject_id).adopted
    return happening_at(
        case.branch_path, adopted, word, fields, actor=actor, now=now, role=role, backdated=backdated, **envelope
    )


def happening_at(
    branch_path: str, adopted: Sequence[Mapping[str, Any]], word: str, fields: Mapping[str, Any], *, actor: Actor,
    now: dt.datetime, role: str, backdated: str, **envelope: Any,
) -> timeline.Happening:  # fmt: skip
    """The same for a case that is only about to open at a branch, under what is adopted there."""
    actor.must("case.act", branch_path)
    acting = permissions.role_for(actor, word, permissions.roles_of(actor, branch_path, adopted), role)
    _check_people(word, fields, branch_path, now)
    return timeline.Happening(
        word=word, fields=fields, role=acting, actor_id=None if acting == permissions.CUSTOMER else actor.id,
        recorder_id=actor.id, backdated=backdated, may_backdate=actor.may("case.backdate", branch_path),
        corrects_others=actor.may("case.correct", branch_path), **envelope,
    )  # fmt: skip


@cites("FUR-6.0c")
def _check_register(case: Case) -> None:
    """A file is not closed while an obligatory column of the organisation's own is empty, unless a manager accepts it."""
    history = timeline.history(case.subject_id)
    if any(entry.word == ACCEPTED and not entry.corrected for entry in history):
        return
    lacking = documents.gaps(history)
    if lacking:
        told = {"en": ", ".join(c.name("en") for c in lacking), "zh": "、".join(c.name("zh") for c in lacking)}
        raise Refused(
            Reason("", "register", {"en": f"In the service register: {told['en']}", "zh": f"一览表：{told['zh']}"})
        )


def _check_people(word: str, fields: Mapping[str, Any], branch_path: str, now: dt.datetime) -> None:
    """Whoever is named exists; whoever is given a task or is mentioned works at the branch. Raises Invalid with each
    field."""
    spec = policy.vocabulary("case").words[word]
    named = {
        n: [str(fields[n])] for n, f in spec.fields.items() if f.type == "person" and fields.get(n) not in (None, "")
    }
    listed = {n: fields[n] for n, f in spec.fields.items() if f.type == "persons" and fields.get(n)}
    named |= {n: v.split(",") if isinstance(v, str) else [str(one) for one in v] for n, v in listed.items()}
    ids = {n: {_id(text) for text in texts} for n, texts in named.items()}
    known = people.named(set().union(*ids.values())) if ids else {}
    working = spec.assigns.keys() | listed.keys()
    staff = people.staff_at(branch_path, now) if ids.keys() & working else {}
    wrong = {n for n, found in ids.items() if found - (staff if n in working else known).keys()}
    if wrong:
        raise Invalid({name: _("Choose somebody from the list.") for name in wrong})


def _id(text: str) -> int:
    """An id out of text; 0, which nobody has, for any other text."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
