"""Units: found by one box, narrowed, page by page; and the same list as an Excel file."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.assets import permissions, queries
from shouhou.assets.forms import SORTS, UnitFilterForm
from shouhou.assets.models import Unit
from shouhou.assets.views.shown import model_name
from shouhou.kernel import paging, sheets
from shouhou.people import public as people
from shouhou.people.public import Actor


def unit_list(request: HttpRequest) -> HttpResponse:
    """One page by search, filters and order; the address carries everything, so that it can be kept and sent."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("customer.see")
    lines, branches = queries.product_lines(), people.branches_of(actor, "customer.see")
    chosen = _chosen(request, lines)
    rows = _rows(actor, chosen, branches)
    total, sort = queries.capped_count(rows), queries.SORTS[chosen["sort"]]
    ordered = sort.apply(rows)
    place = paging.place(chosen["after"], chosen["sort"], sort.kind, int)
    page = list(queries.with_names(sort.after(ordered, *place) if place else ordered)[: queries.PAGE + 1])
    more, page = len(page) > queries.PAGE, page[: queries.PAGE]
    behind = paging.cursor(chosen["sort"], getattr(page[-1], sort.column), page[-1].pk) if more else ""
    context = {
        "rows": [{"unit": u, "model_name": model_name(u.model), "site": _site(actor, u)} for u in page],
        "chosen": chosen, "sorts": SORTS, "lines": lines,
        "branches": branches if len(branches) > 1 else {}, "export_url": _address("unit_export", chosen),
        "models": [m for m in queries.product_models() if m.in_use or m.pk == chosen["model"]],  # type: ignore[attr-defined]
        "filtered": any(chosen[name] for name in ("q", "model", "line", "branch", "scrapped")),
        "pager": {
            "shown": len(page),
            "total": _("more than %(count)s") % {"count": queries.MANY} if total > queries.MANY else str(total),
            "previous_url": _address("unit_list", chosen) if place else "",
            "next_url": _address("unit_list", chosen, after=behind) if more else "",
        },
    }  # fmt: skip
    return render(request, "assets/unit_list.html", context)


def unit_export(request: HttpRequest) -> HttpResponse:
    """What the list shows, all pages."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("customer.see")
    chosen = _chosen(request, queries.product_lines())
    rows = _rows(actor, chosen, people.branches_of(actor, "customer.see"))
    found = sheets.whole(queries.with_names(queries.SORTS[chosen["sort"]].apply(rows)))
    columns = [
        sheets.Column(_("Serial number"), width=22), sheets.Column(_("Model")), sheets.Column(_("Name of the model"), width=24),
        sheets.Column(_("Product line")), sheets.Column(_("Customer"), width=32), sheets.Column(_("Site"), width=20),
        sheets.Column(_("Location"), width=20), sheets.Column(_("Made on"), "day", 12),
        sheets.Column(_("Delivered on"), "day", 12), sheets.Column(_("Installed on"), "day", 12),
        sheets.Column(_("Accepted on"), "day", 12), sheets.Column(_("Scrapped on"), "day", 12),
        sheets.Column(_("Reason"), width=24),
    ]  # fmt: skip
    lines = (
        [
            u.serial, u.model.code, model_name(u.model), u.model.product_line, u.customer_name, _site(actor, u),  # type: ignore[attr-defined]
            u.location if actor.may("personal.see", u.branch_path) else "", u.made_on, u.delivered_on, u.installed_on,
            u.accepted_on, u.scrapped_on, u.scrap_reason,
        ]
        for u in found.iterator(chunk_size=2000)
    )  # fmt: skip
    return sheets.answer(_("units"), _("Units"), columns, lines)


def _chosen(request: HttpRequest, lines: list[str]) -> dict[str, Any]:
    form = UnitFilterForm(request.GET)
    form.offer(lines)
    return form.chosen()


def _rows(actor: Actor, chosen: dict[str, Any], branches: dict[int, str]) -> QuerySet[Unit]:
    branch = people.branch_path(chosen["branch"]) if chosen["branch"] in branches else ""
    return queries.listed(
        permissions.visible_to(actor), text=chosen["q"], model=chosen["model"] or None, line=chosen["line"], branch=branch,
        scrapped=bool(chosen["scrapped"]),
    )  # fmt: skip


def _site(actor: Actor, unit: Unit) -> str:
    return unit.site if actor.may("personal.see", unit.branch_path) else ""


def _address(name: str, chosen: dict[str, Any], **changed: str) -> str:
    """The list with these choices; a page's place is not one of them."""
    given = {key: value for key, value in {**chosen, "after": "", **changed}.items() if value not in ("", False)}
    if given.get("sort") == "serial":
        del given["sort"]
    return reverse(name) + (f"?{urlencode(given)}" if given else "")
