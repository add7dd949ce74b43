"""What the customer types. Shape and parsing only; what is needed is asked by the services."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

ACCEPTED = "image/jpeg,image/png,image/webp,image/gif,video/mp4,video/quicktime,.pdf"
MOST_PHOTOS = 6


class PhotosInput(forms.ClearableFileInput):
    """The control of several photos."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """A field that takes several photos: its value is a list of names and contents."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if self.required and not given:
            raise forms.ValidationError(_("Choose a file."), code="required")
        if len(given) > MOST_PHOTOS:
            raise forms.ValidationError(_("At most %(most)s photos at once.") % {"most": MOST_PHOTOS})
        return [(file.name or "", file.read()) for file in given]


class PhotosForm(forms.Form):
    """Photos for a case that is there already."""

    photos = PhotosField(widget=PhotosInput(attrs={"accept": ACCEPTED, "multiple": True}), required=True)
    caption = forms.CharField(required=False, max_length=500)


class ReportForm(forms.Form):
    """A new fault. `website` is a trap: people do not see it, programs fill it in."""

    requirement = forms.CharField(
        label=_("What is wrong?"), max_length=2000,
        help_text=_("What does the machine do or not do? Which message does it show?"),
        widget=forms.Textarea(attrs={"rows": 4}), error_messages={"required": _("Please say what is wrong.")},
    )  # fmt: skip
    photos = PhotosField(
        label=_("Photos or a short film"), required=False,
        widget=PhotosInput(attrs={"accept": ACCEPTED, "multiple": True}),
    )  # fmt: skip
    contact = forms.CharField(
        label=_("Your name and phone number"), max_length=120, help_text=_("So that we can call you back."),
        widget=forms.TextInput(attrs={"autocomplete": "tel"}),
        error_messages={"required": _("Please leave a phone number.")},
    )  # fmt: skip
    wanted = forms.CharField(
        label=_("When does it suit you?"), max_length=200, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))
    report_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def clean_contact(self) -> str:
        text = str(self.cleaned_data["contact"])
        if sum(c.isdecimal() for c in text) < 5:
            raise forms.ValidationError(_("Please leave a phone number."))
        return text
