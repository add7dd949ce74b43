"""The working calendars: for each branch its hours, its years, what counts by them, and who entered what."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.people import public as people
from shouhou.policy import public as policy
from shouhou.workbench.forms import WEEKDAYS

PERMISSION = "settings.manage"


def calendar_list(request: HttpRequest) -> HttpResponse:
    """Every branch whose calendar the reader may change, with what counts there now."""
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    actor.must(PERMISSION)
    today = policy.local_day(now)
    rows = []
    for branch_id, name in people.branches_of(actor, PERMISSION).items():
        path = people.branch_path(branch_id)
        week, years = week_on(path, today, now), policy.years_for(path, now)
        rows.append({
            "id": branch_id, "name": name, "depth": path.count("/") - 1, "own": bool(policy.entered(branch_id)),
            "hours": shortest(week.hours) if week else "",
            "missing": [year for year in (today.year, today.year + 1) if year not in years],
            "counts": len(policy.clauses_by_calendar(path, today)),
        })  # fmt: skip
    return render(request, "workbench/calendar_list.html", {"rows": rows, "breadcrumbs": [_settings()]})


def calendar(request: HttpRequest, branch_id: int) -> HttpResponse:
    """One branch's calendar."""
    actor, now, language = request.actor, clock.now(), get_language() or "zh-hans"  # type: ignore[attr-defined]
    actor.must(PERMISSION)
    branch = people.branch_for(actor, PERMISSION, branch_id)
    today, names = policy.local_day(now), people.all_branches()
    week, years = week_on(branch.path, today, now), policy.years_for(branch.path, now)
    entries = policy.entered(branch.id)
    by = people.named({entry.entered_by for entry in entries if entry.entered_by})
    context = {
        "branch": branch, "week": week, "from_branch": names.get(week.branch_id, "") if week else "",
        "inherited": week is not None and week.branch_id != branch.id,
        "hours": week_rows(week.hours) if week else [],
        "coming": [w for day, w in policy.weeks_for(branch.path, now).items() if day > today],
        "years": [
            _year(year, years.get(year), branch.id, names)
            for year in sorted({*years, today.year, today.year + 1}, reverse=True)
        ],
        "counts": [
            {"regulation": policy.title(slug, language), "slug": slug, "clause": clause}
            for slug, clause in policy.clauses_by_calendar(branch.path, today)
        ],
        "entries": [_entry(entry, by) for entry in entries],
        "breadcrumbs": [_settings(), {"label": _("Calendars"), "url": reverse("calendar_list")}],
    }  # fmt: skip
    return render(request, "workbench/calendar.html", context)


def week_on(branch_path: str, day: dt.date, now: dt.datetime) -> policy.WeekFacts | None:
    """The hours that a branch has on a day."""
    weeks = policy.weeks_for(branch_path, now)
    since = max((begun for begun in weeks if begun <= day), default=None)
    return weeks[since] if since else None


def week_rows(hours: Any) -> list[dict[str, Any]]:
    """Each weekday with its hours as people write them."""
    return [
        {"term": name, "value": policy.written_hours(hours.get(number, ())) or _("not worked")}
        for number, name in enumerate(WEEKDAYS)
    ]


def year_rows(days: policy.Days) -> list[dict[str, Any]]:
    """Days off in ranges, and worked days with the weekday whose hours they take."""
    off = [
        {"first": first, "last": last, "length": (last - first).days + 1, "worked": ""}
        for first, last in policy.ranges(days.holidays)
    ]
    worked = [
        {"first": day, "last": day, "length": 1, "worked": WEEKDAYS[weekday]} for day, weekday in days.makeup.items()
    ]
    return sorted([*off, *worked], key=lambda row: row["first"])


def shortest(hours: Any) -> str:
    """A week in one line: weekdays that follow one another and have the same hours stand together."""
    spans: list[list[int]] = []
    for number in range(len(WEEKDAYS)):
        if spans and hours.get(number, ()) == hours.get(spans[-1][0], ()):
            spans[-1].append(number)
        else:
            spans.append([number])
    told = []
    for span in spans:
        if text := policy.written_hours(hours.get(span[0], ())):
            days = str(WEEKDAYS[span[0]]) if len(span) == 1 else f"{WEEKDAYS[span[0]]}–{WEEKDAYS[span[-1]]}"
            told.append(f"{days} {text}")
    return _("; ").join(told)


def _year(year: int, facts: policy.YearFacts | None, branch_id: int, names: Any) -> dict[str, Any]:
    return {
        "year": year, "known": facts is not None, "rows": year_rows(facts.days) if facts else [],
        "from_branch": names.get(facts.branch_id, "") if facts and facts.branch_id != branch_id else "",
        "off": len(facts.days.holidays) if facts else 0, "worked": len(facts.days.makeup) if facts else 0,
    }  # fmt: skip


def _entry(entry: policy.WeekFacts | policy.YearFacts, by: Any) -> dict[str, Any]:
    if isinstance(entry, policy.WeekFacts):
        what = _("hours from %(day)s on: %(hours)s") % {"day": entry.from_on, "hours": shortest(entry.hours)}
    else:
        counted = {"year": entry.year, "off": len(entry.days.holidays), "worked": len(entry.days.makeup)}
        what = _("year %(year)s: %(off)s days off, %(worked)s worked") % counted
    return {"at": entry.entered_at, "by": by.get(entry.entered_by, "") or _("the system"), "what": what}


def _settings() -> dict[str, str]:
    return {"label": _("Settings"), "url": reverse("settings")}
