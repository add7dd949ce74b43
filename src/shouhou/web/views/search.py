"""The one search box: cases, customers and units by number, name, pinyin, phone or serial; entries of
registers; people of the house;
regulations and clauses by their words."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from shouhou.assets import public as assets
from shouhou.cases import public as cases
from shouhou.customers import public as customers
from shouhou.kernel import clock
from shouhou.people import public as people
from shouhou.policy import public as policy
from shouhou.registers import public as registers

AT_ONCE = 5  # of each kind, while somebody types


def search(request: HttpRequest) -> HttpResponse:
    """One exact case number leads straight to its page; else everything that fits, by kind. While somebody types, the
    first few of each kind."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    text = request.GET.get("q", "")[:60].strip().replace("\x00", "")
    found_customers = customers.find(actor, text) if text and actor.may("customer.see") else []
    units = assets.find(actor, text) if len(text) >= 3 else []
    found = cases.find(actor, text, [c.id for c in found_customers], [u.id for u in units]) if text else []
    if not request.htmx and len(found) == 1 and found[0].number == text.upper():  # type: ignore[attr-defined]
        return redirect(reverse("case_page", args=[found[0].number]))
    reads = bool(text) and actor.may("regulation.see")
    kinds: dict[str, Any] = {
        "cases": found, "customers": found_customers, "units": units,
        "entries": registers.find(actor, text, language) if len(text) >= 2 else [],
        "people": list(people.find(actor, text, clock.now()).items()) if text else [],
        "regulations": [(r.slug, policy.title(r.slug, language)) for r in policy.find_regulations(text)[:8]] if reads else [],
        "clauses": _clauses(text, language) if reads else [],
    }  # fmt: skip
    if request.htmx:  # type: ignore[attr-defined]
        first = {kind: rows[:AT_ONCE] for kind, rows in kinds.items()}
        return render(request, "web/search_at_once.html", {**first, "text": text, "any": any(first.values())})
    return render(request, "web/search.html", {**kinds, "text": text, "any": any(kinds.values())})


def _clauses(text: str, language: str) -> list[dict[str, str]]:
    """The first twenty clauses that contain every word."""
    found = policy.find_clauses(policy.ClauseFilter(text))[:20]
    return [{"regulation": c.regulation, "id": c.id, "says": c.says.get(language)} for c in found]
