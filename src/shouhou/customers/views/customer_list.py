"""Customers: found by one box, shown with whom to call."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from shouhou.customers import permissions, public, queries


def customer_list(request: HttpRequest) -> HttpResponse:
    """The first fifty that fit what was typed; nothing typed: the first fifty by name."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("customer.see")
    text = request.GET.get("q", "")[:60]
    rows = permissions.visible_to(actor)
    rows = queries.matching(rows, text) if text.strip() else rows.order_by("name", "pk").prefetch_related("contacts")
    found = [public.facts(actor, customer) for customer in rows[:51]]
    context = {"found": found[:50], "more": len(found) > 50, "text": text, "may_add": actor.may("customer.edit")}
    return render(request, "customers/customer_list.html", context)
