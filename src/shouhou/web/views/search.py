"""The one search box: cases, customers and units by number, name, pinyin, phone or serial; regulations by their words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from shouhou.assets import public as assets
from shouhou.cases import public as cases
from shouhou.customers import public as customers
from shouhou.policy import public as policy


def search(request: HttpRequest) -> HttpResponse:
    """One exact case number leads straight to its page; else everything that fits, by kind."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    text = request.GET.get("q", "")[:60].strip().replace("\x00", "")
    found_customers = customers.find(actor, text) if text and actor.may("customer.see") else []
    units = assets.find(actor, text) if len(text) >= 3 else []
    found = cases.find(actor, text, [c.id for c in found_customers], [u.id for u in units]) if text else []
    if len(found) == 1 and found[0].number == text.upper():
        return redirect(reverse("case_page", args=[found[0].number]))
    context = {
        "text": text,
        "cases": found,
        "customers": found_customers,
        "units": units,
        "clauses": _clauses(text, language) if text and actor.may("regulation.see") else [],
    }
    return render(request, "web/search.html", context)


def _clauses(text: str, language: str) -> list[dict[str, str]]:
    """The first twenty clauses that contain every word."""
    found = policy.find_clauses(policy.ClauseFilter(text))[:20]
    return [{"regulation": c.regulation, "id": c.id, "says": c.says.get(language)} for c in found]
