"""What waits for a manager's decision, each with the evidence beside it and the buttons that decide it."""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.cases import public as cases
from shouhou.people import public as people
from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.timeline import public as timeline

LOOK_BACK = dt.timedelta(days=60)
MOST = 8  # of each kind: whoever has more to decide finds the rest in its list


def decisions(actor: Actor, now: dt.datetime, language: str) -> list[dict[str, Any]]:
    """Blocks to judge, stated minutes to confirm, faults to find, fines to confirm, appeals; each kind with its cases."""
    since, groups = now - LOOK_BACK, []
    if actor.may("fault.judge"):
        scope = _scope(actor, "fault.judge", "actor_id")
        blocks = timeline.unanswered(
            "block.reported", ("block.confirmed", "block.rejected", "block.cleared"), within=scope, since=since, limit=MOST
        )  # fmt: skip
        claims = timeline.unconfirmed_claims(within=scope, since=since, limit=MOST)
        claims = [claim for claim in claims if claim.recorder_id != actor.id]
        groups.append((_("Blocks to judge"), "barrier-block", [_block(b, language) for b in blocks], ""))
        groups.append((_("Stated minutes to confirm"), "clock", [_claim(c, language) for c in claims], ""))
        faults = _consequences(actor, "fault.judge", "fault", "proposed")
        groups.append((_("Causes to find"), "gavel", [_fault(f, language) for f in faults], reverse("fault_list")))
    if actor.may("fine.confirm"):
        fines = _consequences(actor, "fine.confirm", "fine", "proposed")
        groups.append((_("Fines to confirm"), "receipt-yuan", [_fine(f) for f in fines], reverse("ledger")))
    if actor.may("fault.judge"):
        appeals = _consequences(actor, "fault.judge", "fine", "appealed")
        groups.append((_("Appeals to decide"), "arrow-up-circle", [_appeal(f) for f in appeals], ""))
    return _with_cases(actor, groups)


def _scope(actor: Actor, permission: str, own: str) -> Q:
    return actor.scope(permission, branch="subject__branch_path", own=Q(**{own: actor.id}))


def _consequences(actor: Actor, permission: str, kind: str, state: str) -> list[timeline.ConsequenceFacts]:
    return timeline.consequences(kind=kind, states=(state,), within=_scope(actor, permission, "person_id"), limit=MOST)


def _with_cases(actor: Actor, groups: Iterable[Any]) -> list[dict[str, Any]]:
    """Only what belongs to a case that the reader sees, with the names that are shown; empty kinds are left out."""
    groups = list(groups)
    items = [item for _title, _icon, found, _more in groups for item in found]
    known = cases.rows_of_subjects(actor, [item["subject_id"] for item in items])
    last = {s: f.last_seq for s, f in cases.cases_of_subjects(actor, list(known)).items()}
    names = people.named({item["person_id"] for item in items if item["person_id"]})
    shown = []
    for title, icon, found, more in groups:
        mine = [
            item | {
                "case": known[item["subject_id"]], "person": names.get(item["person_id"] or 0, ""),
                "key": str(uuid.uuid4()), "seen": last[item["subject_id"]],
            }
            for item in found if item["subject_id"] in known
        ]  # fmt: skip
        if mine:
            shown.append({"title": title, "icon": icon, "items": mine, "more_url": more})
    return shown


def _item(subject_id: int, person_id: int | None, told: list[str], choices: list[Any], **more: Any) -> dict[str, Any]:
    """`choices`: (word, label, likely, fields) of each button."""
    buttons = [
        {"word": w, "label": label, "likely": likely, "fields": fields, "key": str(uuid.uuid4())}
        for w, label, likely, fields in choices
    ]
    return {
        "subject_id": subject_id,
        "person_id": person_id,
        "told": [t for t in told if t],
        "buttons": buttons,
        **more,
    }


def _block(event: timeline.Waiting, language: str) -> dict[str, Any]:
    words, data = policy.vocabulary("case"), event.data
    labels = [words.lists[name].get(data.get(field, "")) for name, field in (("causes", "cause"), ("steps", "step"))]
    told = [label.label.get(language) for label in labels if label]
    if began := data.get("began_at"):
        told.append(_("since %(minute)s") % {"minute": policy.shown_minute(began)})
    about = {"ref": event.ref}
    return _item(
        event.subject_id, event.recorder_id, [*told, (event.words or {}).get("evidence", "")],
        [("block.confirmed", _("Confirm"), True, about), ("block.rejected", _("Reject"), False, about)],
        at=event.occurred_at,
    )  # fmt: skip


def _claim(event: timeline.Waiting, language: str) -> dict[str, Any]:
    label = policy.vocabulary("case").words[event.word].label.get(language)
    says = _("said to be of %(stated)s, entered %(entered)s") % {
        "stated": policy.shown_minute(event.occurred_at.isoformat()),
        "entered": policy.shown_minute(event.recorded_at.isoformat()),
    }
    return _item(
        event.subject_id, event.recorder_id, [label, says],
        [("claim.confirmed", _("Confirm the minute"), True, {"claim": event.seq})], at=event.recorded_at,
    )  # fmt: skip


def _about(found: timeline.ConsequenceFacts) -> dict[str, Any]:
    return {"clause": found.clause, "person": found.person_id or ""}


def _fault(fault: timeline.ConsequenceFacts, language: str) -> dict[str, Any]:
    causes = policy.vocabulary("case").lists["finding_causes"]
    shown = [("own", True), ("company", False), ("user", False)]
    choices = [
        ("fault.found", causes[cause].label.get(language), likely, _about(fault) | {"cause": cause})
        for cause, likely in shown
    ]
    return _item(
        fault.subject_id, fault.person_id, [], choices, at=fault.at, clause=fault.clause, amount=fault.amount,
        why_key=fault.key, asks_dissatisfied=True,
    )  # fmt: skip


def _fine(fine: timeline.ConsequenceFacts) -> dict[str, Any]:
    return _item(
        fine.subject_id, fine.person_id, [], [("fine.confirmed", _("Confirm the fine"), True, _about(fine))],
        at=fine.at, clause=fine.clause, amount=fine.amount, why_key=fine.key,
    )  # fmt: skip


def _appeal(fine: timeline.ConsequenceFacts) -> dict[str, Any]:
    choices = [
        ("fine.upheld", _("Uphold"), False, _about(fine)), ("fine.waived", _("Waive"), False, _about(fine)),
    ]  # fmt: skip
    return _item(
        fine.subject_id,
        fine.person_id,
        [],
        choices,
        at=fine.at,
        clause=fine.clause,
        amount=fine.amount,
        why_key=fine.key,
    )
