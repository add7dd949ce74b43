"""How a case's clocks, events and outcomes are put into words for a page. Display only."""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from shouhou.cases.models import Case
from shouhou.policy import public as policy
from shouhou.policy.engine.shapes import Clock
from shouhou.timeline import public as timeline
from shouhou.timeline.public import Entry

TONES = {
    "request": ("phone", "info"), "solution": ("bulb", "info"), "visit": ("truck", "info"),
    "signoff": ("signature", "good"), "block": ("barrier-block", "warn"), "mediation": ("users", "warn"),
    "escalation": ("arrow-up-circle", "warn"), "fault": ("gavel", "bad"), "fine": ("receipt-yuan", "bad"),
    "case": ("folder", "neutral"), "file": ("archive", "good"), "event": ("pencil", "neutral"),
    "note": ("message", "neutral"), "training": ("book", "info"), "claim": ("clipboard-check", "good"),
    "content": ("eye-off", "neutral"), "work": ("tool", "good"), "repeat": ("refresh", "warn"),
    "promise": ("flag", "warn"), "openpoint": ("flag", "warn"), "task": ("users", "neutral"),
    "travel": ("map-pin", "info"), "parts": ("package", "info"), "followup": ("phone-outgoing", "info"),
    "attachment": ("paperclip", "neutral"), "rating": ("star", "info"),
}  # fmt: skip

# What usually comes next in each state: the buttons that stand first.
NEXT = {
    "requested": ("request.answered", "solution.proposed", "requirement.confirmed", "request.urged"),
    "answered": ("solution.proposed", "requirement.confirmed", "request.urged", "escalation.raised"),
    "solution_given": ("visit.planned", "work.done", "request.urged"),
    "visit_planned": ("visit.departed", "visit.arrived", "block.reported", "block.confirmed", "block.cleared"),
    "travelling": ("visit.arrived", "block.reported", "block.confirmed", "block.cleared"),
    "on_site": ("work.done", "training.recorded", "signoff.signed", "signoff.refused", "block.reported"),
    "work_done": ("signoff.signed", "signoff.refused", "signoff.absent", "training.recorded"),
    "signed": ("followup.recorded", "file.closed"),
    "sign_refused": ("solution.proposed", "signoff.signed", "mediation.opened"),
    "followed_up": ("file.closed",),
    "closed": ("case.reopened",),
}

# What every service desk records, whatever its regulations say.
BASIC = {word for words in NEXT.values() for word in words} | {
    "case.cancelled", "case.merged", "task.assigned", "requirement.confirmed", "repeat.linked", "parts.ordered",
}  # fmt: skip

# Each of these has its own place on the page.
NO_BUTTON = {"request.received", "event.corrected", "claim.confirmed", "note.added", "attachment.added", "rating.given",
             "register.filled"}  # fmt: skip

THINGS = {
    "request": _("Request"), "requirement": _("Requirement"), "solution": _("Solution"), "visit": _("Visit"),
    "travel": _("Journey"), "stationed": _("Stationed staff"), "work": _("Work"), "training": _("Training"),
    "signoff": _("Sign-off"), "followup": _("Follow-up"), "block": _("Block"), "mediation": _("Mediation"),
    "escalation": _("Escalation"), "promise": _("Promise"), "note": _("Note"), "openpoint": _("Open point"), "assist": _("Assistance"),
    "purchase": _("Purchase"), "parts": _("Parts"), "return": _("Return"), "exchange": _("Exchange"),
    "file": _("Filing"), "case": _("Case"), "task": _("Hand-over"), "repeat": _("Repeat"), "neglect": _("Neglect"),
    "integrity": _("Integrity"), "fault": _("Fault"), "fine": _("Fine"), "contract": _("Contract"),
    "extra_cost": _("Extra cost"), "share": _("Share"), "claim": _("Claimed time"),
    "rating": _("Rating"), "sheet": _("Form"), "attachment": _("Attachment"),
    "scope": _("Scope of service"), "judgement": _("First judgement"), "workorder": _("Repair order"),
    "preparation": _("Preparation"), "diagnosis": _("Diagnosis"), "hidden_problem": _("Hidden problem"),
    "inspection": _("Inspection"), "report": _("Report"), "problem": _("Problem"), "discussion": _("Discussion"),
    "opinion": _("Opinion"), "appointment": _("Appointment"), "workshop": _("Workshop"), "card": _("Card"),
    "reception": _("Reception"), "walk_around": _("Walk around the car"), "stock": _("Stock"),
    "repair_order": _("Order of repair"), "copies": _("Copies"), "cost": _("Cost"), "fee": _("Fee"),
    "paid_service": _("Paid service"), "quote": _("Quote"), "agent": _("Dealer"), "supplier": _("Supplier"),
    "headquarters": _("Headquarters"), "survey": _("Survey"), "complaint": _("Complaint"), "remedy": _("Remedy"),
    "unit": _("Unit"), "repair": _("Repair"), "damage": _("Damage"), "replacement": _("Replacement"), "paper": _("Papers"),
    "item": _("Handed-out items"), "approval": _("Approval"), "offer": _("Choice"), "term": _("Exemption"),
    "category": _("Work category"), "maintenance_contract": _("Maintenance contract"), "district": _("District"), "province": _("Province"),
    "repair_contract": _("Repair contract"),
    "qualification": _("Qualification"), "invoice": _("Invoice"), "agency_contract": _("Agency contract"),
    "quality_check": _("Spot check"), "finish": _("Estimated finish"),
    "register": _("Register of cases"), "event": _("Correction"), "content": _("Erasure"),
}  # fmt: skip


def state_label(state: str, language: str) -> str:
    """The case's state in words."""
    known = policy.vocabulary("case").states.get(state)
    return known.label.get(language) if known else state


def kind_label(kind: str, language: str) -> str:
    """The kind of service in words."""
    known = policy.vocabulary("case").lists["kinds"].get(kind)
    return known.label.get(language) if known else kind


def clock_label(name: str, language: str) -> str:
    """A clock's name in words: the label that its rule gives it, or the name itself."""
    return policy.clock_label(name, language)


def row_badges(case: Case, now: dt.datetime, language: str) -> list[dict[str, Any]]:
    """The clocks that a listed row shows: the one that becomes late first, and one that stands still with its reason."""
    badges = []
    if case.next_late_from:
        badges.append(timeline.badge(
            state="missed" if case.next_late_from <= now else "running", name=clock_label(case.next_clock, language),
            clause=case.next_clause, late_from=case.next_late_from, opened_at=case.opened_at, now=now,
        ))  # fmt: skip
    if case.paused_clock:
        cause = cause_label(case.paused_cause, language)
        name = clock_label(case.paused_clock, language)
        badges.append({
            "state": "paused", "name": name, "clause": case.paused_clause, "why": cause,
        })  # fmt: skip
    return badges


def badge_of(clock: Clock, number: str, now: dt.datetime, language: str) -> dict[str, Any]:
    """A derived clock as a badge that leads to its why panel."""
    return timeline.badge_of(clock, now, language, why_url(number, clock.key))


def act_url(number: str, word: str, **initial: str) -> str:
    """The form of an act, with some of its fields filled in."""
    query = urlencode({name: value for name, value in initial.items() if value})
    return address("act", number, word) + (f"?{query}" if query else "")


def why_url(number: str, key: str) -> str:
    return f"{address('case_why', number)}?key={key}"


@lru_cache(maxsize=4096)
def address(name: str, *args: str) -> str:
    """`reverse`, remembered: a job page asks for forty addresses, many of them the same."""
    return reverse(name, args=args)


def entry_shown(entry: Entry, names: Mapping[int, str], number: str, language: str, undo: bool) -> dict[str, Any]:
    """One event as the history component wants it."""
    icon, tone = TONES.get(entry.word.partition(".")[0], ("point", "neutral"))
    shown = timeline.entry_shown("case", entry, names, language)
    if entry.word == "attachment.added":
        given = entry.words or {}
        shown["body"] = given.get("caption", "")
        shown["attachments"] = [attachment_link(number, entry.seq, given["name"])] if given else []
    undo_url = reverse("undo_act", args=[number, entry.seq]) if undo else ""
    return {**shown, "icon": icon, "tone": tone, "undo_url": undo_url}


def attachment_link(number: str, seq: int, name: str) -> dict[str, str]:
    """A file of a case as the history component wants it."""
    return {"label": name, "url": reverse("attachment", args=[number, seq])}


def cause_label(cause: str | None, language: str) -> str:
    """Why a stretch of time was skipped, in words."""
    known = policy.vocabulary("case").lists["causes"].get(cause or "")
    return known.label.get(language) if known else cause or ""
