"""Forms of papers. Shape and parsing only."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ColumnForm(forms.Form):
    """A column of the register."""

    name_zh = forms.CharField(label=_("Name (Chinese)"), max_length=40)
    name_en = forms.CharField(label=_("Name (English)"), max_length=60, required=False)
    obligatory = forms.BooleanField(
        label=_("obligatory"), required=False,
        help_text=_("A case cannot be closed while this column is empty, unless a manager accepts the gap."),
    )  # fmt: skip


class VerifyForm(forms.Form):
    """The digits at the foot of a paper."""

    digits = forms.CharField(
        label=_("Content hash at the foot of the paper"), max_length=80, help_text=_("16 digits and letters from a to f"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )  # fmt: skip
