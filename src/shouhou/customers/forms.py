"""Entering a customer. Shape and parsing only."""

from django import forms
from django.utils.translation import gettext_lazy as _


class CustomerForm(forms.Form):
    """What the desk writes down of a new customer."""

    name = forms.CharField(label=_("Customer"), max_length=120, widget=forms.TextInput(attrs={"autofocus": True}))
    branch = forms.TypedChoiceField(label=_("Branch"), coerce=int)
    contact = forms.CharField(label=_("Contact"), max_length=60, required=False)
    phone = forms.CharField(
        label=_("Phone"), max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    distance_km = forms.DecimalField(
        label=_("Distance (km)"), max_digits=7, decimal_places=1, required=False,
        help_text=_("From the branch. Some regulations time a visit by it; left empty it is asked when needed."),
    )  # fmt: skip
