"""Forms of customers, contacts and places, and the filters of their list. Shape and parsing only."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shouhou.customers.models import Customer
from shouhou.kernel.errors import Invalid

SORTS = [("name", _("by name")), ("newest", _("newest first"))]


class Messages(forms.Form):
    """A form at whose fields a service's messages are shown; what was typed stays."""

    def add_invalid(self, error: Invalid) -> None:
        for name, message in error.fields.items():
            self.add_error(name if name in self.fields else None, str(message))


class CustomerForm(Messages):
    """What is known of a customer."""

    name = forms.CharField(label=_("Customer"), max_length=120, widget=forms.TextInput(attrs={"autofocus": True}))
    branch = forms.TypedChoiceField(label=_("Branch"), coerce=int)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    distance_km = forms.DecimalField(
        label=_("Distance (km)"), max_digits=7, decimal_places=1, required=False,
        help_text=_("From the branch. Some regulations time a visit by it; left empty it is asked when needed."),
    )  # fmt: skip
    grade = forms.ChoiceField(label=_("Grade"), choices=Customer.Grade.choices, required=False)
    salesperson = forms.TypedChoiceField(label=_("Salesperson"), coerce=int, empty_value=None, required=False)
    note = forms.CharField(
        label=_("Note"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def offer(self, branches: Mapping[int, str], salespeople: Mapping[int, str]) -> None:
        """What may be chosen by this person."""
        self.fields["branch"].choices = list(branches.items())  # type: ignore[attr-defined]
        self.fields["salesperson"].choices = [("", "—"), *salespeople.items()]  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """What was filled in, by the names of the services."""
        values = dict(self.cleaned_data)
        values["branch_id"] = values.pop("branch")
        values["salesperson_id"] = values.pop("salesperson")
        values["grade"] = values["grade"] or "regular"
        return values


class NewCustomerForm(CustomerForm):
    """What the desk writes down of a new customer, with the first contact."""

    contact = forms.CharField(label=_("Contact"), max_length=60, required=False)
    role = forms.CharField(label=_("Position there"), max_length=40, required=False)
    phone = forms.CharField(
        label=_("Phone"), max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    field_order = [
        "name",
        "branch",
        "contact",
        "phone",
        "role",
        "address",
        "distance_km",
        "grade",
        "salesperson",
        "note",
    ]


class ChangeCustomerForm(CustomerForm):
    """The same of one that is there; `version` is what the person has seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ArchiveForm(forms.Form):
    """Putting aside or bringing back what the person has seen."""

    version = forms.IntegerField()
    archived = forms.BooleanField(required=False)


class ContactForm(Messages):
    """Whom to call."""

    name = forms.CharField(
        label=_("Contact"), max_length=60, required=False, widget=forms.TextInput(attrs={"autofocus": True})
    )
    role = forms.CharField(label=_("Position there"), max_length=40, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=30, widget=forms.TextInput(attrs={"inputmode": "tel"}))
    other_phone = forms.CharField(
        label=_("Second phone"), max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )


class SiteForm(Messages):
    """A place of the customer's."""

    name = forms.CharField(
        label=_("Place"), max_length=60, widget=forms.TextInput(attrs={"autofocus": True}),
        help_text=_("Such as “plant 2” or “warehouse”. Units name it as their site."),
    )  # fmt: skip
    address = forms.CharField(label=_("Address"), max_length=200, required=False)


class CustomerFilterForm(forms.Form):
    """How the list is narrowed and ordered; whatever is not right is as if it were not there."""

    q = forms.CharField(max_length=60, required=False)
    grade = forms.ChoiceField(choices=[("", ""), *Customer.Grade.choices], required=False)
    branch = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)
    archived = forms.BooleanField(required=False)
    sort = forms.ChoiceField(choices=SORTS, required=False)
    after = forms.CharField(max_length=400, required=False)

    def chosen(self) -> dict[str, Any]:
        """The filters by name, with what holds where nothing was chosen."""
        self.is_valid()
        found = {name: self.cleaned_data.get(name) or "" for name in self.fields}
        return {**found, "sort": found["sort"] or "name", "q": found["q"].replace("\x00", "")}
