"""Home, by what somebody's roles ask of them: what waits for them, comes due, was asked again, needs a decision."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.cases import public as cases
from shouhou.dispatch import public as dispatch
from shouhou.kernel import clock
from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.registers import public as registers
from shouhou.timeline import public as timeline
from shouhou.web.views.decisions import decisions

MOST = 1000
DUTIES_AHEAD = dt.timedelta(days=62)  # recurring duties that come due later wait on their own list


def home(request: HttpRequest) -> HttpResponse:
    """Figures that lead to their lists, decisions with their evidence, and what comes next; each only where it is asked."""
    actor, now, language = request.actor, clock.now(), get_language() or "zh-hans"  # type: ignore[attr-defined]
    sees, since = actor.may("case.see"), midnight(now)
    context: dict[str, Any] = {
        "decisions": decisions(actor, now, language), "visits": dispatch.visits_of_engineer(actor.id),
        "duties": [_duty(d, now, language) for d in registers.duties_of(actor, now + DUTIES_AHEAD)],
        "decides": actor.may("fault.judge") or actor.may("fine.confirm"),
    }  # fmt: skip
    if sees:
        waiting = cases.worklist(actor, now=now, view="waiting")
        due = cases.worklist(actor, now=now)
        context |= {
            "tiles": _tiles(actor, now, since), "waiting": [shown_row(c, now, language) for c in waiting],
            "due": [shown_row(c, now, language) for c in due],
            "late": [shown_row(c, now, language) for c in cases.worklist(actor, now=now, view="late", sort="newest")],
            "urged": _urged(actor, since, now, language) if actor.may("case.register") else [],
            "complaints": cases.day_at_the_desk(actor, since).complaints if actor.may("case.register") else [],
        }  # fmt: skip
    if actor.may("regulation.adopt"):
        context["undecided"] = (
            [shown_row(c, now, language) for c in cases.worklist(actor, now=now, view="undecided", sort="newest")]
            if sees
            else []
        )
        context["open_clauses"] = _open_clauses(actor, now, language)
    context["administers"] = actor.may("people.manage") and not sees
    return render(request, "web/home.html", context)


def midnight(now: dt.datetime) -> dt.datetime:
    """When the organisation's day began."""
    return clock.local(now).replace(hour=0, minute=0, second=0, microsecond=0)


def _tiles(actor: Actor, now: dt.datetime, since: dt.datetime) -> list[dict[str, str]]:
    """How many cases stand in the views that matter; each figure opens its list."""
    names = [
        ("late", _("Late"), "bad"),
        ("soon", _("Due within 4 hours"), "warn"),
        ("waiting", _("Waiting for me"), "info"),
    ]
    if actor.may("visit.plan"):
        names.append(("unassigned", _("Unassigned"), "info"))
    if actor.may("case.register"):
        names.append(("mine", _("Mine"), "neutral"))
    tiles = []
    for view, label, tone in names:
        count = cases.count(actor, view, now)
        sort = "due" if view in ("soon", "waiting") else "newest"
        tiles.append(
            {
                "label": label, "tone": tone if count else "neutral", "url": f"{reverse('case_list')}?view={view}&sort={sort}",
                "value": f"{MOST}+" if count > MOST else str(count),
            }
        )  # fmt: skip
    return tiles


def _urged(actor: Actor, since: dt.datetime, now: dt.datetime, language: str) -> list[dict[str, Any]]:
    """The cases about which users asked again today, the newest first, with what they said."""
    scope = actor.scope("case.see", branch="subject__branch_path", own=Q(recorder_id=actor.id))
    asked = timeline.recorded_since("request.urged", within=scope, since=since)
    known = cases.rows_of_subjects(actor, [event.subject_id for event in asked])
    said = {event.subject_id: event for event in reversed(asked)}
    return [
        shown_row(known[pk], now, language) | {"said": (event.words or {}).get("text", ""), "at": event.recorded_at}
        for pk, event in reversed(said.items())
        if pk in known
    ]


def _duty(duty: registers.DutyRow, now: dt.datetime, language: str) -> dict[str, Any]:
    """A recurring duty with its clock, and where the reason stands."""
    why = f"{reverse('entry_why', args=[duty.number])}?{urlencode({'key': duty.key})}"
    badge = timeline.badge(
        state=duty.state, name="", clause="", late_from=duty.late_from, opened_at=duty.started_at, now=now,
        due_at=duty.due_at,
    )  # fmt: skip
    return {"duty": duty, "label": policy.clock_label(duty.name, language), "badge": badge, "why_url": why}


def _open_clauses(actor: Actor, now: dt.datetime, language: str) -> list[dict[str, Any]]:
    """The regulations in force with how many of their clauses nothing carries out yet."""
    today = clock.local(now).date()
    in_force = {a.regulation for a in policy.adoptions_for(actor) if a.in_force(today)}
    return [
        {"slug": known.slug, "title": policy.title(known.slug, language), "count": known.counts["open"]}
        for known in policy.catalogue().values()
        if known.slug in in_force and known.counts["open"]
    ]


def shown_row(case: cases.CaseRow, now: dt.datetime, language: str) -> dict[str, Any]:
    """A case with its clocks as badges."""
    badges = []
    if case.next_late_from:
        badges.append(timeline.badge(
            state="missed" if case.next_late_from <= now else "running", clause=case.next_clause,
            name=policy.clock_label(case.next_clock, language), late_from=case.next_late_from, opened_at=case.opened_at,
            now=now,
        ))  # fmt: skip
    if case.paused_clock:
        cause = policy.vocabulary("case").lists["causes"].get(case.paused_cause)
        badges.append({
            "state": "paused", "name": policy.clock_label(case.paused_clock, language), "clause": case.paused_clause,
            "why": cause.label.get(language) if cause else "",
        })  # fmt: skip
    return {"case": case, "badges": badges}
