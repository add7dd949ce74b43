"""Forms of the workbench: what is looked for, and what is adopted. Shape and parsing only."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from shouhou.kernel.errors import Invalid
from shouhou.policy import public as policy

LARGEST_LIST = 100_000  # bytes of a year's days
WEEKDAYS = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
OPEN = "-"  # the answer "not now": the setting stays undecided


class DayInput(forms.DateInput):
    """The browser's own choice of a day, which wants ISO whatever the language."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ClauseFilterForm(forms.Form):
    """What the list of regulations is narrowed by, as its address carries it."""

    q = forms.CharField(required=False, max_length=60)
    status = forms.ChoiceField(required=False)
    kind = forms.ChoiceField(required=False)
    area = forms.ChoiceField(required=False)
    after = forms.IntegerField(required=False, min_value=0, max_value=100_000)

    def __init__(self, data: Any, language: str) -> None:
        super().__init__(data)
        for name, labels in (("status", policy.STATUSES), ("kind", policy.KINDS), ("area", policy.AREAS)):
            choices = [(value, label.get(language)) for value, label in labels.items()]
            self.fields[name].choices = [("", _("any")), *choices]  # type: ignore[attr-defined]

    def wanted(self) -> policy.ClauseFilter:
        """What is looked for; what is not right counts as not asked for."""
        self.is_valid()
        given = self.cleaned_data
        return policy.ClauseFilter(*(given.get(name) or "" for name in ("q", "status", "kind", "area")))


class AdoptionForm(forms.Form):
    """A branch, a day, a choice for each setting (none is made beforehand), and who plays which role."""

    branch = forms.TypedChoiceField(label=_("Branch"), coerce=int)
    from_on = forms.DateField(
        label=_("In force from"), widget=DayInput(),
        help_text=_("Requests of that day and later follow the regulation; what is open before keeps what it has."),
    )  # fmt: skip

    def __init__(
        self, data: Any, regulation: policy.RegulationFacts, branches: Mapping[int, str], roles: Mapping[str, str],
        language: str,
    ) -> None:  # fmt: skip
        super().__init__(data)
        self.regulation = regulation
        self.fields["branch"].choices = [("", "—"), *branches.items()]  # type: ignore[attr-defined]
        for setting in regulation.settings:
            self.fields[f"setting_{setting.name}"] = _setting_field(setting, language)
        for role in dict.fromkeys(regulation.titles.values()):
            same = policy.role_label(role, language)
            others = [(code, name) for code, name in roles.items() if code != role]
            self.fields[f"role_{role}"] = forms.ChoiceField(
                label=" · ".join(title for title, named in regulation.titles.items() if named == role),
                required=False, choices=[("", same), *others],
            )  # fmt: skip

    def settings_chosen(self) -> dict[str, str]:
        """The settings that have a value; what was left open is not among them."""
        return {name: value for name, value in self._given("setting_").items() if value not in ("", OPEN)}

    def settings_open(self) -> list[policy.SettingFacts]:
        chosen = self.settings_chosen()
        return [setting for setting in self.regulation.settings if setting.name not in chosen]

    def titles_chosen(self) -> dict[str, str]:
        return {role: code for role, code in self._given("role_").items() if code}

    def add_invalid(self, error: Invalid) -> None:
        """Show a service's messages at their fields; what was typed stays."""
        for name, message in error.fields.items():
            field = name if name in self.fields else f"setting_{name}"
            self.add_error(field if field in self.fields else None, str(message))

    def _given(self, prefix: str) -> dict[str, str]:
        given = self.cleaned_data.items()
        return {name.removeprefix(prefix): value for name, value in given if name.startswith(prefix)}


def _setting_field(setting: policy.SettingFacts, language: str) -> forms.Field:
    common: dict[str, Any] = {"label": setting.asks.get(language), "required": False}
    if not setting.choices:
        return forms.CharField(max_length=40, help_text=_("Left empty it stays undecided."), **common)
    choices = []
    for value, label in setting.choices.items():
        words = label.get(language)
        recommended = _("%(choice)s (recommended)") % {"choice": words}
        choices.append((value, recommended if value == setting.recommended else words))
    return forms.ChoiceField(
        choices=[*choices, (OPEN, _("leave it open: undecided until chosen"))], widget=forms.RadioSelect, **common
    )


class EndForm(forms.Form):
    """The first day on which an adoption is no longer in force."""

    until_on = forms.DateField(
        label=_("No longer in force from"), widget=DayInput(),
        help_text=_("The day before is the last one. Requests of that day and later do not follow it any more."),
    )  # fmt: skip

    def __init__(self, data: Any, today: dt.date) -> None:
        super().__init__(data, initial={"until_on": today})


class WeekForm(forms.Form):
    """The hours of each weekday as people write them, and from which day they hold."""

    from_on = forms.DateField(label=_("In force from"), widget=DayInput())

    def __init__(self, data: Any, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        for number, name in enumerate(WEEKDAYS):
            self.fields[f"day_{number}"] = forms.CharField(
                label=name, required=False, max_length=60,
                widget=forms.TextInput(attrs={"placeholder": _("not worked"), "autocomplete": "off"}),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Each weekday's text becomes its hours."""
        for name in [name for name in self.fields if name.startswith("day_")]:
            try:
                self.cleaned_data[name] = policy.read_hours(self.cleaned_data.get(name, ""))
            except policy.Unreadable as error:
                self.add_error(name, error.message.get(get_language() or "zh-hans"))
        return self.cleaned_data

    def hours(self) -> dict[int, policy.Hours]:
        return {number: self.cleaned_data[f"day_{number}"] for number in range(len(WEEKDAYS))}

    def add_invalid(self, error: Invalid) -> None:
        for name, message in error.fields.items():
            self.add_error(name if name in self.fields else "day_0", str(message))


class YearForm(forms.Form):
    """The days of a year, pasted or out of a file; what is read from the file stands in the box afterwards."""

    days = forms.CharField(
        label=_("Days off and worked days"), required=False, max_length=20_000, strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        help_text=_("One day or range a line, then 休 (off) or 班 (worked): 2026-02-16..2026-02-23 休, 2026-02-14 班 周一. "
                    "A worked day takes Monday's hours unless a weekday is named."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Or a file (CSV, text)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/plain"}),
    )

    def __init__(self, data: Any, files: Any, year: int, initial: str) -> None:
        super().__init__(data, files, initial={"days": initial})
        self.year = year

    def clean(self) -> dict[str, Any]:
        """The file goes before the box; `read` is what they say."""
        try:
            text = self._text()
            self.cleaned_data |= {"days": text, "read": policy.read_days(text, self.year)}
        except policy.Unreadable as error:
            says = error.message.get(get_language() or "zh-hans")
            self.add_error("days", _("Line %(line)s: %(says)s") % {"line": error.line, "says": says})
        except UnicodeDecodeError:
            self.add_error("file", _("This is no text file. Save the list as CSV."))
        return self.cleaned_data

    def _text(self) -> str:
        file = self.cleaned_data.get("file")
        if not file:
            return str(self.cleaned_data.get("days") or "")
        content = file.read(LARGEST_LIST)
        try:
            return str(content.decode("utf-8-sig"))
        except UnicodeDecodeError:
            return str(content.decode("gb18030"))

    def add_invalid(self, error: Invalid) -> None:
        for name, message in error.fields.items():
            self.add_error(name if name in self.fields else "days", str(message))
