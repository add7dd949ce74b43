"""Two customers side by side: which is kept, whose facts hold; and back again."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shouhou.assets import permissions
from shouhou.assets.forms import MergeForm
from shouhou.assets.services.merge_doubles import merge_doubles
from shouhou.assets.services.part_doubles import part_doubles
from shouhou.customers import public as customers
from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, Stale


def merge(request: HttpRequest, customer_id: int, gone_id: int) -> HttpResponse:
    """Each fact that differs can be taken from either of them. What goes over is said before."""
    actor = request.actor  # type: ignore[attr-defined]
    kept, gone = customers.customer_for(actor, customer_id), customers.customer_for(actor, gone_id)
    for one in (kept, gone):
        for permission in ("customer.edit", "customer.import", "personal.see"):
            actor.must(permission, one.branch_path)
    error = ""
    if request.method == "POST":
        form = MergeForm(request.POST)
        if not form.is_valid():
            raise Invalid({"": _("Open the page again and try once more.")})
        try:
            merge_doubles(kept_id=kept.id, gone_id=gone.id, actor=actor, now=clock.now(), **form.given())
            undo = reverse("merge_undo", args=[kept.id, customers.undoable_merges(kept.id, clock.now())[0].id])
            messages.success(request, _("The two are one now."), extra_tags=f"undo:{undo}")
            return redirect(reverse("customer_page", args=[kept.id]))
        except Stale:
            error = _("One of the two was changed meanwhile. Look at them again; nothing has been merged.")
            kept, gone = customers.customer_for(actor, customer_id), customers.customer_for(actor, gone_id)
        except Invalid as refused:
            error = str(refused.fields[""])
    units = {one.id: permissions.visible_to(actor).filter(customer=one.id).count() for one in (kept, gone)}
    context = {
        "kept": kept, "gone": gone, "facts": _facts(kept, gone), "kept_units": units[kept.id], "error": error,
        "gone_units": units[gone.id],
    }  # fmt: skip
    return render(request, "assets/merge.html", context, status=409 if error else 200)


def _facts(kept: customers.CustomerFacts, gone: customers.CustomerFacts) -> list[dict[str, Any]]:
    """The facts of both; one that only the other has is taken from there unless somebody chooses otherwise."""
    labels = {
        "name": _("Customer"), "address": _("Address"), "distance_km": _("Distance (km)"), "grade": _("Grade"),
        "salesperson_id": _("Salesperson"), "note": _("Note"),
    }  # fmt: skip
    told = {one.id: customers.told(one) for one in (kept, gone)}
    return [
        {
            "name": name, "label": label, "kept": told[kept.id][name], "gone": told[gone.id][name],
            "same": told[kept.id][name] == told[gone.id][name],
            "take": not told[kept.id][name] and bool(told[gone.id][name]),
        }
        for name, label in labels.items()
    ]  # fmt: skip


@require_POST
def merge_undo(request: HttpRequest, customer_id: int, merge_id: int) -> HttpResponse:
    """Within a day, while nothing has happened since."""
    actor = request.actor  # type: ignore[attr-defined]
    kept = customers.customer_for(actor, customer_id)
    gone_id = part_doubles(merge_id=merge_id, customer_id=kept.id, actor=actor, now=clock.now())
    messages.success(request, _("The two are two again."))
    return redirect(reverse("customer_page", args=[gone_id]))
