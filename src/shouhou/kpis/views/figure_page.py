"""One figure: its last twelve months, by person and by branch, and the rows that were counted or left out."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shouhou.cases import public as cases
from shouhou.kernel import paging, sheets
from shouhou.kernel.errors import NotFound
from shouhou.kpis import permissions, queries, rules
from shouhou.kpis.forms import Wanted
from shouhou.kpis.models import Measure
from shouhou.kpis.queries import Key
from shouhou.kpis.rules import Total
from shouhou.kpis.views import shown
from shouhou.kpis.views.figures import Scope, asked, frame, narrowed
from shouhou.people import public as people
from shouhou.policy import public as policy

PAGE, MOST_OF_A_FILE = 50, 20_000
MONTHS = 12


@require_safe
def figure_page(request: HttpRequest, measure_kind: str, slug: str, clause_id: str, figure_name: str) -> HttpResponse:
    """The rows in one state (`state`, else those that were counted); `as=xlsx` gives all of them as a file."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must(permissions.SEE)
    key = Key(measure_kind, slug, clause_id, figure_name)
    wanted, scope = asked(request)
    adopted = [a for root in scope.roots for a in policy.adopted_within(root, wanted.period.until)]
    facts = next(
        (
            f
            for f in policy.figures_in(adopted, rules.ASSESSMENT)
            if Key("figure", f.regulation, f.clause, f.name) == key
        ),
        None,
    )
    everything = queries.of_figure(permissions.of_branches(actor), key)
    if facts is None and not everything.exists():
        raise NotFound
    rows = queries.of_figure(narrowed(actor, wanted, scope, wanted.period), key)
    if request.GET.get("as") == "xlsx":
        return _sheet(actor, key, rows, facts)
    some = [key] if facts and facts.unit_counts == "any" else []
    measure = facts.measure if facts else "share"
    total = _total(queries.totals(rows, any_counts=some), key)
    before = _total(
        queries.totals(queries.of_figure(narrowed(actor, wanted, scope, wanted.period.before), key), any_counts=some),
        key,
    )
    clause = policy.clauses_by_id().get(clause_id)
    told = (
        [r.told.get(shown.language()) for r in clause.rules if (r.kind, r.name) == ("figure", figure_name)]
        if clause
        else []
    )
    state = request.GET.get("state", "") if request.GET.get("state") in shown.STATES else "counted"
    context = {
        **frame(actor, wanted, scope), **shown.measured(), "facts": facts, "measure": measure,
        "figure": shown.row(key, facts, total, before, wanted.query()), "told": told,
        "clause_says": clause.says.get(shown.language()) if clause else "",
        "chart": shown.chart(*_months(actor, wanted, scope, key, some), measure),
        "people": _apart(queries.totals(rows, "person_id", some), key, measure, wanted, "person"),
        "branch_rows": _apart(queries.totals(rows, "branch_path", some), key, measure, wanted, "branch"),
        "tabs": [
            {"label": text, "url": wanted.query(state=one), "active": one == state, "count": _count(total, one)}
            for one, (text, _tone) in shown.STATES.items()
        ],
        **_rows(actor, wanted, rows, facts, state, request.GET.get("after", "")),
        "state": state, "sheet_url": wanted.query(**{"as": "xlsx"}),
        "breadcrumbs": [{"label": _("Figures"), "url": reverse("figures") + wanted.query()}],
    }  # fmt: skip
    return render(request, "kpis/figure_page.html", context)


def _total(found: Mapping[Key, Mapping[Any, Total]], key: Key) -> Total:
    return found.get(key, {}).get(None, Total())


def _count(total: Total, state: str) -> int:
    return {
        "counted": total.counted, "not_counted": total.base - total.counted, "left_out": total.left_out,
        "unknown": total.unknown,
    }[state]  # fmt: skip


def _months(
    actor: people.Actor, wanted: Wanted, scope: Scope, key: Key, some: list[Key]
) -> tuple[list[dt.date], Mapping[dt.date, Total]]:
    """The twelve months up to the end of the period."""
    first = rules.month_after(wanted.period.until, 1 - MONTHS)
    months = [rules.month_after(first, number) for number in range(MONTHS)]
    rows = queries.of_figure(narrowed(actor, wanted, scope, rules.Period("free", first, wanted.period.until)), key)
    return months, queries.totals(rows, "month", some).get(key, {})


def _apart(
    found: Mapping[Key, Mapping[Any, Total]], key: Key, measure: str, wanted: Wanted, by: str
) -> list[dict[str, Any]]:
    """What each person, or each branch, comes to; each line narrows the page to it."""
    totals = found.get(key, {})
    names: Mapping[Any, str] = people.branch_names() if by == "branch" else people.named({p for p in totals if p})
    rows = []
    for one, total in totals.items():
        pk = int(one.strip("/").split("/")[-1]) if by == "branch" else one
        rows.append({
            "name": names.get(one, "—"), "url": wanted.query(**{by: pk}) if pk else "", "total": total,
            "text": shown.value(total.value(measure), measure),
        })  # fmt: skip
    return sorted(rows, key=lambda row: row["name"])


def _rows(
    actor: people.Actor, wanted: Wanted, rows: Any, facts: policy.FigureFacts | None, state: str, after: str
) -> dict[str, Any]:
    behind = paging.place(after, state, str, int)
    found = queries.listed(rows, [state], (dt.date.fromisoformat(behind[0]), behind[1]) if behind else None, PAGE + 1)
    page, more = found[:PAGE], len(found) > PAGE
    return {
        "rows": told(actor, page, facts),
        "next_url": wanted.query(state=state, after=paging.cursor(state, f"{page[-1].day:%Y-%m-%d}", page[-1].pk)) if more else "",
        "previous_url": wanted.query(state=state) if behind else "",
    }  # fmt: skip


def told(actor: people.Actor, page: list[Measure], facts: policy.FigureFacts | None) -> list[dict[str, Any]]:
    """Rows with their case, as far as the reader sees it, and what they quote."""
    known = cases.cases_of_subjects(actor, [row.subject_id for row in page]) if actor.may("case.see") else {}
    names = people.named({row.person_id for row in page if row.person_id})
    return [
        {
            "row": row, "case": known.get(row.subject_id), "person": names.get(row.person_id or 0, ""),
            "state": {"text": shown.STATES[row.state][0], "tone": shown.STATES[row.state][1]},
            "fields": shown.fields(row.about, facts.rows if facts and row.kind == "figure" else ""),
            "missing": row.about.get("missing", ()), "why_key": row.ref if row.kind == "promise" else "",
        }
        for row in page
    ]  # fmt: skip


def _sheet(actor: people.Actor, key: Key, rows: Any, facts: policy.FigureFacts | None) -> HttpResponse:
    columns = [
        sheets.Column(_("Day"), "day", 12), sheets.Column(_("Case"), width=18), sheets.Column(_("Person")),
        sheets.Column(_("State"), width=14), sheets.Column(_("What was counted"), width=60),
    ]  # fmt: skip
    found = queries.listed(rows, list(shown.STATES), None, MOST_OF_A_FILE + 1)
    if len(found) > MOST_OF_A_FILE:
        raise sheets.too_many(MOST_OF_A_FILE)
    table = (
        [
            one["row"].day, one["case"].number if one["case"] else "", one["person"], str(one["state"]["text"]),
            " · ".join(f"{title} {value}" for title, value in one["fields"]),
        ]
        for one in told(actor, found, facts)
    )  # fmt: skip
    return sheets.answer("figure", shown.label(key), columns, table)
