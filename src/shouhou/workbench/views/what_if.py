"""What a draft would have changed: a period is chosen, the worker derives it, the answer grows on the page."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shouhou.cases import public as cases
from shouhou.kernel import clock, sheets
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people import public as people
from shouhou.policy import public as policy
from shouhou.workbench import queries, rules
from shouhou.workbench.forms import PeriodForm
from shouhou.workbench.models import WhatIf, WhatIfCase
from shouhou.workbench.services.cancel_what_if import cancel_what_if
from shouhou.workbench.services.order_what_if import order_what_if
from shouhou.workbench.views import draft_shown, shown

PAGE, MOST = 50, 20_000  # cases of a page, of a file


def draft_what_if(request: HttpRequest, draft_id: int) -> HttpResponse:
    """The period, last month beforehand, and what was asked earlier."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    draft = policy.draft_for(actor, draft_id)
    first = policy.local_day(clock.now()).replace(day=1)
    last = first - dt.timedelta(days=1)
    form = PeriodForm(
        request.POST if request.method == "POST" else None, initial={"since": last.replace(day=1), "until": last}
    )
    if request.method == "POST" and form.is_valid():
        try:
            asked = order_what_if(actor=actor, draft_id=draft.id, **form.cleaned_data, now=clock.now())
            return redirect(reverse("what_if", args=[asked]))
        except Invalid as error:
            draft_shown.add_invalid(form, error)
    earlier = [
        {"what_if": one, "progress": queries.progress(one), "differing": queries.differing_count(one)}
        for one in queries.what_ifs_of(draft.id)
    ]
    context = {**draft_shown.frame(draft, "draft_what_if", language), "form": form, "earlier": earlier}
    return render(request, "workbench/draft_what_if.html", context, status=422 if form.errors else 200)


@require_safe
def what_if(request: HttpRequest, what_if_id: int) -> HttpResponse:
    """The answer so far; asks again by itself until the last part is done."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    found = _visible(actor, what_if_id)
    draft = policy.draft_for(actor, found.draft_id)
    progress = queries.progress(found)
    after = int(request.GET["after"]) if request.GET.get("after", "").isdecimal() else 0
    page = queries.differing(found, after=after, limit=PAGE + 1)
    differing = queries.differing_count(found)
    context: dict[str, Any] = {
        **draft_shown.frame(draft, "draft_what_if", language), "what_if": found, "progress": progress,
        "runs": not progress.is_done and found.cancelled_at is None, "differing": differing,
        "stale": found.content != draft.content or found.settings != draft.settings,
        "rows": sorted((_row(row, language) for row in queries.rows_of(found)), key=lambda row: not row["differs"]),
        "tiles": _tiles(found, differing, language),
        "cases": _cases(actor, page[:PAGE], language),
        "pager": {
            "shown": str(len(page[:PAGE])), "total": f"{differing:,}",
            "previous_url": reverse("what_if", args=[found.pk]) if after else "",
            "next_url": f"?after={page[PAGE - 1].pk}#cases" if len(page) > PAGE else "",
        },
    }  # fmt: skip
    name = "workbench/what_if_answer.html" if request.htmx else "workbench/what_if.html"  # type: ignore[attr-defined]
    return render(request, name, context)


@require_POST
def what_if_cancel(request: HttpRequest, what_if_id: int) -> HttpResponse:
    """No more parts of it."""
    found = _visible(request.actor, what_if_id)  # type: ignore[attr-defined]
    cancel_what_if(actor=request.actor, what_if_id=found.pk, now=clock.now())  # type: ignore[attr-defined]
    return redirect(reverse("what_if", args=[found.pk]))


@require_safe
def what_if_excel(request: HttpRequest, what_if_id: int) -> HttpResponse:
    """Every outcome that differs as a line of a workbook, the first twenty thousand cases."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    found = _visible(actor, what_if_id)
    columns = [
        sheets.Column(_("Case"), width=18), sheets.Column(_("Clause"), width=12), sheets.Column(_("Kind")),
        sheets.Column(_("Name")), sheets.Column(_("Before")), sheets.Column(_("After")),
        sheets.Column(_("Limit before"), "minute", 18), sheets.Column(_("Limit after"), "minute", 18),
        sheets.Column(_("Amount before"), "money"), sheets.Column(_("Amount after"), "money"), sheets.Column(_("Person")),
    ]  # fmt: skip
    return sheets.answer("what-if", _("What if"), columns, _sheet_rows(actor, found, language))


def _visible(actor: Any, what_if_id: int) -> WhatIf:
    found = queries.visible_what_if(actor, what_if_id)
    if found is None:
        raise NotFound
    return found


def _row(row: rules.Row, language: str) -> dict[str, Any]:
    known = policy.clauses_by_id().get(row.clause)
    return {
        "row": row, "kind": shown.DECIDED[row.kind], "state": shown.RESULTS.get(row.state, row.state),
        "change": row.after - row.before, "more": row.after > row.before, "money": row.kind != "clock",
        "amount_change": row.amount_after - row.amount_before, "url": shown.clause_url(known) if known else "",
        "differs": (row.before, row.amount_before) != (row.after, row.amount_after),
    }  # fmt: skip


def _tiles(found: WhatIf, differing: int, language: str) -> list[dict[str, Any]]:
    """The answer in four figures: missed limits, faults, fines and charges, each before and after."""
    rows = queries.rows_of(found)

    def summed(kind: str, states: tuple[str, ...], *, money: bool) -> str:
        chosen = [r for r in rows if r.kind == kind and (not states or r.state in states)]
        if money:
            before, after = (
                sum((getattr(r, f"amount_{side}") for r in chosen), Decimal(0)) for side in ("before", "after")
            )
            return f"¥{before:,.0f} → ¥{after:,.0f}"
        return f"{sum(r.before for r in chosen):,} → {sum(r.after for r in chosen):,}"

    return [
        {"label": _("Limits missed"), "value": summed("clock", ("missed",), money=False), "url": "#clauses"},
        {"label": _("Faults, found or to be found"), "value": summed("fault", ("proposed", "confirmed"), money=False), "url": "#clauses",
         "hint": summed("fault", ("proposed", "confirmed"), money=True)},
        {"label": _("Fines"), "value": summed("fine", (), money=True), "url": "#clauses"},
        {"label": _("Charges"), "value": summed("charge", (), money=True), "url": "#clauses"},
        {"label": _("Cases that differ"), "value": f"{differing:,}", "url": "#cases",
         "hint": _("of %(count)s") % {"count": f"{found.cases:,}"}},
    ]  # fmt: skip


def _cases(actor: Any, page: list[WhatIfCase], language: str) -> list[dict[str, Any]]:
    """Cases that the reader sees, with what differs; of others only that there is one."""
    known = cases.rows_of_subjects(actor, [one.subject_id for one in page])
    names = people.named(
        {int(p) for one in page for line in one.lines for p in (line[6], line[10]) if p and p.isdecimal()}
    )
    return [
        {
            "case": (row := known.get(one.subject_id)), "url": reverse("case_page", args=[row.number]) if row else "",
            "lines": [_line(line, names, language) for line in one.lines],
        }
        for one in page
    ]  # fmt: skip


def _line(line: rules.Line, names: dict[int, str], language: str) -> dict[str, Any]:
    kind, clause, name, *sides = line
    person = sides[7] or sides[3]
    return {
        "kind": shown.DECIDED[kind], "clause": clause, "name": policy.clock_label(name, language) if name else "",
        "person": names.get(int(person), "") if person.isdecimal() else policy.role_label(person, language),
        **{side: _side(*sides[place : place + 3]) for side, place in (("before", 0), ("after", 4))},
    }  # fmt: skip


def _side(state: str, due: str | None, amount: str | None) -> dict[str, Any]:
    return {
        "state": shown.RESULTS.get(state, state) if state else _("none"), "due": dt.datetime.fromisoformat(due) if due else None,
        "amount": Decimal(amount) if amount else None,
    }  # fmt: skip


def _sheet_rows(actor: Any, found: WhatIf, language: str) -> Iterator[list[sheets.Value]]:
    after, given = 0, 0
    while given < MOST and (page := queries.differing(found, after=after, limit=500)):
        after, given = page[-1].pk, given + len(page)
        for one in _cases(actor, page, language):
            number = one["case"].number if one["case"] else ""
            for line in one["lines"]:
                before, now = line["before"], line["after"]
                yield [
                    number, line["clause"], str(line["kind"]), line["name"], str(before["state"]), str(now["state"]),
                    before["due"], now["due"], before["amount"], now["amount"], line["person"],
                ]  # fmt: skip
