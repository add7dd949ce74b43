"""The rows of an import as its page tells them. Display only."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shouhou.assets.models import Import
from shouhou.assets.rules import lists
from shouhou.customers import public as customers
from shouhou.people.public import Actor

PAGE = 100
TONES = {"new": "good", "changed": "info", "same": "neutral", "wrong": "bad"}
STATES = {
    "new": gettext_lazy("new"), "changed": gettext_lazy("changes"), "same": gettext_lazy("known already"),
    "wrong": gettext_lazy("wrong"),
}  # fmt: skip
EFFECTS = {
    "customer_new": gettext_lazy("new customer"), "customer_changed": gettext_lazy("customer changed"),
    "contact_new": gettext_lazy("new contact"), "contact_changed": gettext_lazy("contact changed"),
    "unit_new": gettext_lazy("new unit"), "unit_changed": gettext_lazy("unit changed"),
    "unit_same": gettext_lazy("unit is known"), "model_new": gettext_lazy("new model"),
}  # fmt: skip
WHY = {"phone": gettext_lazy("same phone"), "name": gettext_lazy("same name")}


def counted(brought: Import, state: str) -> dict[str, Any]:
    """How many rows there are of each state, each as a tab; and how many could be carried out."""
    counts = {name: sum(row["state"] == name for row in brought.outcome) for name in STATES}
    address = reverse("import_page", args=[brought.pk])
    tabs = [{"label": _("All"), "url": address, "active": state not in STATES, "count": len(brought.outcome)}]
    tabs += [
        {"label": label, "url": f"{address}?show={name}", "active": state == name, "count": counts[name]}
        for name, label in STATES.items()
        if counts[name]
    ]
    return {"tabs": tabs, "counts": counts, "effective": counts["new"] + counts["changed"]}


def page_of(brought: Import, state: str, page: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """One page of the rows of a state, or of all."""
    rows = [row for row in brought.outcome if state not in STATES or row["state"] == state]
    last = max(0, (len(rows) - 1) // PAGE)
    number = min(int(page), last) if page.isascii() and page.isdigit() and len(page) < 6 else 0
    address = reverse("import_page", args=[brought.pk]) + f"?show={state if state in STATES else ''}&page="
    pager = {
        "shown": len(rows[number * PAGE :][:PAGE]), "total": str(len(rows)),
        "previous_url": f"{address}{number - 1}" if number else "",
        "next_url": f"{address}{number + 1}" if number < last else "",
    }  # fmt: skip
    return rows[number * PAGE :][:PAGE], pager


def shown(actor: Actor, brought: Import, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows with what happens, whom they are the same as, and what is wrong at which column."""
    brought_by = {step["row"]: step["id"] for step in brought.made if step["kind"] == "customer"}
    ids = {row.get("customer_id") or brought_by.get(row["first_row"] or row["row"], 0) for row in rows}
    known = customers.customers_for(actor, ids)
    told = []
    for row in rows:
        customer = known.get(row.get("customer_id") or brought_by.get(row["first_row"] or row["row"], 0))
        told.append({
            "number": row["row"], "about": row.get("about") or (customer.name if customer else ""), "customer": customer,
            "state": {"text": STATES[row["state"]], "tone": TONES[row["state"]]},
            "effects": [EFFECTS[e] for e in row["effects"] if e in EFFECTS],
            "why": WHY.get(row.get("why", ""), ""), "first_row": row["first_row"],
            "errors": [{"column": lists.HEADINGS.get(name, ""), "text": text} for name, text in row["errors"].items()],
        })  # fmt: skip
    return told
