"""Customers that may be the same."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from shouhou.customers import permissions, queries

SHOWN = 50


def doubles(request: HttpRequest) -> HttpResponse:
    """Pairs with why they may be the same, those with the most reasons first; each leads to the comparison."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("customer.import")
    rows = permissions.visible_to(actor)
    pairs = sorted(queries.doubles(rows).items(), key=lambda pair: (-len(pair[1]), pair[0]))[:SHOWN]
    known = queries.with_names(rows).in_bulk({pk for pair, _why in pairs for pk in pair})
    reasons = {"phone": _("same phone"), "name": _("same name"), "sound": _("sounds the same, same address")}
    context = {
        "pairs": [
            {"first": known[a], "second": known[b], "reasons": [reasons[why] for why in sorted(found)]}
            for (a, b), found in pairs
        ],
    }  # fmt: skip
    return render(request, "customers/doubles.html", context)
