"""Forms of the figures: the period and the scope, as the address carries them. Shape and parsing only."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from shouhou.kpis import rules

FIRST, LAST = dt.date(2000, 1, 1), dt.date(2199, 12, 31)
KINDS = (
    ("month", _("Month")), ("quarter", _("Quarter")), ("year", _("Year")), ("free", _("From day to day")),
)  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """What figures are asked for; 0 and "" where nothing narrows them."""

    period: rules.Period
    branch: int = 0
    person: int = 0
    regulation: str = ""

    def query(self, **changed: Any) -> str:
        """The address that asks for it, with something else in its place; `period`: another one."""
        period = changed.pop("period", self.period)
        if period.kind == "free":
            said: dict[str, Any] = {"period": "free", "since": period.since, "until": period.until}
        else:
            said = {"period": period.kind, "day": period.since}
        said |= {"branch": self.branch, "person": self.person, "regulation": self.regulation} | changed
        return "?" + urlencode({name: value for name, value in said.items() if value})


class WantedForm(forms.Form):
    """Period and scope. What is not right counts as not asked for."""

    period = forms.ChoiceField(choices=KINDS, required=False)
    day = forms.DateField(required=False)
    since = forms.DateField(required=False)
    until = forms.DateField(required=False)
    branch = forms.IntegerField(required=False, min_value=1, max_value=2**31)
    person = forms.IntegerField(required=False, min_value=1, max_value=2**31)
    regulation = forms.SlugField(required=False, max_length=80)

    def wanted(self, today: dt.date) -> Wanted:
        """The month of today where nothing else is asked for."""
        self.is_valid()
        given = self.cleaned_data
        return Wanted(
            self._period(given, today),
            given.get("branch") or 0,
            given.get("person") or 0,
            given.get("regulation") or "",
        )

    @staticmethod
    def _period(given: dict[str, Any], today: dt.date) -> rules.Period:
        kind = given.get("period") or "month"
        if kind == "free":
            since, until = given.get("since") or today.replace(day=1), given.get("until") or today
            if FIRST <= since <= until <= LAST and (until - since).days <= 3660:
                return rules.Period("free", since, until)
            kind = "month"
        day = given.get("day") or today
        return rules.period_of(kind, day if FIRST < day <= LAST else today)
