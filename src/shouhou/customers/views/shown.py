"""How a customer's facts and changes are put into words for a page. Display only."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shouhou.customers import queries
from shouhou.customers.models import Customer
from shouhou.people import public as people

LABELS = {
    "name": gettext_lazy("Customer"), "branch": gettext_lazy("Branch"), "address": gettext_lazy("Address"),
    "distance_km": gettext_lazy("Distance (km)"), "grade": gettext_lazy("Grade"),
    "salesperson": gettext_lazy("Salesperson"), "note": gettext_lazy("Note"), "contacts": gettext_lazy("Contacts"),
    "sites": gettext_lazy("Places"), "archived": gettext_lazy("Archived"), "merged": gettext_lazy("Merged"),
}  # fmt: skip
TOLD = ("distance_km", "grade", "archived")  # of these the row history keeps the values; the others are personal or ids
TONES = {"key": "info", "watched": "warn", "regular": "neutral"}


def branch_names(actor: people.Actor, permission: str = "customer.see") -> dict[int, str]:
    return people.branches_of(actor, permission)


def kilometres(value: Any) -> str:
    return f"{value.normalize():f}" if value is not None else ""


def history_of(customer: Customer) -> list[dict[str, Any]]:
    """Every change as the history component wants it: who, when, which facts, and the values that are not personal."""
    changes = queries.changes_of(customer.pk)
    ids = {int(c["by"]) for c in changes if str(c["by"] or "").isdigit()}  # type: ignore[call-overload]
    names = people.named(ids)
    return [_entry(change, earlier, names) for change, earlier in zip(changes, [*changes[1:], None], strict=True)]


def _entry(change: Mapping[str, Any], earlier: Mapping[str, Any] | None, names: Mapping[int, str]) -> dict[str, Any]:
    entered = change["pgh_label"] == "insert"
    columns = change["changed"] if change["version"] != (earlier or {}).get("version") else []
    told = [
        _("%(label)s: %(before)s → %(after)s")
        % {"label": LABELS[name], "before": _value(name, earlier[name]), "after": _value(name, change[name])}
        for name in TOLD
        if earlier is not None and earlier[name] != change[name]
    ]
    what = ", ".join(str(LABELS.get(name, name)) for name in columns)
    return {
        "text": _("File opened") if entered else _("Changed: %(what)s") % {"what": what} if what else _("Changed"),
        "icon": "plus" if entered else "pencil", "tone": "good" if entered else "neutral",
        "occurred_at": change["pgh_created_at"], "body": " · ".join(told),
        "actor": names.get(int(change["by"]), "") if str(change["by"] or "").isdigit() else "",
    }  # fmt: skip


def _value(name: str, value: Any) -> str:
    if name == "grade":
        return str(Customer.Grade(value).label)
    if name == "archived":
        return _("yes") if value else _("no")
    return kilometres(value) or "—"
