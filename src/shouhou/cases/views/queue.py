"""What the work queue is narrowed by and shows, as its address carries it: view, order, filters, columns."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from shouhou.cases import queries
from shouhou.cases.forms import CaseFilterForm
from shouhou.cases.models import Case
from shouhou.cases.views.shown import clock_label, kind_label, row_badges, state_label

COLUMNS = {
    "customer": (_("Customer"), "cell-customer"),
    "unit": (_("Unit"), "text-nowrap"),
    "state": (_("State"), "cell-state text-nowrap"),
    "limit": (_("Next limit"), "cell-limit"),
    "engineer": (_("Engineer"), "text-nowrap"),
    "opened": (_("Opened"), "text-nowrap"),
    "kind": (_("Kind of service"), "text-nowrap"),
    "last": (_("Last entry"), "text-nowrap"),
}
USUAL = ("customer", "unit", "state", "limit", "engineer", "opened")


@dataclass(frozen=True)
class Chosen:
    """Everything that the address of the queue says."""

    view: str
    sort: str
    filters: queries.Filters
    columns: tuple[str, ...]
    after: tuple[dt.datetime, int] | None

    def address(self, url: str = "case_list", **changed: str) -> str:
        """The address that carries all this, with something changed; a changed view or filter begins at the first page."""
        kept = {name: value for name, value in {**self.told(), **changed}.items() if value}
        return f"{reverse(url)}?{urlencode(kept)}"

    def told(self) -> dict[str, str]:
        """The parameters of the address."""
        named = {
            "view": self.view, "sort": self.sort, **narrowing(self.filters),
            "columns": "" if self.columns == USUAL else ",".join(self.columns),
        }  # fmt: skip
        return {name: value for name, value in named.items() if value}


def narrowing(filters: queries.Filters) -> dict[str, str]:
    """The filters that are set, as parameters."""
    named = {
        "state": filters.state, "branch": filters.branch, "engineer": filters.engineer_id,
        "customer": filters.customer_id, "model": filters.model, "kind": filters.kind, "clause": filters.clause,
        "opened_from": filters.opened_from, "opened_to": filters.opened_to,
    }  # fmt: skip
    return {name: str(value) for name, value in named.items() if value}


def chosen(request: HttpRequest) -> Chosen:
    """What an address says; what is not right in it is left out, so that an old link still opens the queue."""
    form = CaseFilterForm(request.GET)
    form.is_valid()
    given: dict[str, Any] = {name: value for name, value in form.cleaned_data.items() if value}
    columns = tuple(name for name in given.get("columns", "").split(",") if name in COLUMNS)
    filters = queries.Filters(
        state=given.get("state", ""), branch=given.get("branch", ""), engineer_id=given.get("engineer"),
        customer_id=given.get("customer"), model=given.get("model", ""), kind=given.get("kind", ""),
        clause=given.get("clause", ""), opened_from=given.get("opened_from"), opened_to=given.get("opened_to"),
    )  # fmt: skip
    return Chosen(
        given.get("view", "open"), given.get("sort", "newest"), filters, columns or USUAL,
        _place(given.get("after", "")),
    )  # fmt: skip


def shown(case: Case, columns: Sequence[str], now: dt.datetime, language: str) -> dict[str, Any]:
    """One row: its number and what stands in the columns, as the template tag `cells` wants it."""
    return {"number": case.number, "cells": [_cell(case, column, now, language) for column in columns]}


def _cell(case: Any, column: str, now: dt.datetime, language: str) -> dict[str, Any]:
    """`case`: with the names that the query brought along."""
    match column:
        case "customer":
            return {"main": case.customer_name, "more": case.summary}
        case "unit":
            return {"main": case.unit_model, "more": case.unit_serial}
        case "state":
            return {"text": state_label(case.state, language), "warning": _late(case.missed)}
        case "limit":
            return {"clocks": row_badges(case, now, language)}
        case "engineer":
            return {"text": case.engineer_name}
        case "opened":
            return {"at": case.opened_at}
        case "kind":
            return {"text": kind_label(case.kind, language)}
        case "last":
            return {"at": case.last_event_at}
    raise ValueError(column)


def _late(missed: int) -> str:
    return ngettext("%(counter)s late", "%(counter)s late", missed) % {"counter": missed} if missed else ""


def cells(case: Case, language: str) -> list[Any]:
    """One row of the Excel file."""
    row: Any = case  # with the names that the query brought along
    return [
        row.number, row.customer_name, row.unit_model, row.unit_serial, row.summary, kind_label(row.kind, language),
        state_label(row.state, language), row.engineer_name, row.opened_at, row.last_event_at,
        clock_label(row.next_clock, language) if row.next_clock else "", row.next_clause, row.next_late_from, row.missed,
    ]  # fmt: skip


def language() -> str:
    return get_language() or "zh-hans"


def place_of(case: Case, sort: str) -> str:
    """The place of a row in an order, as an address carries it."""
    return f"{getattr(case, queries.SORTS[sort].column).isoformat()}_{case.pk}"


def _place(text: str) -> tuple[dt.datetime, int] | None:
    """The place that an address names; None for none and for a text that is no place."""
    value, _sign, pk = text.rpartition("_")
    try:
        at = parse_datetime(value)
    except ValueError:
        return None
    whole = at and at.tzinfo and 1900 < at.year < 3000 and pk.isascii() and pk.isdigit() and len(pk) < 19
    return (at, int(pk)) if at and whole else None
