"""Assessments of a month: everybody of a branch, and one's own months."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shouhou.kernel import clock
from shouhou.kpis import permissions, queries, rules
from shouhou.kpis.models import Sheet
from shouhou.kpis.views import shown
from shouhou.kpis.views.figures import Scope
from shouhou.people import public as people
from shouhou.policy import public as policy


@require_safe
def assessments(request: HttpRequest) -> HttpResponse:
    """The last month that is over unless the address names another (`month=2026-03`), at one branch."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must(permissions.SEE)
    today = policy.local_day(clock.now())
    month = month_of(request.GET.get("month", "")) or rules.month_after(today, -1)
    asked = request.GET.get("branch", "")
    scope = Scope(actor, int(asked) if asked.isdecimal() and len(asked) < 10 else 0)
    branch = int((scope.path or _first(scope)).strip("/").split("/")[-1])
    path = scope.ids[branch]
    period = rules.period_of("month", month)
    rows = queries.narrowed(permissions.of_branches(actor), since=period.since, until=period.until, branch=path)
    closed = queries.sheets_of_month(month, branch)
    names = people.named({p for p in {*queries.people_of(rows, ""), *closed} if p})
    lines = [(None, scope.names[path]), *sorted(names.items(), key=lambda one: one[1])]
    context = {
        "month": f"{month:%Y-%m}", "previous": f"{rules.month_after(month, -1):%Y-%m}",
        "following": f"{rules.month_after(month):%Y-%m}", "branch": branch,
        "branches": [(pk, scope.names[at]) for pk, at in scope.ids.items()],
        "rows": [
            {"name": name, "is_branch": person is None, "url": sheet_url(branch, month, person),
             "sheet": closed.get(person), "grades": grades_of(closed[person].body) if person in closed else [],
             "objection": objection_of(closed.get(person))}
            for person, name in lines
        ],
        **shown.measured(),
    }  # fmt: skip
    return render(request, "kpis/assessments.html", context)


@require_safe
def my_assessments(request: HttpRequest) -> HttpResponse:
    """One's own closed months, and the month that runs, as far as it has come."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("case.act")
    month = policy.local_day(clock.now()).replace(day=1)
    latest: dict[tuple[dt.date, int], Sheet] = {}
    for sheet in queries.sheets_of_person(actor.id):
        latest.setdefault((sheet.month, sheet.branch_id), sheet)
    names = people.branch_names()
    at = {h.branch_path for h in actor.holdings if "case.act" in h.permissions}
    context = {
        "running": [
            {"month": f"{one:%Y-%m}", "branch": names[path],
             "url": sheet_url(int(path.strip("/").split("/")[-1]), one, actor.id)}
            for one in (month, rules.month_after(month, -1)) for path in sorted(at)
            if (one, int(path.strip("/").split("/")[-1])) not in latest
        ],
        "rows": [
            {"sheet": sheet, "month": f"{sheet.month:%Y-%m}", "grades": grades_of(sheet.body),
             "url": sheet_url(sheet.branch_id, sheet.month, actor.id), "objection": objection_of(sheet)}
            for sheet in latest.values()
        ],
    }  # fmt: skip
    return render(request, "kpis/my_assessments.html", context)


def _first(scope: Scope) -> str:
    """The branch with which the page begins: the topmost that is seen."""
    return min(scope.names, key=lambda path: (path.count("/"), path))


def sheet_url(branch_id: int, month: dt.date, person_id: int | None) -> str:
    return reverse("assessment", args=[branch_id, f"{month:%Y-%m}", person_id or 0])


def month_of(text: str) -> dt.date | None:
    """The month that an address names; None for none and for one that no sheet can have."""
    try:
        month = dt.date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return month if 2000 <= month.year < 2200 else None


def grades_of(body: dict[str, Any]) -> list[dict[str, Any]]:
    """The grades of a sheet in words; without one, what it waits for."""
    return [
        {**g, "text": policy.grade_label(g["grade"], shown.language()) if g["grade"] else "",
         "waits": [shown.missing(name) for name in g["missing"]],
         "told": [(policy.figure_label(n, shown.language()), policy.grade_label(b, shown.language())) for n, b in g["parts"].items()]}
        for g in body["grades"]
    ]  # fmt: skip


def objection_of(sheet: Sheet | None) -> dict[str, Any] | None:
    """The objection to a sheet with its state in words."""
    found = getattr(sheet, "objection", None) if sheet else None
    if found is None:
        return None
    states = {
        "": (_("objection waits"), "warn"),
        "accepted": (_("objection accepted"), "good"),
        "rejected": (_("objection rejected"), "neutral"),
    }
    return {"found": found, "text": states[found.decision][0], "tone": states[found.decision][1]}
