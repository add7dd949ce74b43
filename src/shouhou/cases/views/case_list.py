"""The work queue: who needs what next, and by when."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.cases import permissions, queries
from shouhou.cases.forms import SORTS, VIEWS, CaseFilterForm
from shouhou.cases.models import Case
from shouhou.cases.views.shown import clock_label, state_label
from shouhou.kernel import clock
from shouhou.policy import public as policy
from shouhou.timeline import public as timeline


def case_list(request: HttpRequest) -> HttpResponse:
    """One page of cases by view, filters and order; the address carries everything, so that it can be kept and sent."""
    form = CaseFilterForm(request.GET)
    form.is_valid()
    chosen: dict[str, Any] = {
        "view": form.cleaned_data.get("view") or "open",
        "sort": form.cleaned_data.get("sort") or "newest",
        "state": form.cleaned_data.get("state") or "",
        "mine": form.cleaned_data.get("mine") or False,
    }
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("case.see")
    now = clock.now()
    rows = queries.listed(
        permissions.visible_to(actor), view=chosen["view"], sort=chosen["sort"], state=chosen["state"],
        engineer_id=actor.id if chosen["mine"] else None,
    )  # fmt: skip
    total = queries.capped_count(rows)
    sort = queries.SORTS[chosen["sort"]]
    if key := _key(form.cleaned_data.get("after", "")):
        rows = sort.after(rows, *key)
    page = list(queries.with_names(rows)[: queries.PAGE + 1])
    more, page = len(page) > queries.PAGE, page[: queries.PAGE]
    language = get_language() or "zh-hans"
    context = {
        "rows": [_row(case, now, language) for case in page],
        "form": form,
        "chosen": chosen,
        "tabs": _tabs(chosen),
        "sorts": [(name, label, _address(chosen, sort=name)) for name, label in SORTS],
        "states": [(name, s.label.get(language)) for name, s in policy.vocabulary("case").states.items()],
        "may_register": actor.may("case.register"),
        "pager": {
            "shown": len(page),
            "total": _("more than %(count)s") % {"count": queries.MANY} if total > queries.MANY else str(total),
            "previous_url": _address(chosen) if key else "",
            "next_url": _address(chosen, after=place_of(page[-1], chosen["sort"])) if more else "",
        },
    }
    return render(request, "cases/case_list.html", context)


def _row(case: Case, now: dt.datetime, language: str) -> dict[str, Any]:
    badge = None
    if case.next_late_from:
        badge = timeline.badge(
            state="missed" if case.next_late_from <= now else "running",
            name=clock_label(case.next_clock, language),
            clause=case.next_clause, late_from=case.next_late_from, opened_at=case.opened_at, now=now,
        )  # fmt: skip
    return {"case": case, "state": state_label(case.state, language), "clock": badge}


def _tabs(chosen: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"label": label, "url": _address({**chosen, "view": name}), "active": chosen["view"] == name}
        for name, label in VIEWS
    ]


def _address(chosen: dict[str, Any], **changed: str) -> str:
    kept = {name: value for name, value in {**chosen, **changed}.items() if value}
    return f"{reverse('case_list')}?{urlencode(kept)}"


def place_of(case: Case, sort: str) -> str:
    """The place of a row in an order, as an address carries it."""
    return f"{getattr(case, queries.SORTS[sort].column).isoformat()}_{case.pk}"


def _key(text: str) -> tuple[dt.datetime, int] | None:
    """The place that an address names; None for none and for a text that is no place."""
    value, _, pk = text.rpartition("_")
    try:
        at = parse_datetime(value)
    except ValueError:
        return None
    whole = at and at.tzinfo and 1900 < at.year < 3000 and pk.isascii() and pk.isdigit() and len(pk) < 19
    return (at, int(pk)) if at and whole else None
