"""Entering a unit. Shape and parsing only."""

from django import forms
from django.utils.translation import gettext_lazy as _


class UnitForm(forms.Form):
    """What stands on the machine's plate."""

    serial = forms.CharField(label=_("Serial number"), max_length=60, widget=forms.TextInput(attrs={"autofocus": True}))
    model = forms.CharField(label=_("Model"), max_length=60)
    site = forms.CharField(label=_("Site"), max_length=200, required=False)
    delivered_on = forms.DateField(
        label=_("Delivered on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
