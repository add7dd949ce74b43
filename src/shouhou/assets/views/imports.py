"""Bringing customers and units along in a file: the template, the file, what it would do, what it did, and back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from shouhou.assets import queries
from shouhou.assets.forms import ImportFileForm, ImportModeForm
from shouhou.assets.models import Import
from shouhou.assets.rules import lists
from shouhou.assets.services.cancel_import import cancel_import
from shouhou.assets.services.order_import import order_import
from shouhou.assets.services.read_import import read_import
from shouhou.assets.services.undo_import import undo_import
from shouhou.assets.views.import_rows import counted, page_of, shown
from shouhou.kernel import clock, sheets
from shouhou.kernel.errors import Invalid, NotFound, Refused


def import_start(request: HttpRequest) -> HttpResponse:
    """The template, and the file; below, what this person has brought lately."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("customer.import")
    form = ImportFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = ImportFileForm(request.POST, request.FILES)
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                language = get_language() or "zh-hans"
                import_id = read_import(
                    content=file.read(), name=file.name, actor=actor, language=language, now=clock.now()
                )
                return redirect(reverse("import_page", args=[import_id]))
            except Invalid as error:
                form.add_invalid(error)
    context = {"form": form, "earlier": [_told(brought) for brought in queries.imports_of(actor.id)[:10]]}
    return render(request, "assets/import_start.html", context, status=422 if form.errors else 200)


@require_GET
def import_template(request: HttpRequest) -> HttpResponse:
    """An empty list with headings in the reader's language, what belongs under each, and an example."""
    request.actor.must("customer.import")  # type: ignore[attr-defined]
    days = {
        "made_on": "2026-01-05",
        "delivered_on": "2026-01-20",
        "installed_on": "2026-02-02",
        "accepted_on": "2026-02-09",
    }
    day, choice = _("a day such as 2026-03-02"), _("as it is called in the settings")
    told = {
        "name": (_("needed; rows that begin with # are left out"), _("Northern Furnace Works")),
        "branch": (_("needed for a new one where there are several"), choice),
        "contact": (_("whom to call"), _("Li Na")), "role": ("", _("foreman")),
        "phone": (_("needed where there is a contact"), "13900000000"), "other_phone": ("", "024-88880000"),
        "address": ("", _("8 Foundry Road")), "distance_km": (_("kilometres from the branch"), "35.5"),
        "grade": (_("key customer, regular customer or customer to be watched"), _("regular customer")),
        "salesperson": (choice, ""), "note": ("", ""), "serial": (_("needed for a unit; one row for each unit"), "VF-2026-001"),
        "model": (_("needed for a unit"), "VF-1600"), "site": (_("the customer's place"), _("plant 2")),
        "location": (_("where it stands there"), _("hall A")), **{name: (day, example) for name, example in days.items()},
    }  # fmt: skip
    columns = [sheets.Column(str(title), width=20) for title in lists.HEADINGS.values()]
    rows = [[told[name][part] for name in lists.HEADINGS] for part in (0, 1)]
    rows[0][0] = f"{lists.REMARK} {rows[0][0]}"
    rows[1][0] = f"{lists.REMARK} {_('Example')}: {rows[1][0]}"
    title = _("Customers and units")
    return sheets.download(f"{title}.xlsx", sheets.workbook(title, columns, rows))


@require_GET
def import_page(request: HttpRequest, import_id: int) -> HttpResponse:
    """How far the worker is, asking again by itself; then what each row would do, or did."""
    brought = _own(request, import_id)
    if not request.htmx:  # type: ignore[attr-defined]
        return _page(request, brought)
    answer = render(request, "assets/import_progress.html", {"brought": brought})
    if not brought.doing:
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
def import_check(request: HttpRequest, import_id: int) -> HttpResponse:
    """Look again, with what is to become of those that are known already."""
    brought = _own(request, import_id)
    form = ImportModeForm(request.POST)
    if not form.is_valid():
        raise Invalid({"": _("Open the page again and try once more.")})
    return _ordered(request, brought, Import.Doing.CHECK, update=form.cleaned_data["update"])


@require_POST
def import_run(request: HttpRequest, import_id: int) -> HttpResponse:
    """As it was shown, or not at all."""
    return _ordered(request, _own(request, import_id), Import.Doing.CARRY_OUT)


@require_POST
def import_cancel(request: HttpRequest, import_id: int) -> HttpResponse:
    """The worker stops."""
    brought = _own(request, import_id)
    cancel_import(import_id=brought.pk, actor=request.actor)  # type: ignore[attr-defined]
    return redirect(reverse("import_page", args=[brought.pk]))


@require_POST
def import_undo(request: HttpRequest, import_id: int) -> HttpResponse:
    """Within a day; where something has happened since, every reason at once and nothing is undone."""
    actor, brought = request.actor, _own(request, import_id)  # type: ignore[attr-defined]
    try:
        undo_import(import_id=brought.pk, actor=actor, now=clock.now())
    except Refused as refused:
        return _page(request, brought, reasons=[reason.says["en"] for reason in refused.reasons], status=409)
    messages.success(request, _("The import is undone: everything is as it was before."))
    return redirect(reverse("import_page", args=[brought.pk]))


def _own(request: HttpRequest, import_id: int) -> Import:
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("customer.import")
    brought = queries.imports_of(actor.id).filter(pk=import_id).first()
    if brought is None:
        raise NotFound
    return brought


def _ordered(request: HttpRequest, brought: Import, doing: str, *, update: bool | None = None) -> HttpResponse:
    """The page that waits for the worker, or why it is not to begin."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    try:
        order_import(import_id=brought.pk, doing=doing, actor=actor, language=language, update=update)
    except Invalid as refused:
        return _page(request, brought, str(refused.fields[""]), status=422)
    return redirect(reverse("import_page", args=[brought.pk]))


def _page(
    request: HttpRequest, brought: Import, error: str = "", reasons: list[str] | None = None, status: int = 200
) -> HttpResponse:  # fmt: skip
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    state = request.GET.get("show", "")
    rows, pager = page_of(brought, state, request.GET.get("page", ""))
    done = brought.done_at is not None
    context = {
        "brought": brought, "done": done, "error": error or brought.trouble, "reasons": reasons or [], **counted(brought, state),
        "rows": shown(actor, brought, rows), "pager": pager,
        "may_undo": done and brought.undone_at is None and brought.done_at > now - queries.UNDO_WITHIN,  # type: ignore[operator]
    }  # fmt: skip
    return render(request, "assets/import_page.html", context, status=status)


def _told(brought: Import) -> dict[str, Any]:
    if brought.doing:
        state = (_("the worker is at it"), "info")
    elif brought.undone_at:
        state = (_("undone"), "warn")
    else:
        state = (_("imported"), "good") if brought.done_at else (_("not carried out yet"), "info")
    return {"brought": brought, "text": state[0], "tone": state[1], "rows": brought.rows or len(brought.outcome)}
