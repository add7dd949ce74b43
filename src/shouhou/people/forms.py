"""Forms of people: the list's filters, a person, a role that is given, a role, a branch, a key. Shape and parsing only."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid
from shouhou.people.models import Role
from shouhou.people.permissions import AREAS, PERMISSIONS

CAPS = _("Caps lock is on.")
STATES = (("active", _("active")), ("left", _("deactivated")), ("all", _("all")))


class DayInput(forms.DateInput):
    """The browser's own choice of a day, which wants ISO whatever the language."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


def midnight(day: dt.date) -> dt.datetime:
    """The first instant of a day in the organisation's zone."""
    return dt.datetime.combine(day, dt.time(), clock.zone())


class Form(forms.Form):
    """A form that shows a service's messages at its fields; what was typed stays."""

    def add_invalid(self, error: Invalid) -> None:
        for name, message in error.fields.items():
            self.add_error(name if name in self.fields else None, str(message))


class PeopleFilterForm(forms.Form):
    """What the list of people is narrowed by, as its address carries it."""

    q = forms.CharField(required=False, max_length=60)
    branch = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    role = forms.ChoiceField(required=False)
    state = forms.ChoiceField(required=False, choices=STATES)
    after = forms.CharField(required=False, max_length=400)

    def __init__(self, data: Any, branches: Mapping[int, str], roles: Mapping[str, str]) -> None:
        super().__init__(data)
        self.fields["branch"].choices = [("", _("any")), *branches.items()]  # type: ignore[attr-defined]
        self.fields["role"].choices = [("", _("any")), *roles.items()]  # type: ignore[attr-defined]


class PersonForm(Form):
    """Who somebody is, and how they sign in."""

    name = forms.CharField(label=_("Name"), max_length=60, widget=forms.TextInput(attrs={"autofocus": True}))
    username = forms.CharField(
        label=_("User name"), max_length=60, help_text=_("For signing in. The mobile number does as well."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )  # fmt: skip
    mobile = forms.CharField(
        label=_("Mobile number"), max_length=30, required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )  # fmt: skip
    email = forms.CharField(
        label=_("E-mail"), max_length=254, required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language"), choices=[("zh-hans", "中文"), ("en", "English")])
    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)


class GrantForm(Form):
    """A role at a branch, from a day to a day."""

    role = forms.ChoiceField(label=_("Role"))
    branch = forms.TypedChoiceField(
        label=_("Branch"), coerce=int, help_text=_("The role counts there and at every branch below.")
    )
    since = forms.DateField(label=_("First day"), widget=DayInput())
    until = forms.DateField(
        label=_("Last day"), widget=DayInput(), required=False, help_text=_("Left empty it has no end.")
    )

    def __init__(self, data: Any, branches: Mapping[int, str], roles: Mapping[str, str], today: dt.date) -> None:
        super().__init__(data, initial={"since": today})
        self.fields["branch"].choices = [("", "—"), *branches.items()]  # type: ignore[attr-defined]
        self.fields["role"].choices = [("", "—"), *roles.items()]  # type: ignore[attr-defined]

    def period(self, now: dt.datetime) -> tuple[dt.datetime, dt.datetime | None]:
        """The half-open period that was chosen; one that begins today begins now."""
        since, until = self.cleaned_data["since"], self.cleaned_data["until"]
        begins = now if since == clock.local(now).date() else midnight(since)
        return begins, midnight(until + dt.timedelta(days=1)) if until else None


class NewPersonForm(PersonForm):
    """Somebody new, with a first role."""

    role = forms.ChoiceField(label=_("Role"))
    branch = forms.TypedChoiceField(label=_("Branch"), coerce=int)

    def __init__(self, data: Any, branches: Mapping[int, str], roles: Mapping[str, str]) -> None:
        super().__init__(data)
        self.fields["branch"].choices = list(branches.items())  # type: ignore[attr-defined]
        self.fields["role"].choices = [("", "—"), *roles.items()]  # type: ignore[attr-defined]
        self.order_fields(["name", "username", "mobile", "email", "role", "branch", "language"])


class GrantEndForm(Form):
    """The last day of a role; none for at once."""

    until = forms.DateField(
        label=_("Last day"), widget=DayInput(), required=False, help_text=_("Left empty the role ends at once.")
    )


class RoleForm(Form):
    """What a role allows."""

    name_zh = forms.CharField(label=_("Name in Chinese"), max_length=80)
    name_en = forms.CharField(label=_("Name in English"), max_length=80)
    scope = forms.ChoiceField(
        label=_("How far it sees"), widget=forms.RadioSelect,
        choices=[
            (Role.Scope.BRANCH, _("everything of the branch and of those below it")),
            (Role.Scope.OWN, _("only work in which the person has a part")),
        ],
    )  # fmt: skip
    permissions = forms.MultipleChoiceField(
        label=_("What it allows"), required=False, widget=forms.CheckboxSelectMultiple, choices=[*PERMISSIONS.items()]
    )
    needs_second_factor = forms.BooleanField(
        label=_("Sign-in needs a second factor"), required=False,
        help_text=_("Whoever holds this role sets up a passkey or an authenticator app before anything else opens."),
    )  # fmt: skip
    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)


class NewRoleForm(RoleForm):
    """A role of the organisation's own."""

    code = forms.CharField(
        label=_("Code"), max_length=40, help_text=_("Small letters, digits and underscores. It never changes."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autofocus": True}),
    )  # fmt: skip

    field_order = ["code", "name_zh", "name_en", "scope", "permissions", "needs_second_factor"]


class BranchForm(Form):
    """A name for a new branch and the one above it."""

    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autofocus": True}))
    parent = forms.TypedChoiceField(label=_("Below"), coerce=int)

    def __init__(self, data: Any, branches: Mapping[int, str], initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["parent"].choices = list(branches.items())  # type: ignore[attr-defined]


class TokenForm(forms.Form):
    """What a new key is for, and how far it goes."""

    name = forms.CharField(label=_("What it is for"), max_length=80)
    days = forms.IntegerField(label=_("Lives for so many days"), min_value=1, max_value=366, initial=90)
    areas = forms.MultipleChoiceField(
        label=_("Where it goes"), widget=forms.CheckboxSelectMultiple, initial=[*AREAS],
        choices=[(area, label) for area, (label, _words) in AREAS.items()],
        help_text=_("What you may not do yourself it cannot do either."),
    )  # fmt: skip
    may_write = forms.BooleanField(
        label=_("It may write"), required=False,
        help_text=_("Without this it can only read. It never sees or does more than you."),
    )  # fmt: skip


class AcceptForm(Form):
    """How somebody who was invited will sign in."""

    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("New password"), strip=False, help_text=_("At least ten characters; a sentence is easy to remember."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "data-caps": CAPS}),
    )  # fmt: skip
    again = forms.CharField(
        label=_("The password again"), strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "data-caps": CAPS}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("password") and given.get("again") and given["password"] != given["again"]:
            self.add_error("again", _("The two passwords differ."))
        return given


class SetUpForm(AcceptForm):
    """The first administrator of an empty installation."""

    code = forms.CharField(
        label=_("Set-up code"), max_length=40, help_text=_("The console on which the application was started shows it."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "autofocus": True}),
    )  # fmt: skip
    organisation = forms.CharField(label=_("Name of the organisation"), max_length=120)
    name = forms.CharField(label=_("Your name"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "name"}))

    field_order = ["code", "organisation", "name", "username", "password", "again"]
