"""What the things of the database are called on screens: those whose changes are kept, and those that stand at a branch."""

from collections.abc import Mapping
from typing import NamedTuple

from django.apps import apps
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Thing(NamedTuple):
    """A kind of row. `branch`: how a row's branch path is reached, for data scopes; "" where it is everybody's.

    `columns` are those whose changes are told; what is not named there is not shown.
    """

    label: str | Promise
    branch: str = ""
    columns: Mapping[str, str | Promise] = {}


# Columns that follow from others, or are how a row is kept: their changes tell nothing of their own.
UNTOLD = frozenset({"id", "branch_path", "version", "changed"})
# Columns that row history does not keep, because erasure must reach them; that they changed is told, not to what.
PERSONAL: Mapping[str, str | Promise] = {
    "name": _("Name"), "address": _("Address"), "contacts": _("Contacts"), "site": _("Site"), "location": _("Location"),
    "note": _("Note"), "code": _("code of the label"),
}  # fmt: skip

THINGS: Mapping[str, Thing] = {
    "people.branch": Thing(_("branch"), "path", {"name": _("Name"), "parent": _("Below"), "path": _("path in the tree")}),
    "people.user": Thing(_("person"), "", {
        "name": _("Name"), "username": _("User name"), "language": _("Language"), "is_active": _("active"),
        "joined_on": _("With us since"),
    }),
    "people.role": Thing(_("role"), "", {
        "code": _("Code"), "name_zh": _("Name in Chinese"), "name_en": _("Name in English"),
        "scope": _("How far it sees"), "permissions": _("What it allows"),
        "needs_second_factor": _("Sign-in needs a second factor"),
    }),
    "people.grant": Thing(_("role of a person"), "branch__path", {
        "user": _("person"), "role": _("role"), "branch": _("Branch"), "since_at": _("from"), "until_at": _("until"),
    }),
    "policy.adoption": Thing(_("regulation in force"), "branch__path", {
        "regulation": _("Regulation"), "pack": _("version"), "branch": _("Branch"), "from_on": _("In force from"),
        "until_on": _("No longer in force from"), "settings": _("Settings"), "titles": _("Posts"),
    }),
    "policy.workingweek": Thing(_("working hours"), "branch__path", {
        "branch": _("Branch"), "from_on": _("In force from"), "hours": _("hours of the week"),
        "entered_at": _("entered at"), "entered_by": _("entered by"),
    }),
    "policy.calendaryear": Thing(_("year of the calendar"), "branch__path", {
        "branch": _("Branch"), "year": _("Year"), "holidays": _("days off"), "makeup": _("worked against the week"),
        "entered_at": _("entered at"), "entered_by": _("entered by"),
    }),
    "policy.draft": Thing(_("draft of a regulation"), "branch__path", {
        "regulation": _("Regulation"), "branch": _("Branch"), "of": _("regulation in force"), "base": _("version it began from"),
        "base_settings": _("settings it began from"), "settings": _("Settings"), "titles": _("Posts"),
        "purpose": _("What is to become better"), "state": _("State"), "authors": _("who has written in it"),
        "opened_by": _("opened by"), "opened_at": _("opened at"), "changed_at": _("changed at"),
        "from_on": _("In force from"), "approved_by": _("approved by"), "approved_at": _("approved at"),
        "pack": _("version"), "adoption": _("its adoption"), "remark": _("Remark"),
    }),
    "kernel.series": Thing(_("numbering"), "", {
        "code": _("series"), "prefix": _("begins with"), "year_digits": _("digits of the year"), "width": _("digits of the count"),
        "former": _("began earlier with"),
    }),
    "documents.registercolumn": Thing(_("column of the register"), "", {
        "code": _("Code"), "name_zh": _("Name in Chinese"), "name_en": _("Name in English"),
        "obligatory": _("obligatory"), "position": _("place in the list"), "retired_at": _("no longer used since"),
    }),
    "customers.customer": Thing(_("customer"), "branch_path", {
        "branch": _("Branch"), "distance_km": _("Distance (km)"), "salesperson": _("salesperson"), "grade": _("grade"),
        "archived": _("archived"), "merged_into": _("merged into"),
    }),
    "assets.productmodel": Thing(_("product model"), "", {
        "code": _("Code"), "name_zh": _("Name in Chinese"), "name_en": _("Name in English"),
        "product_line": _("product line"), "archived": _("archived"),
    }),
    "assets.unit": Thing(_("unit"), "branch_path", {
        "serial": _("Serial number"), "model": _("Model"), "customer": _("Customer"), "made_on": _("Made on"),
        "delivered_on": _("Delivered on"), "installed_on": _("Installed on"), "accepted_on": _("Accepted on"),
        "parent": _("part of"), "scrapped_on": _("Scrapped on"), "scrap_reason": _("reason for scrapping"),
    }),
    "notices.channel": Thing(_("notice channel"), "branch__path", {
        "name": _("Name"), "kind": _("kind"), "branch": _("Branch"), "language": _("Language"), "is_active": _("active"),
        "kinds": _("notices that go there"), "settings": _("Settings"), "closed_at": _("closed since"),
    }),
    "notices.house": Thing(_("notice rules"), "", {
        "site": _("address of the site"), "warn_minutes": _("warn so many minutes before"),
        "private_targets": _("private targets allowed"),
    }),
    "notices.wording": Thing(_("words of a notice"), "", {
        "kind": _("kind of notice"), "language": _("Language"), "title": _("title"), "text": _("text"),
    }),
    "cases.faultcode": Thing(_("fault code"), "", {
        "code": _("Code"), "words_zh": _("words in Chinese"), "words_en": _("words in English"),
        "hint_zh": _("hint in Chinese"), "hint_en": _("hint in English"), "line": _("product line"),
        "is_used": _("in use"),
    }),
    "cases.savedview": Thing(_("saved view"), "branch_path"),
    "cases.call": Thing(_("telephone call"), "branch_path"),
    "cases.case": Thing(_("service case"), "branch_path"),
    "timeline.subject": Thing(_("stream of events"), "branch_path"),
    "registers.entry": Thing(_("line of the register"), "branch_path"),
    "kpis.measure": Thing(_("row of a figure"), "branch_path"),
}  # fmt: skip


def label_of(model: type[Model]) -> str:
    """What a kind of row is called."""
    thing = THINGS.get(model._meta.label_lower)
    return str(thing.label if thing else model._meta.verbose_name)


def standing_at_branches() -> list[type[Model]]:
    """Every kind of row that carries a branch's path, but row history."""
    ours = (m for m in apps.get_models() if m.__module__.startswith("shouhou.") and not hasattr(m, "pgh_tracked_model"))
    return [m for m in ours if any(f.name == "branch_path" for f in m._meta.fields)]


def tracked() -> list[type[Model]]:
    """Every kind of row whose changes are kept and have words here, in a fixed order."""
    kept = {m._meta.label_lower: m for m in apps.get_models() if hasattr(m, "pgh_event_model")}
    return [kept[name] for name, thing in THINGS.items() if thing.columns and name in kept]
