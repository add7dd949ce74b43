"""The job page: one time line of everything, its clocks with their reasons, and what can be done next."""

import datetime as dt
import uuid
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.assets import public as assets
from shouhou.cases import permissions
from shouhou.cases.rules import people_told_of
from shouhou.cases.views import parties
from shouhou.cases.views.next_acts import (
    Asking,
    asking_about,
    missing_in_file,
    next_acts,
    waiting_for_manager,
)
from shouhou.cases.views.shown import (
    act_url,
    address,
    badge_of,
    cause_label,
    state_label,
    why_url,
)
from shouhou.cases.views.time_line import time_line
from shouhou.customers import public as customers
from shouhou.kernel import clock
from shouhou.kernel.errors import NotFound
from shouhou.people import public as people
from shouhou.policy import public as policy
from shouhou.policy.engine.shapes import Clock, Fault, Timeline
from shouhou.timeline import public as timeline


def case_page(request: HttpRequest, number: str) -> HttpResponse:
    """Everything about one case, derived as of this minute."""
    actor, now, language = request.actor, clock.now(), get_language() or "zh-hans"  # type: ignore[attr-defined]
    case = permissions.visible_case(actor, number=number, surrounded=True)
    asking = asking_about(case, actor, now)
    whole, watched_by = asking.whole, case.watched_by  # type: ignore[attr-defined]
    named = people_told_of(whole.history, whole.timeline, case.engineer_id)
    names = people.named(named | {int(post.person) for post in whole.posts.values()} | {*watched_by})
    customer = customers.facts_of_one(actor, case.customer)
    unit = assets.facts(case.unit) if case.unit else None
    history = whole.history
    undoable = history[-1].seq if history and _undoable(history[-1], actor.id, now) else None
    context = {
        "case": case,
        "state": state_label(whole.timeline.state or "", language),
        "customer": customer,
        "unit": unit,
        "clocks": [_clock(c, number, now, language, names) for c in whole.timeline.clocks],
        "faults": [_fault(f, whole.timeline, number, names) for f in whole.timeline.faults if f.state != "withdrawn"],
        "may_judge": actor.may("fault.judge", case.branch_path),
        "may_confirm": actor.may("fine.confirm", case.branch_path),
        "questions": _questions(whole.timeline, language),
        "line": time_line(asking, names, request.GET.dict(), undoable),
        **(next_acts(asking) if asking.roles else {}),
        "missing": missing_in_file(asking) if asking.roles else None,
        "waiting": waiting_for_manager(asking, _deputies(asking, now)) if _calls(history) else None,
        "posts": parties.posts(asking, names),
        "facts": parties.facts(
            case, customer, unit, [policy.title(a["regulation"], language) for a in whole.facts.adopted]
        ),
        "watchers": [names[pk] for pk in watched_by],
        "follows": actor.id in watched_by,
        "note": _note(asking),
        "form_url": reverse("service_confirmation", args=[number]),
        "breadcrumbs": [{"label": _("Work queue"), "url": reverse("case_list")}, {"label": number, "url": ""}],
    }
    return render(request, "cases/case_page.html", context)


def case_why(request: HttpRequest, number: str) -> HttpResponse:
    """Why a clock, fault or fine is what it is: each step by the pack that was in force."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    case = permissions.visible_case(actor, number=number)
    told = timeline.why(case.subject_id, request.GET.get("key", ""), clock.now(), language)
    if told is None:
        raise NotFound
    spans = [
        {
            "start": s.start, "end": s.end, "counted": s.counted, "clause": s.clause,
            "minutes": int((s.end - s.start).total_seconds() // 60),
            "cause": cause_label(s.cause, language),
        }
        for s in told.spans
    ]  # fmt: skip
    why = {
        "verdict": told.sentences[0], "sentences": told.sentences[1:], "spans": spans,
        "counted_minutes": sum(int((s.end - s.start).total_seconds() // 60) for s in told.spans if s.counted),
    }  # fmt: skip
    return render(request, "web/why.html", {"title": _("Why"), "why": why})


def _name(person: str | None, names: dict[int, str]) -> str:
    return names.get(int(person), person) if person and person.isdecimal() else person or ""


def _clock(c: Clock, number: str, now: dt.datetime, language: str, names: dict[int, str]) -> dict[str, Any]:
    return {
        **badge_of(c, number, now, language),
        "person": _name(c.person, names),
        "due_at": c.due_at,
        "stopped_at": c.stopped_at,
    }


def _fault(f: Fault, derived: Timeline, number: str, names: dict[int, str]) -> dict[str, Any]:
    fine = next((x for x in derived.fines if x.fault == f.key), None)
    outcome = fine.outcome if fine else ""
    return {
        "clause": f.clause, "person": _name(f.person, names), "amount": f.amount, "at": f.at, "amount_by": f.amount_by,
        "why_url": why_url(number, f.key), "state_label": timeline.FAULT_STATES[f.state][0], "tone": timeline.FAULT_STATES[f.state][1],
        "fine_label": timeline.FINE_STATES[outcome][0] if fine else "", "fine_tone": timeline.FINE_STATES[outcome][1] if fine else "",
        "url": f"{address('fault_page', number)}?{urlencode({'key': f.key})}",
        "to_find": f.state == "proposed", "to_confirm": outcome == "proposed",
        "to_decide": outcome in ("revocation_proposed", "appealed"),
    }  # fmt: skip


def _questions(derived: Timeline, language: str) -> list[str]:
    """The facts that rules wait for, with the clauses that ask."""
    return [
        f"{policy.fact_label(name, language)} ({', '.join(sorted(c))})" for name, c in sorted(derived.undecided.items())
    ]


def _calls(history: list[timeline.Entry]) -> bool:
    return any(entry.word == "escalation.failed_attempt" for entry in history)


def _deputies(asking: Asking, now: dt.datetime) -> dict[int, str]:
    """Who holds the manager's or the head's role at this branch, whatever this organisation calls them."""
    titles = {role: code for a in asking.whole.facts.adopted for role, code in (a.get("titles") or {}).items()}
    found: dict[int, str] = {}
    for role in ("manager", "head"):
        found |= people.staff_with_role(titles.get(role, role), asking.case.branch_path, now)
    return found


def _note(asking: Asking) -> dict[str, Any] | None:
    """The form of a note, for whoever may write one."""
    if asking.role_for("note.added") is None:
        return None
    return {
        "url": act_url(asking.case.number, "note.added"), "key": uuid.uuid4(),
        "people_url": reverse("case_people", args=[asking.case.number]),
    }  # fmt: skip


def _undoable(entry: timeline.Entry, actor_id: int, now: dt.datetime) -> bool:
    """The last act may be taken back by whoever entered it, within five minutes; never the opening one."""
    return (
        entry.recorder_id == actor_id
        and entry.seq > 1
        and not entry.corrected
        and (entry.word != "event.corrected" and now - entry.recorded_at <= timeline.UNDO_WITHIN)
    )
