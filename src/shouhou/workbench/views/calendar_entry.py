"""Entering hours or the days of a year: what is typed, then what will happen, then it is done."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people import public as people
from shouhou.policy import public as policy
from shouhou.timeline import public as spine
from shouhou.workbench.forms import WEEKDAYS, WeekForm, YearForm
from shouhou.workbench.views.calendars import PERMISSION, week_on, week_rows, year_rows

YEARS = range(2000, 2100)
WORKED, USUAL = range(5), "08:30-12:00 13:30-17:30"  # what a first entry begins with: it counts once it is confirmed


def calendar_hours(request: HttpRequest, branch_id: int) -> HttpResponse:
    """The hours of the week from a day on; sent again with `confirmed` they are entered."""
    actor, now, branch = *_may(request), _branch(request, branch_id)
    today = policy.local_day(now)
    week = week_on(branch.path, today, now)
    hours = week.hours if week else dict.fromkeys(WORKED, policy.read_hours(USUAL))
    stand = {f"day_{n}": policy.written_hours(hours.get(n, ())) for n in range(len(WEEKDAYS))}
    form = WeekForm(request.POST if request.method == "POST" else None, {"from_on": today, **stand})
    context = _context(branch, _("Working hours"), form)
    if request.method == "POST" and form.is_valid():
        from_on = form.cleaned_data["from_on"]
        try:
            if "confirmed" in request.POST:
                given = {"branch_id": branch.id, "branch_path": branch.path, "entered_by": actor.id, "now": now}
                return _done(request, branch, spine.enter_calendar(**given, week=(from_on, form.hours())))
            if not any(form.hours().values()):
                raise Invalid({"day_0": _("Enter the hours of at least one day.")})
            told = {
                "day": from_on, "rows": week_rows(form.hours()), "count": spine.counted(branch.path, week=from_on),
                "sent": [(name, request.POST.get(name, "")) for name in form.fields],
            }  # fmt: skip
            return render(request, "workbench/calendar_confirm.html", {**context, **told})
        except Invalid as error:
            form.add_invalid(error)
    return render(request, "workbench/calendar_hours.html", context, status=422 if form.errors else 200)


def calendar_year(request: HttpRequest, branch_id: int, year: int) -> HttpResponse:
    """The days of a year, pasted or out of a file; sent again with `confirmed` they are entered."""
    actor, now, branch = *_may(request), _branch(request, branch_id)
    if year not in YEARS:
        raise NotFound
    known = policy.years_for(branch.path, now).get(year)
    posted = request.method == "POST"
    form = YearForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        year,
        policy.written_days(known.days) if known else "",
    )
    context = {**_context(branch, _("Days of %(year)s") % {"year": year}, form), "year": year, "known": known}
    if posted and form.is_valid():
        days = form.cleaned_data["read"]
        try:
            if "confirmed" in request.POST:
                given = {"branch_id": branch.id, "branch_path": branch.path, "entered_by": actor.id, "now": now}
                return _done(request, branch, spine.enter_calendar(**given, year=(year, days)))
            told = {
                "days": year_rows(days), "off": len(days.holidays), "worked": len(days.makeup),
                "count": spine.counted(branch.path, year=year), "sent": [("days", form.cleaned_data["days"])],
            }  # fmt: skip
            return render(request, "workbench/calendar_confirm.html", {**context, **told})
        except Invalid as error:
            form.add_invalid(error)
    return render(request, "workbench/calendar_year.html", context, status=422 if form.errors else 200)


def _may(request: HttpRequest) -> tuple[people.Actor, Any]:
    actor = request.actor  # type: ignore[attr-defined]
    actor.must(PERMISSION)
    return actor, clock.now()


def _branch(request: HttpRequest, branch_id: int) -> people.BranchFacts:
    return people.branch_for(request.actor, PERMISSION, branch_id)  # type: ignore[attr-defined]


def _context(branch: people.BranchFacts, title: str, form: Any) -> dict[str, Any]:
    page = reverse("calendar", args=[branch.id])
    return {
        "branch": branch, "title": title, "form": form, "back_url": page,
        "breadcrumbs": [
            {"label": _("Settings"), "url": reverse("settings")},
            {"label": _("Calendars"), "url": reverse("calendar_list")}, {"label": branch.name, "url": page},
        ],
    }  # fmt: skip


def _done(request: HttpRequest, branch: people.BranchFacts, woken: int) -> HttpResponse:
    told: Mapping[str, Any] = {"count": woken}
    messages.success(request, _("The calendar is entered; %(count)s cases are worked out again.") % told)
    return redirect(reverse("calendar", args=[branch.id]))
