"""The job page: one time line of everything, its clocks with their reasons, and what can be done next."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.assets import public as assets
from shouhou.cases import permissions
from shouhou.cases.models import Case
from shouhou.cases.rules import people_told_of
from shouhou.cases.views.shown import (
    FAULT_STATES,
    FINE_STATES,
    NEXT,
    NO_BUTTON,
    THINGS,
    badge_of,
    cause_label,
    entry_shown,
    state_label,
    why_url,
)
from shouhou.customers import public as customers
from shouhou.kernel import clock
from shouhou.kernel.errors import NotFound
from shouhou.people import public as people
from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.policy.engine.shapes import Clock, Fault, Timeline
from shouhou.timeline import public as timeline


def case_page(request: HttpRequest, number: str) -> HttpResponse:
    """Everything about one case, derived as of this minute."""
    actor, now, language = request.actor, clock.now(), get_language() or "zh-hans"  # type: ignore[attr-defined]
    case = permissions.visible_case(actor, number=number)
    whole = timeline.whole(case.subject_id, now)
    facts, derived, history = whole.facts, whole.timeline, whole.history
    names = people.named(people_told_of(history, derived, case.engineer_id))
    roles = permissions.roles_of(actor, case.branch_path, facts.adopted)
    customer = customers.for_case(actor, case.customer_id)
    unit = assets.unit_of_case(case.unit_id) if case.unit_id else None
    regulations = [policy.title(a["regulation"], language) for a in facts.adopted]
    undoable = history[-1].seq if history and _undoable(history[-1], actor.id, now) else None
    context = {
        "case": case,
        "state": state_label(derived.state or "", language),
        "customer": customer,
        "unit": unit,
        "clocks": [_clock(c, number, now, language, names) for c in derived.clocks],
        "faults": [_fault(f, derived, number, names) for f in derived.faults if f.state != "withdrawn"],
        "may_judge": actor.may("fault.judge", case.branch_path),
        "may_confirm": actor.may("fine.confirm", case.branch_path),
        "questions": _questions(derived, language),
        "history": [
            entry_shown(e, names, number, language, e.seq == undoable) | _ways_on(e, actor, case, roles)
            for e in reversed(history)
        ],
        **(_acts(case, derived.state or "", roles, language) if actor.may("case.act", case.branch_path) else {}),
        "facts": _facts(case, customer, unit, names.get(case.engineer_id or 0, ""), regulations),
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
    about = {"clause": f.clause, "person": f.person or ""}
    outcome = fine.outcome if fine else ""
    return {
        "clause": f.clause, "person": _name(f.person, names), "amount": f.amount, "at": f.at, "amount_by": f.amount_by,
        "why_url": why_url(number, f.key), "state_label": FAULT_STATES[f.state][0], "tone": FAULT_STATES[f.state][1],
        "fine_label": FINE_STATES[outcome][0] if fine else "", "fine_tone": FINE_STATES[outcome][1] if fine else "",
        "find_url": _act_url(number, "fault.found", **about) if f.state == "proposed" else "",
        "fine_url": _act_url(number, "fine.confirmed", **about) if outcome == "proposed" else "",
        "revoke_url": _act_url(number, "fine.revoked", **about) if outcome == "revocation_proposed" else "",
    }  # fmt: skip


def _act_url(number: str, word: str, **initial: str) -> str:
    query = "&".join(f"{name}={value}" for name, value in initial.items() if value)
    return reverse("act", args=[number, word]) + (f"?{query}" if query else "")


def _questions(derived: Timeline, language: str) -> list[str]:
    """The facts that rules wait for, with the clauses that ask."""
    return [
        f"{policy.fact_label(name, language)} ({', '.join(sorted(c))})" for name, c in sorted(derived.undecided.items())
    ]


def _ways_on(entry: timeline.Entry, actor: Actor, case: Case, roles: set[str]) -> dict[str, str]:
    """Where this reader may correct an entry, or confirm the minute that another person has stated."""
    words = policy.vocabulary("case").words
    found = {}
    own = entry.recorder_id == actor.id
    if (own or actor.may("case.correct", case.branch_path)) and not (entry.corrected or words[entry.word].final):
        found["correct_url"] = _act_url(case.number, "event.corrected", supersedes=str(entry.seq))
    others = actor.id not in (entry.actor_id, entry.recorder_id)
    if entry.claimed and entry.confirmed_by is None and others and roles & {*words["claim.confirmed"].by}:
        found["confirm_url"] = _act_url(case.number, "claim.confirmed", claim=str(entry.seq))
    return found if actor.may("case.act", case.branch_path) else {}


def _acts(case: Case, state: str, roles: set[str], language: str) -> dict[str, Any]:
    """What this person's roles may record: what usually comes next stands first, the rest by the thing it tells of."""
    words = policy.vocabulary("case").words
    mine = [w for w, spec in words.items() if w not in NO_BUTTON and roles & set(spec.by)]

    def shown(word: str, likely: bool = False) -> dict[str, Any]:
        return {"label": words[word].label.get(language), "url": _act_url(case.number, word), "likely": likely}

    usual = [word for word in NEXT.get(state, ()) if word in mine]
    things: dict[str, list[dict[str, Any]]] = {}
    for word in mine:
        things.setdefault(word.partition(".")[0], []).append(shown(word))
    return {
        "usual": [shown(word, likely=place == 0) for place, word in enumerate(usual)],
        "acts": [{"label": THINGS.get(thing, thing), "acts": acts} for thing, acts in things.items()],
    }


def _facts(case: Case, customer: Any, unit: Any, engineer: str, regulations: list[str]) -> list[dict[str, Any]]:
    contacts = ", ".join(f"{c.name} {c.phone}".strip() for c in customer.contacts)
    return [
        {"term": _("Customer"), "value": customer.name},
        {"term": _("Contact"), "value": contacts},
        {"term": _("Address"), "value": customer.address},
        {
            "term": _("Distance"),
            "value": f"{customer.distance_km.normalize():f} km" if customer.distance_km is not None else "",
        },
        {"term": _("Unit"), "value": f"{unit.model} {unit.serial}" if unit else ""},
        {"term": _("Delivered on"), "value": unit.delivered_on.isoformat() if unit and unit.delivered_on else ""},
        {"term": _("Engineer"), "value": engineer},
        {"term": _("Requirement"), "value": case.summary},
        {"term": _("Regulations"), "value": ", ".join(regulations)},
    ]


def _undoable(entry: timeline.Entry, actor_id: int, now: dt.datetime) -> bool:
    """The last act may be taken back by whoever entered it, within five minutes; never the opening one."""
    return (
        entry.recorder_id == actor_id
        and entry.seq > 1
        and not entry.corrected
        and (entry.word != "event.corrected" and now - entry.recorded_at <= timeline.UNDO_WITHIN)
    )
