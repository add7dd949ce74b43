"""Forms of units and product models, and the filters of the list. Shape and parsing only."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shouhou.kernel.errors import Invalid

SORTS = [("serial", _("by serial number")), ("newest", _("newest first"))]


class Messages(forms.Form):
    """A form at whose fields a service's messages are shown; what was typed stays."""

    def add_invalid(self, error: Invalid) -> None:
        for name, message in error.fields.items():
            self.add_error(name if name in self.fields else None, str(message))


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, help_text=help_text)


class UnitForm(Messages):
    """What stands on the machine's plate, where it stands, and its days."""

    serial = forms.CharField(label=_("Serial number"), max_length=60, widget=forms.TextInput(attrs={"autofocus": True}))
    model = forms.CharField(label=_("Model"), max_length=60, widget=forms.TextInput(attrs={"list": "models"}))
    site = forms.CharField(
        label=_("Site"), max_length=200, required=False, widget=forms.TextInput(attrs={"list": "sites"})
    )
    location = forms.CharField(
        label=_("Location"), max_length=200, required=False, help_text=_("Where on the site: hall, floor, line.")
    )
    made_on = _day(_("Made on"))
    delivered_on = _day(_("Delivered on"))
    installed_on = _day(_("Installed on"))
    accepted_on = _day(_("Accepted on"), _("Terms of warranty may run from any of these days."))
    parent = forms.CharField(
        label=_("Part of"), max_length=60, required=False,
        help_text=_("Serial number of the unit of which this one is a part, at the same customer's."),
    )  # fmt: skip
    note = forms.CharField(label=_("Note"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))


class ChangeUnitForm(UnitForm):
    """The same of one that is there; `version` is what the person has seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class MoveUnitForm(forms.Form):
    """To whom a unit goes."""

    customer = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    version = forms.IntegerField()


class ScrapForm(Messages):
    """When and why a unit was scrapped."""

    on = forms.DateField(label=_("Scrapped on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    reason = forms.CharField(label=_("Reason"), max_length=200, widget=forms.TextInput(attrs={"autofocus": True}))
    version = forms.IntegerField(widget=forms.HiddenInput)


class MergeForm(forms.Form):
    """Whose facts hold where two customers become one: `take` names those of the one that goes."""

    kept_version = forms.IntegerField()
    gone_version = forms.IntegerField()
    take = forms.MultipleChoiceField(
        choices=[(name, name) for name in ("name", "address", "distance_km", "grade", "salesperson_id", "note")],
        required=False,
    )  # fmt: skip

    def given(self) -> dict[str, Any]:
        values = dict(self.cleaned_data)
        taken = frozenset(values.pop("take"))
        return {**values, "taken": taken}


class VersionForm(forms.Form):
    """What the person has seen."""

    version = forms.IntegerField()


class ModelForm(Messages):
    """A product model."""

    code = forms.CharField(label=_("Model"), max_length=60, widget=forms.TextInput(attrs={"autofocus": True}))
    name_zh = forms.CharField(label=_("Name in Chinese"), max_length=120, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=120, required=False)
    product_line = forms.CharField(
        label=_("Product line"), max_length=60, required=False, widget=forms.TextInput(attrs={"list": "lines"})
    )
    archived = forms.BooleanField(
        label=_("no longer offered"), required=False, help_text=_("It is not suggested for new units; its units stay.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def given(self) -> dict[str, Any]:
        return {**self.cleaned_data, "version": self.cleaned_data["version"] or 0}


class UnitFilterForm(forms.Form):
    """How the list is narrowed and ordered; whatever is not right is as if it were not there."""

    q = forms.CharField(max_length=60, required=False)
    model = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)
    line = forms.ChoiceField(required=False)
    branch = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)
    scrapped = forms.BooleanField(required=False)
    sort = forms.ChoiceField(choices=SORTS, required=False)
    after = forms.CharField(max_length=400, required=False)

    def offer(self, lines: Iterable[str]) -> None:
        self.fields["line"].choices = [("", ""), *((line, line) for line in lines)]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """The filters by name, with what holds where nothing was chosen."""
        self.is_valid()
        found = {name: self.cleaned_data.get(name) or "" for name in self.fields}
        return {**found, "sort": found["sort"] or "serial", "q": found["q"].replace("\x00", "")}


class ImportFileForm(Messages):
    """A list of customers and units as a file."""

    file = forms.FileField(
        label=_("File"), widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}), allow_empty_file=True,
        help_text=_("Excel (.xlsx) or CSV in UTF-8 or GB18030, at most 2,000 rows and 2 MB."),
    )  # fmt: skip


class ImportModeForm(forms.Form):
    """What becomes of customers and units that are known already."""

    update = forms.TypedChoiceField(
        choices=[("skip", _("stay as they are")), ("update", _("take what the file says"))],
        coerce=lambda value: value == "update",
    )
