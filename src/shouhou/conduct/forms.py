"""Forms of conduct: what the list of faults is narrowed by, and what is decided about one. Shape and parsing only."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shouhou.conduct.rules import VERDICTS

# (name, label, kind of consequence, its states)
VIEWS = (
    ("proposed", _("cause to be found"), "fault", ("proposed",)),
    ("to_confirm", _("fine to be confirmed"), "fine", ("proposed",)),
    ("appealed", _("appealed"), "fine", ("appealed",)),
    ("grounds", _("grounds have changed"), "fine", ("revocation_proposed",)),
    ("confirmed", _("confirmed"), "fault", ("confirmed",)),
    ("excused", _("excused or moved"), "fault", ("excused", "moved", "displaced")),
    ("gone", _("withdrawn"), "fault", ("withdrawn", "grounds_gone")),
)


class FaultFilterForm(forms.Form):
    """The view and the search text, as the address carries them."""

    view = forms.ChoiceField(choices=[(name, label) for name, label, *_rest in VIEWS], required=False)
    q = forms.CharField(required=False, max_length=60)
    after = forms.CharField(required=False, max_length=200)

    def chosen(self) -> dict[str, str]:
        """What is not right counts as not asked for."""
        self.is_valid()
        given = self.cleaned_data
        return {
            "view": given.get("view") or "proposed",
            "q": (given.get("q") or "").strip(),
            "after": given.get("after") or "",
        }


class DecisionForm(forms.Form):
    """What somebody decides about one fault: a finding by one of VERDICTS, or a word about its fine."""

    verdict = forms.ChoiceField(choices=[(name, name) for name in VERDICTS], required=False)
    word = forms.CharField(required=False, max_length=40)
    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2})
    )
    consequence = forms.ChoiceField(label=_("Consequence that followed"), required=False)
    moved_to = forms.ChoiceField(label=_("Whose cause it was"), required=False)
    moved_clause = forms.ChoiceField(label=_("By which clause that person answers"), required=False)
    act_key = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, data: Any, *, seen: int, candidates: Sequence[str], staff: Mapping[int, str], clauses: Mapping[str, str]
    ) -> None:
        super().__init__(data, initial={"act_key": uuid.uuid4(), "seen": seen})
        none = [("", "—")]
        fields: Any = self.fields
        fields["consequence"].choices = [(clause, clause) for clause in candidates]
        fields["moved_to"].choices = none + [(str(pk), name) for pk, name in staff.items()]
        fields["moved_clause"].choices = none + list(clauses.items())
