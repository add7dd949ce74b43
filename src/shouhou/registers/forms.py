"""Forms of registers: the filters of the list, and what an entry is opened with. Shape and parsing only."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shouhou.timeline import public as timeline

VIEWS = [
    ("all", _("all")),
    ("running", _("with a running clock")),
    ("late", _("with a late clock")),
    ("mine", _("mine")),
]
DUTY_VIEWS = [("open", _("to be done")), ("late", _("late")), ("done", _("done")), ("all", _("all"))]
SORTS = [("newest", _("newest first")), ("due", _("next limit first"))]


class EntryFilterForm(forms.Form):
    """What the list of entries is narrowed by, as its address carries it; what is not right counts as not asked for."""

    q = forms.CharField(required=False, max_length=60)
    view = forms.ChoiceField(choices=VIEWS, required=False)
    kind = forms.CharField(required=False, max_length=30)
    state = forms.CharField(required=False, max_length=30)
    branch = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    sort = forms.ChoiceField(choices=SORTS, required=False)
    after = forms.CharField(required=False, max_length=200)

    def chosen(self, kinds: Iterable[str]) -> dict[str, Any]:
        """The choices, each with a value."""
        self.is_valid()
        given = {name: self.cleaned_data.get(name) or "" for name in self.fields}
        kind = given["kind"] if given["kind"] in kinds else ""
        return {**given, "kind": kind, "view": given["view"] or "all", "sort": given["sort"] or "newest"}


class DutyFilterForm(forms.Form):
    """What the list of duties is narrowed by, as its address carries it; what is not right counts as not asked for."""

    view = forms.ChoiceField(choices=DUTY_VIEWS, required=False)
    whose = forms.ChoiceField(choices=[("mine", _("mine")), ("all", _("everybody's"))], required=False)
    branch = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    person = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    due_from = forms.DateField(required=False)
    due_to = forms.DateField(required=False)
    after = forms.CharField(required=False, max_length=200)

    def chosen(self) -> dict[str, Any]:
        """The choices, each with a value."""
        self.is_valid()
        given = {name: self.cleaned_data.get(name) or "" for name in self.fields}
        return {**given, "view": given["view"] or "open", "whose": given["whose"] or "all"}


class OpeningForm(timeline.EnvelopeForm):
    """An entry's first word, with the branch at which it is opened and the title under which it is found."""

    branch = forms.TypedChoiceField(label=_("Branch"), coerce=int)
    title = forms.CharField(
        label=_("Title"),
        max_length=120,
        required=False,
        help_text=_("By it the entry is found, such as Stocktake of April."),
    )
