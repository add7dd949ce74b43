"""Forms of papers. Shape and parsing only."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from shouhou.kernel import clock
from shouhou.papers.queries import Asked


class ColumnForm(forms.Form):
    """A column of the register."""

    name_zh = forms.CharField(label=_("Name (Chinese)"), max_length=40)
    name_en = forms.CharField(label=_("Name (English)"), max_length=60, required=False)
    obligatory = forms.BooleanField(
        label=_("obligatory"), required=False,
        help_text=_("A case cannot be closed while this column is empty, unless a manager accepts the gap."),
    )  # fmt: skip


class EraseForm(forms.Form):
    """The customer's number, typed by whoever is sure."""

    number = forms.IntegerField(label=_("Number of the customer"), min_value=1)

    def __init__(self, data: Any, customer_id: int = 0) -> None:
        super().__init__(data)
        self.customer_id = customer_id

    def clean_number(self) -> int:
        if self.cleaned_data["number"] != self.customer_id:
            raise forms.ValidationError(_("This is not the number of this customer."))
        return self.customer_id


class VerifyForm(forms.Form):
    """The digits at the foot of a paper."""

    digits = forms.CharField(
        label=_("Content hash at the foot of the paper"), max_length=80, help_text=_("16 digits and letters from a to f"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )  # fmt: skip


def asked_by(request: HttpRequest) -> Asked:
    """What a request says to whoever prints: who asks, when, in which language, where the codes on paper lead."""
    return Asked(
        actor=request.actor, now=clock.now(), organisation=request.installation.organisation,  # type: ignore[attr-defined]
        language=get_language() or "zh-hans", case_at=request.build_absolute_uri(f"{reverse('case_list')}/"),
        verify_at=request.build_absolute_uri(f"{reverse('verify')}/"),
    )  # fmt: skip
