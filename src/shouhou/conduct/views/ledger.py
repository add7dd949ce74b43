"""The month's ledger of fines: every line, what each person and each branch comes to, and its closing."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shouhou.cases import public as cases
from shouhou.conduct import permissions, queries, rules
from shouhou.conduct.services.close_month import close_month
from shouhou.conduct.views import shown
from shouhou.kernel import clock, sheets
from shouhou.kernel.errors import NotFound
from shouhou.people import public as people
from shouhou.policy import public as policy


def ledger(request: HttpRequest) -> HttpResponse:
    """One month, this one unless the address names another (`?month=2026-01`); of one person or one branch where it
    names them (`person`, `branch`)."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must(permissions.CONFIRM)
    today = policy.local_day(clock.now())
    month = _month(request.GET.get("month", "")) or today.replace(day=1)
    lines: list[Any] = list(queries.lines_of(month))  # each with what the query annotates
    known = cases.cases_of_subjects(actor, [line.subject_id for line in lines])
    lines = [line for line in lines if line.subject_id in known]
    branches = people.branch_names()
    person, branch = request.GET.get("person", ""), request.GET.get("branch", "")
    chosen = [x for x in lines if person in ("", str(x.person_id)) and branch in ("", x.branch_path)]
    if request.GET.get("as") == "xlsx":
        return _sheet(month, chosen, known, branches)
    closing = queries.closing_of(month)
    context = {
        "month": f"{month:%Y-%m}",
        "previous": f"{month - dt.timedelta(days=1):%Y-%m}",
        "following": f"{rules.month_after(month):%Y-%m}",
        "rows": [
            {"line": x, "case": known[x.subject_id], "url": shown.fault_url(known[x.subject_id].number, x.fine_key)}
            for x in chosen
        ],
        "people": _sums(lines, "person_id", {x.person_id: x.person_name for x in lines}, month, "person"),
        "branches": _sums(lines, "branch_path", branches, month, "branch"),
        "narrowed": _narrowed(person, branch, lines, branches),
        "total": sum((line.amount for line in chosen), 0),
        "closing": closing,
        "may_close": actor.may(permissions.CLOSE) and closing is None and month <= today,
        "sheet_url": "?" + urlencode({"month": f"{month:%Y-%m}", "person": person, "branch": branch, "as": "xlsx"}),
    }  # fmt: skip
    return render(request, "conduct/ledger.html", context)


@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Close the month that the form names."""
    month = _month(request.POST.get("month", ""))
    actor = request.actor  # type: ignore[attr-defined]
    actor.must(permissions.CLOSE)
    if month is None:
        raise NotFound
    close_month(month=month, actor=actor, now=clock.now())
    messages.success(request, _("The month is closed. What changes later goes to the next one."))
    return redirect(f"{reverse('ledger')}?month={month:%Y-%m}")


def _sums(lines: list[Any], key: str, names: dict[Any, str], month: dt.date, narrows: str) -> list[dict[str, Any]]:
    return [
        {"sum": one, "url": "?" + urlencode({"month": f"{month:%Y-%m}", narrows: one.key})}
        for one in rules.sums(lines, key, names)
    ]


def _narrowed(person: str, branch: str, lines: list[Any], branches: dict[str, str]) -> str:
    """Whose lines are shown, in words; "" for everybody's."""
    name = next((x.person_name for x in lines if str(x.person_id) == person), person)
    return " · ".join(filter(None, [name, branches.get(branch, branch)]))


def _sheet(month: dt.date, lines: list[Any], known: dict[int, Any], branches: dict[str, str]) -> HttpResponse:
    columns = [
        sheets.Column(_("Notice")), sheets.Column(_("Person")), sheets.Column(_("Branch")), sheets.Column(_("Case")),
        sheets.Column(_("Clause"), width=12), sheets.Column(_("Amount by"), width=12), sheets.Column(_("Amount"), "money", 12),
        sheets.Column(_("Entered"), "minute", 18), sheets.Column(_("Takes back")),
    ]  # fmt: skip
    rows = (
        [
            x.number, x.person_name, branches.get(x.branch_path, x.branch_path), known[x.subject_id].number, x.clause,
            x.amount_by, x.amount, x.entered_at, x.reverses.number if x.reverses else None,
        ]
        for x in lines
    )  # fmt: skip
    return sheets.download(f"ledger-{month:%Y-%m}.xlsx", sheets.workbook(_("Ledger of fines"), columns, rows))


def _month(text: str) -> dt.date | None:
    """The month that an address names; None for none and for one that no ledger can have."""
    try:
        month = dt.date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return month if 2000 <= month.year < 3000 else None
