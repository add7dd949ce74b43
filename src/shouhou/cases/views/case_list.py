"""The work queue: who needs what next, and by when."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shouhou.cases import permissions, queries
from shouhou.cases.forms import SORTS, VIEWS
from shouhou.cases.services.delete_view import delete_view
from shouhou.cases.services.save_view import save_view
from shouhou.cases.views import queue
from shouhou.cases.views.shown import kind_label, state_label
from shouhou.customers import public as customers
from shouhou.kernel import clock, sheets
from shouhou.people import public as people
from shouhou.people.public import Actor
from shouhou.policy import public as policy


def case_list(request: HttpRequest) -> HttpResponse:
    """One page of cases; the address carries everything, so that it can be kept and sent. Fetched again by itself, only
    the list comes."""
    actor, now, language = request.actor, clock.now(), queue.language()  # type: ignore[attr-defined]
    actor.must("case.see")
    chosen = queue.chosen(request)
    rows = _rows(actor, chosen)
    total = queries.capped_count(rows)
    sort = queries.SORTS[chosen.sort]
    if chosen.after:
        rows = sort.after(rows, *chosen.after)
    page = list(queries.with_names(rows)[: queries.PAGE + 1])
    more, page = len(page) > queries.PAGE, page[: queries.PAGE]
    context: dict[str, Any] = {
        "rows": [queue.shown(case, chosen.columns, now, language) for case in page],
        "columns": [(str(label), look) for label, look in map(queue.COLUMNS.__getitem__, chosen.columns)],
        "chosen": chosen,
        "refresh_url": request.get_full_path(),
        "pager": {
            "shown": len(page),
            "total": _("more than %(count)s") % {"count": queries.MANY} if total > queries.MANY else str(total),
            "previous_url": chosen.address() if chosen.after else "",
            "next_url": chosen.address(after=queue.place_of(page[-1], chosen.sort)) if more else "",
        },
        "may_register": actor.may("case.register"),
        "may_hand_over": actor.may("case.act"),
        "filtered": bool(queue.narrowing(chosen.filters)),
    }
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "cases/case_rows.html", context)
    context |= {
        "tabs": [
            {"label": label, "url": chosen.address(view=name), "active": chosen.view == name, "count": ""}
            for name, label in VIEWS
        ],
        "sorts": [(label, chosen.address(sort=name), chosen.sort == name) for name, label in SORTS],
        "told": chosen.told(),
        "saved": _saved(actor),
        "chips": _chips(actor, chosen),
        "counts_url": chosen.address("case_counts"), "filters_url": chosen.address("case_filters"),
        "export_url": chosen.address("case_export"),
        "query": chosen.address().partition("?")[2],
    }  # fmt: skip
    return render(request, "cases/case_list.html", context)


def case_counts(request: HttpRequest) -> HttpResponse:
    """The views with how many cases each has; counts stop at a thousand."""
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    actor.must("case.see")
    chosen = queue.chosen(request)
    visible = chosen.filters.apply(permissions.visible_to(actor))
    tabs = []
    for name, label in VIEWS:
        count = queries.capped_count(visible.filter(queries.view(name, actor.id, now)))
        tabs.append(
            {
                "label": label, "url": chosen.address(view=name), "active": chosen.view == name,
                "count": f"{queries.MANY}+" if count > queries.MANY else count,
            }
        )  # fmt: skip
    return render(request, "cases/case_tabs.html", {"tabs": tabs})


def case_filters(request: HttpRequest) -> HttpResponse:
    """The form of filters and columns, with what may be chosen."""
    actor, language = request.actor, queue.language()  # type: ignore[attr-defined]
    actor.must("case.see")
    chosen, words = queue.chosen(request), policy.vocabulary("case")
    branches = people.branches_of(actor, "case.see")
    paths = {pk: people.branch_path(pk) for pk in branches}
    context = {
        "chosen": chosen, "told": chosen.told(), "now": queue.narrowing(chosen.filters),
        "states": [(name, s.label.get(language)) for name, s in words.states.items()],
        "kinds": [(name, k.label.get(language)) for name, k in words.lists["kinds"].items()],
        "branches": [(paths[pk], name) for pk, name in branches.items()],
        "engineers": [(str(pk), name) for pk, name in _engineers(paths.values()).items()],
        "columns": [(name, label, name in chosen.columns) for name, (label, _look) in queue.COLUMNS.items()],
    }  # fmt: skip
    return render(request, "cases/case_filters.html", context)


def case_export(request: HttpRequest) -> HttpResponse:
    """The cases of this view as an Excel file, with all columns; refused where it takes more than one file."""
    actor, language = request.actor, queue.language()  # type: ignore[attr-defined]
    actor.must("case.see")
    rows = sheets.whole(queries.with_names(_rows(actor, queue.chosen(request))))
    return sheets.answer("cases", _("Cases"), _sheet_columns(), (queue.cells(c, language) for c in rows.iterator(2000)))


def _sheet_columns() -> list[sheets.Column]:
    return [
        sheets.Column(_("Number"), width=14), sheets.Column(_("Customer"), width=28), sheets.Column(_("Model")),
        sheets.Column(_("Serial number"), width=20), sheets.Column(_("Requirement"), width=44),
        sheets.Column(_("Kind of service")), sheets.Column(_("State")), sheets.Column(_("Engineer")),
        sheets.Column(_("Opened"), "minute", 18), sheets.Column(_("Last entry"), "minute", 18),
        sheets.Column(_("Next limit")), sheets.Column(_("Clause"), width=12),
        sheets.Column(_("Late from"), "minute", 18), sheets.Column(_("Late clocks"), "whole", 10),
    ]  # fmt: skip


@require_POST
def view_save(request: HttpRequest) -> HttpResponse:
    """Keep the view that is looked at under a name."""
    view = request.POST.get("query", "")
    save_view(
        name=request.POST.get("name", ""), query=view, actor=request.actor,  # type: ignore[attr-defined]
        is_shared="shared" in request.POST,
    )  # fmt: skip
    messages.success(request, _("The view is saved."))
    return redirect(f"{reverse('case_list')}?{view}")


@require_POST
def view_delete(request: HttpRequest, view_id: int) -> HttpResponse:
    """Forget a named view of one's own."""
    delete_view(view_id=view_id, actor=request.actor)  # type: ignore[attr-defined]
    messages.success(request, _("The view is deleted. Its cases stay as they are."))
    return redirect(reverse("case_list"))


def _rows(actor: Actor, chosen: queue.Chosen) -> Any:
    return queries.listed(
        permissions.visible_to(actor), view_name=chosen.view, sort=chosen.sort, person_id=actor.id, now=clock.now(),
        filters=chosen.filters,
    )  # fmt: skip


def _saved(actor: Actor) -> list[dict[str, Any]]:
    views = queries.saved_views(actor.id, [h.branch_path for h in actor.holdings])
    return [
        {
            "id": view.pk, "name": view.name, "url": f"{reverse('case_list')}?{view.query}", "shared": view.is_shared,
            "own": view.owner_id == actor.id,
        }
        for view in views
    ]  # fmt: skip


def _chips(actor: Actor, chosen: queue.Chosen) -> list[dict[str, str]]:
    """What narrows the list at the moment, each with the address that lifts it."""
    language, filters = queue.language(), chosen.filters
    engineer = people.named({filters.engineer_id}) if filters.engineer_id else {}
    told = {
        "state": state_label(filters.state, language), "kind": kind_label(filters.kind, language),
        "engineer": engineer.get(filters.engineer_id or 0, ""), "branch": _branch_name(actor, filters.branch),
        "customer": customers.customer_for(actor, filters.customer_id).name if filters.customer_id else "",
        "opened_from": _("from %(day)s") % {"day": filters.opened_from},
        "opened_to": _("to %(day)s") % {"day": filters.opened_to},
    }  # fmt: skip
    return [
        {"label": told.get(name) or value, "url": chosen.address(**{name: ""})}
        for name, value in queue.narrowing(filters).items()
    ]


def _branch_name(actor: Actor, path: str) -> str:
    if not path:
        return ""
    return next((n for pk, n in people.branches_of(actor, "case.see").items() if people.branch_path(pk) == path), path)


def _engineers(paths: Any) -> dict[int, str]:
    """Everybody who may be an engineer of a case at these branches."""
    found: dict[int, str] = {}
    for path in paths:
        found |= people.staff_at(path, clock.now())
    return dict(sorted(found.items(), key=lambda it: it[1]))
