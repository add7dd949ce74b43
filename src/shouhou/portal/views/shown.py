"""How the customer's page puts things: plain words, no names of the staff, no fines. Display only."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from shouhou.policy import public as policy
from shouhou.portal import rules
from shouhou.timeline.public import Entry

# What each form of the page carries.
FIELDS = {
    "confirm": ("text",), "agree": ("text",), "decline": ("text",), "sign": ("name", "typed"), "refuse": ("words",),
    "rate": ("service", "manner", "skill", "words"), "urge": ("text",),
}  # fmt: skip


def thanks(what: str) -> str:
    return {
        "confirm": _("Thank you. We have understood what you want."),
        "agree": _("Thank you. We go on with this solution."),
        "decline": _("Thank you. We look for another solution and call you."),
        "sign": _("Thank you. Your signature is recorded."),
        "refuse": _("Recorded. The manager learns what is not in order."),
        "rate": _("Thank you for your rating."),
        "urge": _("Passed on. The service desk sees that you are waiting."),
    }[what]


def state(code: str, is_open: bool) -> dict[str, str]:
    """Where the case stands, in a word for the customer."""
    words = {
        "requested": _("We have received your request"), "answered": _("We have answered you"),
        "solution_given": _("There is a solution"), "visit_planned": _("A visit is planned"),
        "travelling": _("The engineer is on the way"), "on_site": _("The engineer is with you"),
        "work_done": _("The work is done: please sign"), "signed": _("Signed: thank you"),
        "sign_refused": _("Not in order yet: we are on it"), "followed_up": _("Done"), "closed": _("Done"),
        "cancelled": _("Cancelled"), "merged": _("Continued under another number"),
    }  # fmt: skip
    tone = "good" if code in ("signed", "followed_up", "closed") else "info" if is_open else "neutral"
    return {"text": words.get(code, _("In progress")), "tone": tone}


def stages(reached: set[str]) -> list[dict[str, Any]]:
    """The way of a case: what is behind, and what comes next."""
    labels = {
        "received": _("Received"), "answered": _("Answered"), "solution": _("Solution"), "visit": _("Visit"),
        "done": _("Repaired"), "signed": _("Signed"),
    }  # fmt: skip
    last = max((n for n, name in enumerate(rules.STAGES) if name in reached), default=-1)
    shown = [
        name for n, name in enumerate(rules.STAGES) if n > last or name in reached
    ]  # what was left out is no stage
    done = len(reached)
    return [{"label": labels[name], "done": n < done, "next": n == done} for n, name in enumerate(shown)]


def promise(p: rules.Promise, language: str) -> dict[str, Any]:
    """A promise in plain words; behind it the clause, from when it counts and how long it is."""
    names = {
        "response": _("We answer you"), "solution": _("You get a solution"), "arrival": _("An engineer is with you"),
        "stationed_arrival": _("Our colleague is with you"), "paid_shipping": _("Your parts are on their way"),
        "free_packing": _("Your parts are packed"), "free_shipping": _("Your parts are on their way"),
    }  # fmt: skip
    look = {
        "running": ("clock", "info"), "waiting": ("player-pause", "neutral"), "kept": ("circle-check", "good"),
        "late": ("alert-triangle", "bad"), "kept_late": ("alert-triangle", "warn"), "unknown": ("help-circle", "neutral"),
    }  # fmt: skip
    return {
        "what": names[p.name], "state": p.state, "icon": look[p.state][0], "tone": look[p.state][1],
        "due_at": p.due_at, "done_at": p.done_at, "since": p.since, "clause": p.clause,
        "regulation": policy.title(p.regulation, language),
        "minutes": int(p.limit.total_seconds() // 60) if p.limit else None,
    }  # fmt: skip


def told(entry: Entry, words: str) -> dict[str, Any]:
    """One line of the story."""
    names = {
        "request.received": _("You asked for service"), "request.urged": _("You reminded us"),
        "request.answered": _("We answered"), "requirement.confirmed": _("What you want was confirmed"),
        "solution.proposed": _("We proposed a solution"), "solution.agreed": _("You agreed"),
        "solution.declined": _("You did not agree"), "visit.planned": _("A visit was planned"),
        "visit.departed": _("The engineer set out"), "visit.arrived": _("The engineer arrived"),
        "work.done": _("The work was done"), "signoff.signed": _("You signed"),
        "signoff.refused": _("You did not sign"), "rating.given": _("You rated us"), "file.closed": _("Completed"),
        "case.cancelled": _("Cancelled"), "case.reopened": _("Opened again"),
    }  # fmt: skip
    return {"at": entry.occurred_at, "what": names[entry.word], "words": words, "own": entry.role == "customer"}


def solution(history: Sequence[Entry]) -> str:
    """The solution on which the customer is asked."""
    entry = rules.last(history, "solution.proposed")
    return (entry.words or {}).get("text", "") if entry else ""
