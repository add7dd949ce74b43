"""How a unit's facts and changes are put into words for a page. Display only."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from shouhou.assets import queries
from shouhou.assets.models import ProductModel, Unit
from shouhou.customers import public as customers
from shouhou.people import public as people

LABELS = {
    "serial": gettext_lazy("Serial number"), "model": gettext_lazy("Model"), "customer": gettext_lazy("Customer"),
    "site": gettext_lazy("Site"), "location": gettext_lazy("Location"), "made_on": gettext_lazy("Made on"),
    "delivered_on": gettext_lazy("Delivered on"), "installed_on": gettext_lazy("Installed on"),
    "accepted_on": gettext_lazy("Accepted on"), "parent": gettext_lazy("Part of"), "note": gettext_lazy("Note"),
    "scrapped": gettext_lazy("Scrapped"), "code": gettext_lazy("Code on the label"),
}  # fmt: skip
TOLD = ("serial", "model", "customer", "made_on", "delivered_on", "installed_on", "accepted_on", "scrapped_on")


def model_name(model: ProductModel) -> str:
    """The model's name in the reader's language, or in the other one where only that is known."""
    first, second = (
        (model.name_en, model.name_zh) if (get_language() or "").startswith("en") else (model.name_zh, model.name_en)
    )
    return first or second


def history_of(unit: Unit) -> list[dict[str, Any]]:
    """Every change as the history component wants it; a move from customer to customer by their names."""
    changes = queries.changes_of(unit.pk)
    who = people.named({int(c["by"]) for c in changes if str(c["by"] or "").isdigit()})  # type: ignore[call-overload]
    names = {
        "customer": customers.names({c["customer_id"] for c in changes}),  # type: ignore[misc]
        "model": dict(ProductModel.objects.filter(pk__in={c["model_id"] for c in changes}).values_list("pk", "code")),
    }
    return [_entry(change, earlier, who, names) for change, earlier in zip(changes, [*changes[1:], None], strict=True)]


def _entry(
    change: Mapping[str, Any], earlier: Mapping[str, Any] | None, who: Mapping[int, str], names: Mapping[str, Any]
) -> dict[str, Any]:
    def value(row: Mapping[str, Any], name: str) -> str:
        found = names[name].get(row[f"{name}_id"]) if name in names else row[name]
        return str(found or "—")

    told = [
        _("%(label)s: %(before)s → %(after)s")
        % {"label": LABELS.get(name, LABELS["scrapped"]), "before": value(earlier, name), "after": value(change, name)}
        for name in TOLD
        if earlier is not None and value(earlier, name) != value(change, name)
    ]
    entered, moved = change["pgh_label"] == "insert", "customer" in change["changed"]
    columns = change["changed"] if change["version"] != (earlier or {}).get("version") else []
    what = ", ".join(str(LABELS.get(name, name)) for name in columns)
    return {
        "text": _("File opened") if entered else _("Moved to another customer") if moved and told
        else _("Changed: %(what)s") % {"what": what} if what else _("Changed"),
        "icon": "plus" if entered else "truck" if moved else "pencil", "tone": "good" if entered else "info" if moved else "neutral",
        "occurred_at": change["pgh_created_at"], "body": " · ".join([*told, change["scrap_reason"]] if told else told),
        "actor": who.get(int(change["by"]), "") if str(change["by"] or "").isdigit() else "",
    }  # fmt: skip
