"""What every page of a draft shows: its head, its parts, and its differences in words. Display only."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid
from shouhou.policy import public as policy
from shouhou.workbench.forms import SeenForm

LOOKS = {  # tone, icon
    "open": ("info", "pencil"),
    "proposed": ("warn", "send"),
    "published": ("good", "circle-check"),
    "rolled_back": ("neutral", "arrow-back-up"),
    "discarded": ("neutral", "archive"),
}


def title(draft: policy.DraftFacts, language: str) -> str:
    """The regulation's name as the draft has it."""
    return draft.document.zh if language.startswith("zh") else draft.document.en or draft.document.zh


def look(draft: policy.DraftFacts) -> dict[str, str]:
    tone, icon = LOOKS[draft.state]
    return {"text": draft.state_label, "tone": tone, "icon": icon}


def frame(draft: policy.DraftFacts, part: str, language: str) -> dict[str, Any]:
    """Head and parts; `part` is the one that is open."""
    parts = [
        ("draft", _("What it changes")), ("draft_clauses", _("Clauses")), ("draft_settings", _("Settings and readings")),
        ("draft_text", _("Text")), ("draft_scenarios", _("Scenarios")), ("draft_what_if", _("What if")), ("draft_publish", _("Publish")),
    ]  # fmt: skip
    return {
        "draft": draft, "title": title(draft, language), "look": look(draft),
        "tabs": [{"label": label, "url": reverse(name, args=[draft.id]), "active": name == part} for name, label in parts],
        "breadcrumbs": [
            {"label": _("Regulations"), "url": reverse("regulation_list")},
            {"label": _("Drafts"), "url": reverse("draft_list")},
            {"label": _("Draft %(number)s") % {"number": draft.id}, "url": ""},
        ],
    }  # fmt: skip


def differences(draft: policy.DraftFacts, language: str) -> list[dict[str, Any]]:
    """The changes of a draft, in the order of the text."""
    return [_difference(one, draft, language) for one in policy.differences_of(draft)]


def _difference(one: policy.Difference, draft: policy.DraftFacts, language: str) -> dict[str, Any]:
    before, after, name = one.before, one.after, one.name
    url = ""
    if one.kind == "value":
        before, after = (policy.value_shown(text, language) for text in (before, after))
        name = policy.value_label(name, language)
    if one.kind == "setting":
        asked = next((s for s in policy.drafted(draft).settings if s.name == name), None)
        if asked:
            name = asked.asks.get(language)
            before, after = asked.label(before, language), asked.label(after, language)
    if one.kind in ("about", "words"):
        name = _places().get(name, name)
    if one.clause and one.after:
        url = reverse("draft_clause", args=[draft.id, one.clause])
    labels = {
        "setting": _("Setting"), "reading": _("Reading"), "value": _("Value"), "words": _("Words"), "rule": _("Rule"),
        "clause": _("Clause"), "about": _("About"),
    }  # fmt: skip
    return {
        "kind": labels[one.kind], "clause": one.clause, "url": url, "name": name, "since": one.since, "before": before,
        "after": after, "is_code": one.kind in ("rule", "about"),
    }  # fmt: skip


def _places() -> dict[str, str]:
    """What the places of a regulation's text are called."""
    return {
        "document": _("name of the document"), "in_force": _("in force from and until"), "titles": _("posts"),
        "vocabulary": _("terms"), "organisation": _("organisation"), "industry": _("industry"), "says": _("what it says"),
        "readings": _("readings"), "facts": _("facts"), "kind": _("kind"), "area": _("area"),
        "needs": _("what carries it out"), "kept": _("kept by the program"), "manual": _("carried out by hand"),
        "same_as": _("same as"), "garbled": _("unreadable place"), "subject": _("what it is about"),
    }  # fmt: skip


def shows(form: SeenForm, draft: policy.DraftFacts) -> None:
    """The form is drawn with this version of the draft."""
    form.fields["seen"].initial = draft.version


def moved(form: SeenForm, draft: policy.DraftFacts) -> None:
    """Somebody else has left the draft so meanwhile: the form says it, and sent once more it is meant for this version."""
    form.add_error(None, _("Somebody else has changed this draft meanwhile, and nothing of yours is saved. What you typed "
                           "stands here still: look at what is changed, then send it again."))  # fmt: skip
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data["seen"] = str(draft.version)  # type: ignore[index]


def add_invalid(form: forms.Form, error: Invalid) -> None:
    """Show a service's messages at their fields; what was typed stays."""
    for name, message in error.fields.items():
        form.add_error(name if name in form.fields else None, str(message))
