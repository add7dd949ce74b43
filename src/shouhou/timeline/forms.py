"""Forms that are made from a vocabulary: an event's fields with labels in both languages, and what every event carries.
Shape and parsing only."""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any, TypeVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, Message
from shouhou.policy import public as policy

UNKNOWN = [("", _("not known yet")), ("true", _("yes")), ("false", _("no"))]
MINUTE = "%Y-%m-%dT%H:%M"


class EnvelopeForm(forms.Form):
    """What every act carries besides its own fields: when, in which role, and the key that makes it happen once."""

    at = forms.CharField(
        label=_("When it happened"),
        required=False,
        help_text=_("Left empty: now. More than a few minutes back counts only after another person has confirmed it."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )
    backdated = forms.CharField(
        label=_("Why it is entered only now"), required=False, max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    role = forms.ChoiceField(label=_("In which role"), required=False)
    ref = forms.CharField(
        label=_("Which one"), required=False, max_length=60, help_text=_("A name, only where several are open at once."),
    )  # fmt: skip
    supersedes = forms.IntegerField(widget=forms.HiddenInput, required=False)
    act_key = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    envelope = ("at", "backdated", "role", "ref")

    @property
    def own(self) -> list[forms.BoundField]:
        """The word's own fields, as they are shown."""
        return [field for field in self.visible_fields() if field.name not in self.envelope]

    @property
    def more(self) -> list[forms.BoundField]:
        """What every act carries, as far as it is shown, but for the minute."""
        return [field for field in self.visible_fields() if field.name in ("role", "ref")]

    @property
    def earlier(self) -> list[forms.BoundField]:
        """The minute and why it is stated so late."""
        return [self["at"], self["backdated"]]

    @property
    def is_earlier(self) -> bool:
        """Whether an earlier minute has been given, or something is wrong with it."""
        return any(field.errors or field.value() for field in self.earlier)

    def add_invalid(self, error: Invalid) -> None:
        """Show a service's messages at their fields; what was typed stays."""
        for name, message in error.fields.items():
            self.add_error(name if name in self.fields else None, str(message))


F = TypeVar("F", bound=EnvelopeForm)


def event_form(
    form_class: type[F], kind: str, word: str, *, staff: Mapping[int, str], roles: list[str], data: Any = None,
    seen: int | None = None, initial: Mapping[str, Any] | None = None, may_backdate: bool = False,
) -> F:  # fmt: skip
    """The form of one event word of a kind of subject. `staff` may be chosen where a person is asked for; `roles` may
    record it; `seen`: the last event that the person saw; `may_backdate`: any minute counts with a reason."""
    vocabulary, language = policy.vocabulary(kind), get_language() or "zh-hans"
    given = {n: local_text(v) if isinstance(v, dt.datetime) else v for n, v in (initial or {}).items()}
    form = form_class(data, initial={"act_key": uuid.uuid4(), "seen": seen, **given})
    own = {name: _field(spec, language, staff, vocabulary) for name, spec in vocabulary.words[word].fields.items()}
    form.fields = {**own, **form.fields}
    choices = [(role, vocabulary.roles[role].label.get(language)) for role in roles]
    form.fields["role"].choices = choices  # type: ignore[attr-defined]
    if may_backdate:
        form.fields["at"].help_text = _("Left empty: now. An earlier minute counts with a reason.")
    if len(choices) < 2:
        form.fields["role"].widget = forms.HiddenInput()
    return form


def typed_fields(kind: str, word: str, form: EnvelopeForm) -> dict[str, Any]:
    """What was typed into the word's own fields, as the vocabulary reads it."""
    known = policy.vocabulary(kind).words[word].fields
    found: dict[str, Any] = {name: form.data.get(name, "") for name in known}
    for name in (n for n, spec in known.items() if spec.type == "persons"):
        found[name] = form.data.getlist(name) if hasattr(form.data, "getlist") else form.data.get(name, "")
    return found


def stated_minute(form: EnvelopeForm) -> Any:
    """The stated minute, or None for now. Raises Invalid for a text that is no minute."""
    text = form.data.get("at", "")
    return policy.read_minute(text) if text else None


def _field(spec: Any, language: str, staff: Mapping[int, str], vocabulary: Any) -> forms.Field:
    common: dict[str, Any] = {
        "label": spec.label.get(language),
        "required": spec.required,
        "help_text": spec.help.label.get(language) if spec.help else "",
    }
    empty: list[tuple[str, Message]] = [("", _("choose") if spec.required else "—")]
    match spec.type:
        case "bool":
            return forms.ChoiceField(choices=UNKNOWN, **common)
        case "choice":
            return forms.ChoiceField(
                choices=empty + [(n, c.label.get(language)) for n, c in spec.choices.items()], **common
            )
        case "persons":
            return forms.MultipleChoiceField(choices=[(str(i), n) for i, n in staff.items()], **common)
        case "person":
            return forms.ChoiceField(choices=empty + [(str(i), n) for i, n in staff.items()], **common)
        case "role":
            return forms.ChoiceField(
                choices=empty + [(n, r.label.get(language)) for n, r in vocabulary.roles.items()], **common
            )
        case "instant":
            return forms.CharField(widget=forms.DateTimeInput(attrs={"type": "datetime-local"}), **common)
        case "date":
            return forms.CharField(widget=forms.DateInput(attrs={"type": "date"}), **common)
        case "words":
            return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), max_length=5000, **common)
        case "money" | "km" | "percent" | "integer" | "event":
            return forms.CharField(widget=forms.TextInput(attrs={"inputmode": "decimal"}), **common)
    return forms.CharField(max_length=200, **common)


def local_text(at: Any) -> str:
    """An instant as a datetime-local control wants it."""
    return clock.local(at).strftime(MINUTE)
