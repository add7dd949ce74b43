"""The service register of a month: as a page, as Excel, on paper; and the columns that are the organisation's own."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shouhou.cases import public as cases
from shouhou.documents import public as documents
from shouhou.kernel import clock, sheets
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.papers.forms import ColumnForm, asked_by
from shouhou.papers.queries import MOST, MOST_OF_A_FILE, register_rows
from shouhou.papers.services.fill_register import fill_register
from shouhou.papers.services.print_paper import print_paper
from shouhou.papers.views.asked import shown
from shouhou.timeline import public as timeline


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """One month, this one unless the address names another; `as=xlsx` or `as=pdf` gives the file."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("case.see")
    month = _month(request.GET.get("month", "")) or clock.local(clock.now()).date().replace(day=1)
    if request.GET.get("as") == "pdf":
        return shown(print_paper(asked=asked_by(request), kind="register", number=f"{month:%Y-%m}"))
    as_file = request.GET.get("as") == "xlsx"
    own, rows = register_rows(actor, month, MOST_OF_A_FILE if as_file else MOST, all_of_them=as_file)
    heads, codes = _heads(own), [*documents.FIXED, *(f"own.{c.code}" for c in own)]
    table = [[row.get(code, "") for code in codes] for row in rows]
    if as_file:
        return sheets.answer(
            "register", f"{_('Service register')} {month:%Y-%m}", [sheets.Column(h) for h in heads], table
        )
    context = {
        "cut": MOST if len(rows) == MOST else 0, "month": f"{month:%Y-%m}", "heads": heads, "may_set_up": actor.may("settings.manage"),
        "rows": [{"number": row["number"], "cells": list(zip(heads[1:], cells[1:], strict=True)),
                  "lacks": [c.name(get_language() or "zh") for c in own if c.obligatory and not row.get(f"own.{c.code}")]}
                 for row, cells in zip(rows, table, strict=True)],
        "previous": f"{month - dt.timedelta(days=1):%Y-%m}",
        "following": f"{(month + dt.timedelta(days=32)).replace(day=1):%Y-%m}",
    }  # fmt: skip
    return render(request, "papers/register.html", context)


def _heads(own: list[documents.ColumnFacts]) -> list[str]:
    language = get_language() or "zh-hans"
    fixed = [zh if language.startswith("zh") else en for zh, en in documents.FIXED.values()]
    return [*fixed, *(column.name(language) for column in own)]


def _month(text: str) -> dt.date | None:
    try:
        month = dt.date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return month if 2000 <= month.year < 3000 else None


def register_columns(request: HttpRequest) -> HttpResponse:
    """The settings screen: fixed columns for reading, one's own to add, change and retire."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("settings.manage")
    column_id = request.GET.get("column", "")
    own = documents.columns()
    changed = next((c for c in own if str(c.id) == column_id), None)
    form = ColumnForm(request.POST if request.method == "POST" else None, initial=vars(changed) if changed else None)
    if request.method == "POST" and form.is_valid():
        try:
            # house: allow foreign-ids because it is one of the columns in use, found above
            documents.save_column(actor=actor, column_id=changed.id if changed else None, **form.cleaned_data)
            messages.success(request, _("The column is saved."))
            return redirect("register_columns")
        except Invalid as error:
            for name, message in error.fields.items():
                form.add_error(name or None, str(message))
    fixed = [zh if (get_language() or "zh").startswith("zh") else en for zh, en in documents.FIXED.values()]
    context: dict[str, Any] = {
        "form": form, "own": own, "changed": changed, "fixed": fixed,
        "breadcrumbs": [{"label": _("Settings"), "url": reverse("settings")}, {"label": _("Service register"), "url": ""}],
    }  # fmt: skip
    return render(request, "papers/register_columns.html", context, status=422 if form.errors else 200)


@require_POST
def register_column_retired(request: HttpRequest, column_id: int) -> HttpResponse:
    """Take a column out of use."""
    documents.retire_column(actor=request.actor, column_id=column_id, now=clock.now())  # type: ignore[attr-defined]
    messages.success(request, _("The column is used no more. What was written in it stays in the files."))
    return redirect("register_columns")


def case_register(request: HttpRequest, number: str) -> HttpResponse:
    """The organisation's own columns for one case."""
    actor = request.actor  # type: ignore[attr-defined]
    case = cases.case_for(actor, number)
    actor.must("case.act", case.branch_path)
    own, language = documents.columns(), get_language() or "zh-hans"
    if not own:
        raise NotFound
    errors: dict[str, str] = {}
    written = documents.values_of(timeline.history(case.subject_id))
    if request.method == "POST":
        values = {c.code: request.POST.get(c.code, "") for c in own}
        try:
            fill_register(case_id=case.id, values=values, actor=actor, now=clock.now())
            messages.success(request, _("Saved."))
            return redirect("case_page", number=number)
        except Invalid as error:
            errors, written = {n: str(m) for n, m in error.fields.items()}, values
    context = {
        "number": number,
        "columns": [
            {"code": c.code, "name": c.name(language), "obligatory": c.obligatory, "value": written.get(c.code, ""),
             "error": errors.get(c.code, "")} for c in own
        ],
        "breadcrumbs": [
            {"label": _("Work queue"), "url": reverse("case_list")},
            {"label": number, "url": reverse("case_page", args=[number])},
        ],
    }  # fmt: skip
    return render(request, "papers/case_register.html", context, status=422 if errors else 200)
