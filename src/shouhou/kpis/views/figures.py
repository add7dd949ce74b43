"""The figures of a period: of every regulation that a branch follows, beside the period before; as a page and as Excel."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shouhou.kernel import clock, sheets
from shouhou.kernel.errors import NotFound
from shouhou.kpis import permissions, queries, rules
from shouhou.kpis.forms import KINDS, Wanted, WantedForm
from shouhou.kpis.queries import Key
from shouhou.kpis.rules import Total
from shouhou.kpis.views import shown
from shouhou.people import public as people
from shouhou.policy import public as policy

NONE: dict[Any, Total] = {}


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """This month's unless the address names another period; `as=xlsx` gives the file."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must(permissions.SEE)
    wanted, scope = asked(request)
    rows = rows_of(actor, wanted, scope)
    if request.GET.get("as") == "xlsx":
        return _sheet(rows, wanted)
    groups: dict[tuple[str, str], list[shown.Row]] = {}
    for row in rows:
        groups.setdefault((row.regulation, row.key.kind), []).append(row)
    context = {
        **frame(actor, wanted, scope), **shown.measured(),
        "groups": [{"regulation": title, "kind": kind, "rows": found} for (title, kind), found in groups.items()],
        "sheet_url": wanted.query(**{"as": "xlsx"}),
    }  # fmt: skip
    return render(request, "kpis/figures.html", context)


class Scope:
    """The branches of which somebody sees figures, and the one that is asked for. Raises NotFound for one they do not see."""

    def __init__(self, actor: people.Actor, branch: int) -> None:
        self.names = {path: name for path, name in people.branch_names().items() if actor.may(permissions.SEE, path)}
        self.ids = {int(path.strip("/").split("/")[-1]): path for path in self.names}
        if branch and branch not in self.ids:
            raise NotFound
        self.path = self.ids[branch] if branch else ""

    @property
    def roots(self) -> list[str]:
        """The branch that is asked for, or the topmost ones."""
        if self.path:
            return [self.path]
        return [p for p in self.names if not any(p != other and p.startswith(other) for other in self.names)]


def asked(request: HttpRequest) -> tuple[Wanted, Scope]:
    """What the address asks for, within what the reader sees."""
    wanted = WantedForm(request.GET).wanted(policy.local_day(clock.now()))
    return wanted, Scope(request.actor, wanted.branch)  # type: ignore[attr-defined]


def narrowed(actor: people.Actor, wanted: Wanted, scope: Scope, period: rules.Period) -> Any:
    return queries.narrowed(
        permissions.of_branches(actor), since=period.since, until=period.until, branch=scope.path,
        person=wanted.person or None, regulation=wanted.regulation,
    )  # fmt: skip


def rows_of(actor: people.Actor, wanted: Wanted, scope: Scope) -> list[shown.Row]:
    """Every figure that is followed or has rows: those of a clause first, then the promises that were kept."""
    adopted = [a for root in scope.roots for a in policy.adopted_within(root, wanted.period.until)]
    facts = {
        Key("figure", f.regulation, f.clause, f.name): f for f in policy.figures_in(adopted, rules.ASSESSMENT)
        if wanted.regulation in ("", f.regulation)
    }  # fmt: skip
    some = [key for key, f in facts.items() if f.unit_counts == "any"]
    now = queries.totals(narrowed(actor, wanted, scope, wanted.period), any_counts=some)
    before = queries.totals(narrowed(actor, wanted, scope, wanted.period.before), any_counts=some)
    return [
        shown.row(
            key, facts.get(key), now.get(key, NONE).get(None, Total()), before.get(key, NONE).get(None, Total()),
            wanted.query(),
        )
        for key in sorted({*facts, *now}, key=lambda key: key.place)
    ]  # fmt: skip


def frame(actor: people.Actor, wanted: Wanted, scope: Scope) -> dict[str, Any]:
    """What every page of figures is narrowed by."""
    shown_days = queries.narrowed(permissions.of_branches(actor), since=wanted.period.since, until=wanted.period.until)
    staff = people.named(queries.people_of(shown_days, scope.path) | ({wanted.person} if wanted.person else set()))
    adopted = {a["regulation"] for root in scope.roots for a in policy.adopted_within(root, wanted.period.until)}
    return {
        "wanted": wanted, "period": shown.period(wanted.period), "kinds": KINDS,
        "branches": [(pk, scope.names[path]) for pk, path in scope.ids.items()],
        "staff": sorted(staff.items(), key=lambda one: one[1]),
        "regulations": [(slug, policy.title(slug, shown.language())) for slug in sorted(adopted)],
        "previous": wanted.query(period=wanted.period.before), "previous_name": shown.period(wanted.period.before),
        "following": wanted.query(period=wanted.period.after), "following_name": shown.period(wanted.period.after),
    }  # fmt: skip


def _sheet(rows: list[shown.Row], wanted: Wanted) -> HttpResponse:
    columns = [
        sheets.Column(_("Regulation"), width=28), sheets.Column(_("Clause"), width=14), sheets.Column(_("Figure"), width=28),
        sheets.Column(_("Value"), "number"), sheets.Column(_("counted"), "whole"), sheets.Column(_("of"), "whole"),
        sheets.Column(_("left out"), "whole"), sheets.Column(_("not known"), "whole"), sheets.Column(_("Period before")),
        sheets.Column(_("Limit"), width=28),
    ]  # fmt: skip
    table = [
        [
            r.regulation, r.key.clause, r.label, r.of, r.total.counted, r.total.base, r.total.left_out, r.total.unknown,
            r.before, " · ".join(r.limits),
        ]
        for r in rows
    ]  # fmt: skip
    return sheets.answer("figures", f"{_('Figures')} {shown.period(wanted.period)}", columns, table)
