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


class PurposeForm(forms.Form):
    """What a new draft is for."""

    purpose = forms.CharField(
        label=_("What is to become better"), max_length=200,
        help_text=_("One sentence. It stands at the head of the draft, and in the history of the regulation."),
    )  # fmt: skip


class BeginForm(PurposeForm):
    """A regulation of one's own: its name, the letters of its clauses, where it is to be followed."""

    title_zh = forms.CharField(label=_("Name (Chinese)"), max_length=80)
    title_en = forms.CharField(label=_("Name (English)"), max_length=80, required=False)
    slug = forms.CharField(
        label=_("Address"), max_length=40, help_text=_("Small letters, digits and hyphens, such as pump-maker.")
    )
    letters = forms.CharField(
        label=_("Letters of its clauses"), max_length=3, help_text=_("Three capital letters, such as PUM.")
    )
    branch = forms.TypedChoiceField(label=_("Branch"), coerce=int)

    def __init__(self, data: Any, branches: Mapping[int, str]) -> None:
        super().__init__(data)
        self.fields["branch"].choices = list(branches.items())  # type: ignore[attr-defined]
        self.order_fields(["title_zh", "title_en", "slug", "letters", "branch", "purpose"])


class ImportForm(PurposeForm):
    """A regulation as one file, and where it is to be followed."""

    file = forms.FileField(
        label=_("File"), widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
        help_text=_("A regulation that was exported from Shouhou, 1 MB at the most. It becomes a draft; nobody follows it yet."),
    )  # fmt: skip
    branch = forms.TypedChoiceField(label=_("Branch"), coerce=int)

    def __init__(self, data: Any, files: Any, branches: Mapping[int, str]) -> None:
        super().__init__(data, files)
        self.fields["branch"].choices = list(branches.items())  # type: ignore[attr-defined]
        self.order_fields(["file", "branch", "purpose"])


class SeenForm(forms.Form):
    """What is done to a draft is done to the version that its reader saw."""

    seen = forms.IntegerField(widget=forms.HiddenInput, max_value=2**31 - 1)


class WhyForm(SeenForm):
    """The reason that every change of a draft may carry."""

    why = forms.CharField(label=_("Why"), max_length=200, required=False, help_text=_("Kept with the change."))


class DraftClauseForm(WhyForm):
    """The dated values of a clause, one more value for each from another day on, and its rules as they are written."""

    def __init__(self, data: Any, values: list[policy.DraftValue], rules: list[str], language: str) -> None:
        super().__init__(data)
        self.values, self.rules = values, rules
        for value in values:
            kind = policy.type_words(value.type)
            self.fields[f"value_{value.name}_{value.since}"] = forms.CharField(
                label=_("%(name)s from %(day)s on") % {"name": policy.value_label(value.name, language), "day": value.since},
                required=False, max_length=2000, initial=value.text, help_text=kind,
            )  # fmt: skip
        for name in self.names():
            label = policy.value_label(name, language)
            self.fields[f"day_{name}"] = forms.DateField(
                label=_("%(name)s: another value from") % {"name": label}, required=False, widget=DayInput()
            )
            self.fields[f"new_{name}"] = forms.CharField(label=_("Value"), required=False, max_length=2000)
        for number, text in enumerate(rules):
            self.fields[f"rule_{number}"] = forms.CharField(
                label=_("Rule %(number)s") % {"number": number + 1}, initial=text, required=False, max_length=20_000,
                widget=forms.Textarea(attrs={"rows": min(24, text.count("\n") + 2), "spellcheck": "false", "class": "code"}),
            )  # fmt: skip
        self.order_fields([name for name in self.fields if name != "why"])

    def names(self) -> list[str]:
        return list(dict.fromkeys(value.name for value in self.values))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        types = {value.name: value.type for value in self.values}
        for value in self.values:
            self._check(f"value_{value.name}_{value.since}", given, types[value.name])
        for name in self.names():
            self._check(f"new_{name}", given, types[name])
            if given.get(f"new_{name}") and not given.get(f"day_{name}"):
                self.add_error(f"day_{name}", _("From which day on?"))
        return given

    def _check(self, field: str, given: Mapping[str, Any], kind: str) -> None:
        """The unit is looked at before the loader is: its message names what would be right."""
        if given.get(field) and (problem := policy.value_problem(given[field], kind)):
            self.add_error(field, problem)

    def edits(self, place: tuple[str | int, ...], clause: str) -> list[policy.Edit]:
        """What was changed, each at its place in the draft's text."""
        given, found = self.cleaned_data, []
        for value in self.values:
            field = f"value_{value.name}_{value.since}"
            if given[field] != value.text:
                path = (*place, "values", value.name, value.since)
                found.append(policy.Edit(field, path, given[field], f"{value.name} {value.since}", clause))
        for name in self.names():
            if given.get(f"day_{name}") and given.get(f"new_{name}"):
                day = given[f"day_{name}"].isoformat()
                path = (*place, "values", name, day)
                found.append(policy.Edit(f"new_{name}", path, given[f"new_{name}"], f"{name} {day}", clause))
        for number, text in reversed(
            list(enumerate(self.rules))
        ):  # the last first: a rule that goes moves those behind it
            typed = given[f"rule_{number}"].replace("\r\n", "\n").strip()
            if typed != text:
                what = str(_("Rule %(number)s") % {"number": number + 1})
                found.append(policy.Edit(f"rule_{number}", (*place, "rules", number), typed, what, clause))
        return found


class DraftSettingsForm(WhyForm):
    """The choices for the settings, and the answers of the readings in both languages."""

    def __init__(self, data: Any, regulation: policy.RegulationFacts, chosen: Mapping[str, str], language: str) -> None:
        super().__init__(data)
        self.regulation = regulation
        for setting in regulation.settings:
            field = _setting_field(setting, language)
            field.initial = chosen.get(setting.name, OPEN if setting.choices else "")
            self.fields[f"setting_{setting.name}"] = field
        for reading in regulation.readings:
            for code, label in (("zh", _("%(name)s answer (Chinese)")), ("en", _("%(name)s answer (English)"))):
                words = getattr(reading.answer, code)
                self.fields[f"reading_{reading.name}_{code}"] = forms.CharField(
                    label=label % {"name": reading.name}, initial=words, max_length=4000, help_text=reading.asks.get(language),
                    widget=forms.Textarea(attrs={"rows": 2 + len(words) // 90}),
                )  # fmt: skip
        self.order_fields([name for name in self.fields if name != "why"])

    def settings_chosen(self) -> dict[str, str]:
        given = {name: self.cleaned_data[f"setting_{name}"] for name in (s.name for s in self.regulation.settings)}
        return {name: value for name, value in given.items() if value not in ("", OPEN)}

    def edits(self) -> list[policy.Edit]:
        found = []
        for reading in self.regulation.readings:
            for code in ("zh", "en"):
                field, words = f"reading_{reading.name}_{code}", getattr(reading.answer, code)
                typed = " ".join(self.cleaned_data[field].split()) if code == "en" else self.cleaned_data[field].strip()
                if typed != words:
                    path = ("readings", reading.name, "answer", code)
                    found.append(policy.Edit(field, path, typed, f"{reading.name} {code}", plain=True))
        return found


class TextForm(WhyForm):
    """The whole regulation as it is written."""

    text = forms.CharField(
        label=_("The whole regulation"), max_length=500_000,
        widget=forms.Textarea(attrs={"rows": 32, "spellcheck": "false", "class": "code"}),
        help_text=_("Clauses can be added here. The strict loader checks every name, type and unit."),
    )  # fmt: skip


class ExpectationForm(WhyForm):
    """What an expectation is to be; nothing takes it away. `path` says which."""

    path = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    text = forms.CharField(
        label=_("Expectation"), required=False, max_length=500_000,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "class": "code"}),
        help_text=_("In the language of scenarios. Left empty the expectation is taken away."),
    )  # fmt: skip


class ProposeForm(SeenForm):
    """The day from which on a draft is to be followed."""

    from_on = forms.DateField(
        label=_("In force from"), widget=DayInput(),
        help_text=_("Requests of that day and later follow the new version; what is open before keeps what it has."),
    )  # fmt: skip


class ReasonForm(forms.Form):
    """Why a draft goes back, or a version is rolled back."""

    remark = forms.CharField(label=_("Why"), max_length=200)


class PeriodForm(forms.Form):
    """The days of a what-if, both included."""

    since = forms.DateField(label=_("Opened from"), widget=DayInput())
    until = forms.DateField(label=_("to (included)"), widget=DayInput())
