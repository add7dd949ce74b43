"""The audit: one search over who changed what, and over who was shown personal data unmasked."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shouhou.kernel import clock, sheets
from shouhou.kernel.errors import Invalid
from shouhou.people import public as people
from shouhou.web import audit, things

MOST = 10_000  # rows of a file
WORDS = {"insert": gettext_lazy("entered"), "update": gettext_lazy("changed"), "delete": gettext_lazy("removed")}
TONES = {"insert": "good", "update": "info", "delete": "warn"}


class AuditForm(forms.Form):
    """What the audit is narrowed by, as its address carries it."""

    by = forms.TypedChoiceField(required=False, coerce=int)
    kind = forms.ChoiceField(required=False)
    about = forms.IntegerField(required=False, min_value=1, max_value=2**62)
    since = forms.DateField(required=False)
    until = forms.DateField(required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["by"].choices = [("", _("anybody")), *people.everybody().items()]  # type: ignore[attr-defined]
        kinds = [(m._meta.label_lower, things.label_of(m)) for m in things.tracked()]
        self.fields["kind"].choices = [("", _("everything")), *kinds]  # type: ignore[attr-defined]

    def wanted(self) -> audit.Filter:
        """What is looked for; what is not right counts as not asked for."""
        self.is_valid()
        given = self.cleaned_data
        since, until = given.get("since"), given.get("until")
        return audit.Filter(
            by=given.get("by") or 0, kind=given.get("kind") or "", about=given.get("about") or 0,
            since=_midnight(since) if since else None, until=_midnight(until + dt.timedelta(days=1)) if until else None,
        )  # fmt: skip


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), clock.zone())


def changes(request: HttpRequest) -> HttpResponse:
    """One page, the newest first; the address carries everything that it is narrowed by."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("audit.see")
    form = AuditForm(request.GET)
    wanted, after = form.wanted(), request.GET.get("after", "")[:600]
    try:
        page, further = audit.changes(actor, wanted, after)
    except Invalid:
        after, (page, further) = "", audit.changes(actor, wanted)
    chosen = {name: request.GET.get(name, "") for name in ("by", "kind", "about", "since", "until")}
    context = {
        "rows": [
            {"change": c, "what": WORDS.get(c.what, c.what), "tone": TONES.get(c.what, "neutral")} for c in page
        ],
        "form": form, "chosen": chosen, "wanted": wanted, "narrowed": any(chosen.values()),
        "reset_url": reverse("audit"), "export_url": _address("audit_export", chosen),
        "pager": {
            "shown": len(page), "previous_url": _address("audit", chosen) if after else "",
            "next_url": _address("audit", chosen, after=further) if further else "",
        },
        "breadcrumbs": [{"label": _("Settings"), "url": reverse("settings")}],
    }  # fmt: skip
    return render(request, "web/audit.html", context)


def changes_export(request: HttpRequest) -> HttpResponse:
    """The same as an Excel file: one line for each column that changed."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("audit.see")
    columns = (
        sheets.Column(_("Changed at"), "minute", 18), sheets.Column(_("Changed by"), width=14),
        sheets.Column(_("Request number"), width=10),
        sheets.Column(_("What"), width=10), sheets.Column(_("Thing"), width=16), sheets.Column(_("Which"), width=28),
        sheets.Column(_("Column"), width=18), sheets.Column(_("before"), width=30), sheets.Column(_("after"), width=30),
    )  # fmt: skip
    lines = (
        (c.at, c.by, c.request, str(WORDS.get(c.what, c.what)), c.kind, c.name, *column)
        for c in audit.every(actor, AuditForm(request.GET).wanted(), MOST)
        for column in (c.columns or [("", "", "")])
    )
    return sheets.answer("changes", _("Changes"), columns, lines)


def _address(name: str, chosen: dict[str, Any], **changed: str) -> str:
    kept = {key: value for key, value in {**chosen, **changed}.items() if value}
    return f"{reverse(name)}?{urlencode(kept)}" if kept else reverse(name)
