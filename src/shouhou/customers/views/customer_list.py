"""Customers: found by one box, narrowed, page by page; and the same list as an Excel file."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.customers import permissions, queries, rules
from shouhou.customers.forms import SORTS, CustomerFilterForm
from shouhou.customers.models import Customer
from shouhou.customers.services.disclose import disclose
from shouhou.customers.views.shown import TONES, kilometres
from shouhou.kernel import clock, paging, sheets
from shouhou.people import public as people
from shouhou.people.public import Actor


def customer_list(request: HttpRequest) -> HttpResponse:
    """One page by search, filters and order; the address carries everything, so that it can be kept and sent."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("customer.see")
    chosen = CustomerFilterForm(request.GET).chosen()
    branches = people.branches_of(actor, "customer.see")
    rows = _rows(actor, chosen, branches)
    total, sort = queries.capped_count(rows), queries.SORTS[chosen["sort"]]
    ordered = sort.apply(rows)
    place = paging.place(chosen["after"], chosen["sort"], sort.kind, int)
    page = list(queries.with_names(sort.after(ordered, *place) if place else ordered)[: queries.PAGE + 1])
    more, page = len(page) > queries.PAGE, page[: queries.PAGE]
    behind = paging.cursor(chosen["sort"], getattr(page[-1], sort.column), page[-1].pk) if more else ""
    context = {
        "rows": [_row(customer) for customer in page], "chosen": chosen, "sorts": SORTS,
        "grades": Customer.Grade.choices, "branches": branches if len(branches) > 1 else {},
        "filtered": any(chosen[name] for name in ("q", "grade", "branch", "archived")),
        "may_add": actor.may("customer.edit"), "may_merge": actor.may("customer.import"), "may_register": actor.may("case.register"),
        "export_url": _address("customer_export", chosen),
        "pager": {
            "shown": len(page),
            "total": _("more than %(count)s") % {"count": queries.MANY} if total > queries.MANY else str(total),
            "previous_url": _address("customer_list", chosen) if place else "",
            "next_url": _address("customer_list", chosen, after=behind) if more else "",
        },
    }  # fmt: skip
    return render(request, "customers/customer_list.html", context)


def customer_export(request: HttpRequest) -> HttpResponse:
    """What the list shows, all pages, one line for each contact. Numbers are whole where the reader may see them; then it
    is written down that they were taken along."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("customer.see")
    chosen = CustomerFilterForm(request.GET).chosen()
    rows = _rows(actor, chosen, people.branches_of(actor, "customer.see"))
    found = list(sheets.whole(queries.with_names(queries.SORTS[chosen["sort"]].apply(rows))))
    if disclosed := sum(actor.may("personal.see", customer.branch_path) for customer in found):
        disclose(actor=actor, count=disclosed, now=clock.now())
    columns = [
        sheets.Column(_("Customer"), width=32), sheets.Column(_("Branch")), sheets.Column(_("Grade"), width=12),
        sheets.Column(_("Contact"), width=12), sheets.Column(_("Position there"), width=14),
        sheets.Column(_("Phone")), sheets.Column(_("Second phone")), sheets.Column(_("Address"), width=40),
        sheets.Column(_("Distance (km)"), "number", 12), sheets.Column(_("Salesperson"), width=12),
        sheets.Column(_("Note"), width=40),
    ]  # fmt: skip
    return sheets.answer(_("customers"), _("Customers"), columns, _lines(actor, found))


def _lines(actor: Actor, found: list[Customer]) -> Iterator[list[Any]]:
    for customer in found:
        whole = actor.may("personal.see", customer.branch_path)
        mask = str if whole else rules.masked
        for contact in customer.contacts.all() or [None]:
            called = (
                [contact.name, contact.role, mask(contact.phone), mask(contact.other_phone)] if contact else [""] * 4
            )
            yield [
                customer.name, customer.branch_name, customer.get_grade_display(), *called,  # type: ignore[attr-defined]
                customer.address if whole else "", customer.distance_km, customer.salesperson_name,  # type: ignore[attr-defined]
                customer.note if whole else "",
            ]  # fmt: skip


def _rows(actor: Actor, chosen: dict[str, Any], branches: dict[int, str]) -> QuerySet[Customer]:
    branch = people.branch_path(chosen["branch"]) if chosen["branch"] in branches else ""
    return queries.listed(
        permissions.visible_to(actor), text=chosen["q"], grade=chosen["grade"], branch=branch,
        archived=bool(chosen["archived"]),
    )  # fmt: skip


def _row(customer: Customer) -> dict[str, Any]:
    """A listed customer; whom to call with masked numbers."""
    contacts = [{"name": c.name, "phone": rules.masked(c.phone)} for c in customer.contacts.all()]
    return {
        "customer": customer, "contacts": contacts[:2], "more": len(contacts) - 2,
        "distance": kilometres(customer.distance_km),
        "grade": None if customer.grade == "regular" else {"text": customer.get_grade_display(), "tone": TONES[customer.grade]},
    }  # fmt: skip


def _address(name: str, chosen: dict[str, Any], **changed: str) -> str:
    """The list with these choices; a page's place is not one of them."""
    given = {key: value for key, value in {**chosen, "after": "", **changed}.items() if value not in ("", False)}
    if given.get("sort") == "name":
        del given["sort"]
    return reverse(name) + (f"?{urlencode(given)}" if given else "")
