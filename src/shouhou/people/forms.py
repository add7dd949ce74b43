"""Making a key for a program. Shape and parsing only."""

from django import forms
from django.utils.translation import gettext_lazy as _


class TokenForm(forms.Form):
    """What a new key is for, and how far it goes."""

    name = forms.CharField(label=_("What it is for"), max_length=80)
    days = forms.IntegerField(label=_("Lives for so many days"), min_value=1, max_value=366, initial=90)
    may_write = forms.BooleanField(
        label=_("It may write"), required=False,
        help_text=_("Without this it can only read. It never sees or does more than you."),
    )  # fmt: skip
