"""Forms that are made from the vocabulary: an event's fields with labels in both languages. Shape and parsing only."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from shouhou.policy import public as policy
from shouhou.policy.language.vocabulary import thing
from shouhou.timeline import public as timeline

# Things of which a case may have several at once, so that an act says which one it is about.
NAMED = {"block", "mediation", "escalation", "openpoint", "assist", "purchase", "parts", "return", "promise"}
# The words with which such a thing begins, besides those that open a spell.
BEGIN = {
    "escalation.raised", "openpoint.opened", "assist.asked", "purchase.requested", "parts.ordered", "parts.requested",
    "return.booked", "promise.made",
}  # fmt: skip
# Asked aloud on the telephone, one question after the other: every answer is seen at once.
ASKED_ALOUD = {"followup.recorded"}
DEPARTED = "visit.departed"
TICKED = ("tools_ready", "parts_ready", "not_ready")


MOST_FILES = 10  # in one upload
# What a phone's picker offers; what comes is judged by its content. A phone turns its own image formats into JPEG.
ACCEPTED = "image/jpeg,image/png,image/webp,image/gif,video/mp4,video/quicktime,.pdf,.docx,.xlsx,.txt"


class EnvelopeForm(timeline.EnvelopeForm):
    """The form of an act on a case: what would follow may be told first, and lists may be ticked."""

    foreseen = forms.BooleanField(widget=forms.HiddenInput, required=False)
    ticks: tuple[tuple[str, str], ...] = ()


def act_form(
    word: str, *, staff: Mapping[int, str], roles: list[str], data: Any = None, seen: int | None = None,
    initial: Mapping[str, Any] | None = None, refs: Sequence[str] = (), ticks: Sequence[tuple[str, str]] = (),
    may_backdate: bool = False,
) -> EnvelopeForm:  # fmt: skip
    """The form of one event word. `staff` may be chosen where a person is asked for; `roles` may record it.

    `refs`: the names of the things of this kind that the case has; `ticks`: what is to be ticked before departure.
    `may_backdate`: any minute counts that is stated with a reason.
    """
    form = timeline.event_form(
        EnvelopeForm, "case", word, staff=staff, roles=roles, data=data, seen=seen, initial=initial,
        may_backdate=may_backdate,
    )  # fmt: skip
    _name_the_thing(form, word, refs)
    if word in ASKED_ALOUD:
        for name in policy.vocabulary("case").words[word].fields:
            if isinstance(field := form.fields[name], forms.ChoiceField):
                field.widget = forms.RadioSelect()
                field.choices = [c for c in list(field.choices) if c[0]]  # type: ignore[arg-type]
    if word == DEPARTED and ticks:
        _list_to_tick(form, ticks)
    return form


def _name_the_thing(form: EnvelopeForm, word: str, refs: Sequence[str]) -> None:
    """Which of several things an act is about: chosen where the case has several, named where one begins, else hidden."""
    begins = word in {spell.opens for spell in policy.vocabulary("case").spells.values()} | BEGIN
    if thing(word) not in NAMED or not (refs or begins):
        form.fields["ref"].widget = forms.HiddenInput()
    elif not begins:
        form.initial.setdefault("ref", refs[-1])
        form.fields["ref"] = forms.ChoiceField(
            label=_("Which one"), required=False, choices=[(ref, ref or _("the one without a name")) for ref in refs],
        )  # fmt: skip
        if len(refs) == 1:
            form.fields["ref"].widget = forms.HiddenInput()


def _list_to_tick(form: EnvelopeForm, ticks: Sequence[tuple[str, str]]) -> None:
    """Tools and parts line by line, in place of the fields that tell what became of them (FUR-2.5)."""
    form.ticks = tuple(ticks)
    labels = {"tools": _("Tools: tick what is packed"), "parts": _("Parts: tick what is packed")}
    lists: dict[str, forms.Field] = {
        f"tick_{kind}": forms.MultipleChoiceField(
            label=label, required=False, widget=forms.CheckboxSelectMultiple,
            choices=[(str(place), line) for place, (of, line) in enumerate(ticks) if of == kind],
        )
        for kind, label in labels.items()
        if any(of == kind for of, _line in ticks)
    }  # fmt: skip
    form.fields = {**lists, **{n: f for n, f in form.fields.items() if n not in TICKED}}


def own_fields(word: str, form: EnvelopeForm) -> dict[str, Any]:
    """What was typed into the word's own fields, as the vocabulary reads it; of a list what was ticked and what not."""
    found = timeline.typed_fields("case", word, form)
    if form.ticks:
        ticked = {place for kind in ("tools", "parts") for place in form.cleaned_data.get(f"tick_{kind}", ())}
        left = [(kind, line) for place, (kind, line) in enumerate(form.ticks) if str(place) not in ticked]
        for kind in {kind for kind, _line in form.ticks}:
            found[f"{kind}_ready"] = str(all(of != kind for of, _line in left)).lower()
        found["not_ready"] = "\n".join(line for _kind, line in left)
    return found


def intake_form(*, roles: list[str], data: Any = None, may_answer: bool = False) -> EnvelopeForm:
    """The form of a request with what the desk adds in the same go: the first answer."""
    initial = {"channel": "phone", "kind": "repair", "role": roles[0]}
    form = act_form("request.received", staff={}, roles=roles, data=data, initial=initial)
    form.fields["requirement"].widget.attrs |= {"rows": 4}
    form.fields["fault"].widget = forms.HiddenInput()
    form.fields["beside"].widget = forms.HiddenInput()
    form.fields["beside_reason"].widget = forms.TextInput()
    form.fields["at"].help_text = _("Left empty: now. Up to 15 minutes back counts as it is stated.")
    if may_answer:
        form.fields["answer"] = forms.CharField(
            label=_("First answer"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2}),
            help_text=_("What you have told the caller already. It stops the clock of the answer."),
        )  # fmt: skip
    return form


class NewUnitForm(forms.Form):
    """A unit that the desk writes down while the caller reads its plate."""

    unit_serial = forms.CharField(label=_("Serial number"), max_length=60, required=False)
    unit_model = forms.CharField(label=_("Model"), max_length=60, required=False)
    unit_delivered_on = forms.DateField(
        label=_("Delivered on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def given(self, prefix: str = "unit_") -> dict[str, Any]:
        """The values that were typed, by the names that the service knows; empty where none was."""
        named = {name.removeprefix(prefix): v for name, v in self.cleaned_data.items() if name.startswith(prefix)}
        return named if any(named.values()) else {}


class NewCallerForm(NewUnitForm):
    """An unknown caller, and the unit if they know it."""

    customer_name = forms.CharField(label=_("Customer"), max_length=120)
    customer_contact = forms.CharField(label=_("Contact"), max_length=60, required=False)
    customer_phone = forms.CharField(
        label=_("Phone"), max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    customer_address = forms.CharField(label=_("Address"), max_length=200, required=False)
    customer_branch_id = forms.TypedChoiceField(label=_("Branch"), coerce=int)
    customer_distance_km = forms.DecimalField(label=_("Distance (km)"), max_digits=7, decimal_places=1, required=False)

    field_order = (
        "customer_name", "customer_contact", "customer_phone", "customer_address", "customer_branch_id",
        "customer_distance_km", "unit_serial", "unit_model", "unit_delivered_on",
    )  # fmt: skip


class FaultCodeForm(forms.Form):
    """A fault code of the picker."""

    code = forms.CharField(label=_("Code"), max_length=20)
    line = forms.CharField(
        label=_("Product line"), max_length=30, required=False,
        help_text=_("How the codes of its models begin, such as VF-. Left empty: every product."),
    )  # fmt: skip
    words_zh = forms.CharField(label=_("In Chinese"), max_length=60)
    words_en = forms.CharField(label=_("In English"), max_length=60)
    hint_zh = forms.CharField(label=_("What to ask or advise, in Chinese"), max_length=200, required=False)
    hint_en = forms.CharField(label=_("What to ask or advise, in English"), max_length=200, required=False)
    is_used = forms.BooleanField(label=_("in use"), required=False, initial=True)


VIEWS = [
    ("open", _("open")), ("late", _("late")), ("soon", _("due soon")), ("undecided", _("undecided")), ("mine", _("mine")),
    ("waiting", _("waiting for me")), ("unassigned", _("unassigned")), ("closed", _("closed")), ("all", _("all")),
]  # fmt: skip
SORTS = [
    ("newest", _("newest")), ("oldest", _("oldest")), ("due", _("next limit")), ("silent", _("longest without an entry")),
]  # fmt: skip


class CaseFilterForm(forms.Form):
    """The filters and sorts of the work queue, as its address carries them."""

    view = forms.ChoiceField(choices=VIEWS, required=False)
    sort = forms.ChoiceField(choices=SORTS, required=False)
    state = forms.CharField(required=False, max_length=30)
    branch = forms.RegexField(r"^([0-9]+/)+$", required=False, max_length=200)
    engineer = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    customer = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    model = forms.CharField(required=False, max_length=60)
    kind = forms.CharField(required=False, max_length=20)
    clause = forms.CharField(required=False, max_length=30)
    opened_from = forms.DateField(required=False)
    opened_to = forms.DateField(required=False)
    columns = forms.CharField(required=False, max_length=120)
    after = forms.CharField(required=False, max_length=60)


class SeveralFiles(forms.FileField):
    """A file field that takes several: its value is a list."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if not given and self.required:
            raise forms.ValidationError(_("Choose a file."), code="required")
        if len(given) > MOST_FILES:
            raise forms.ValidationError(_("At most %(most)s files at once.") % {"most": MOST_FILES})
        return [super(SeveralFiles, self).clean(one, initial) for one in given]


class FilesInput(forms.ClearableFileInput):
    """The control of several files."""

    allow_multiple_selected = True


class IntakeFilesForm(forms.Form):
    """What came along with a request: photos, a letter."""

    files = SeveralFiles(  # type: ignore[assignment]  # as below
        label=_("Photos, files"), required=False, widget=FilesInput(attrs={"accept": ACCEPTED, "multiple": True}),
        allow_empty_file=True, help_text=_("Paste or drop them anywhere on this page, too."),
    )  # fmt: skip


class UploadForm(forms.Form):
    """Files to be added, and what they show."""

    files = SeveralFiles(  # type: ignore[assignment]  # the form's own `files` are read before it is made
        label=_("Files"), widget=FilesInput(attrs={"accept": ACCEPTED, "multiple": True}), allow_empty_file=True
    )
    caption = forms.CharField(label=_("What it shows"), required=False, max_length=500)
    act_key = forms.UUIDField(widget=forms.HiddenInput)
