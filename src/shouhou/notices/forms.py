"""Forms of notices. Shape and parsing only."""

import datetime as dt

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from shouhou.notices.models import Reception
from shouhou.notices.rules.kinds import APP, KINDS, MAIL, OUTGOING, SMS, WAYS
from shouhou.notices.rules.ways import ways_of

WAY_LABELS = {APP: _("in the product"), MAIL: _("e-mail"), SMS: _("text message")}


class NoticeFilterForm(forms.Form):
    """What the list of notices is narrowed by, as its address carries it."""

    kind = forms.ChoiceField(label=_("Kind"), required=False)
    all = forms.CharField(required=False, max_length=1, widget=forms.HiddenInput())
    after = forms.CharField(required=False, max_length=300)

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        choices = [("", _("all kinds")), *((kind.name, kind.label) for kind in KINDS.values())]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, str]:
        """What is looked for; what is not right counts as not asked for."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) or "" for name in ("kind", "all", "after")}

    def until(self, now: dt.datetime) -> dt.datetime:
        """When the page was made; now, where that is no instant of the past."""
        try:
            at = parse_datetime(self.data.get("until", ""))
        except ValueError:
            at = None
        return at if at and at.tzinfo and at < now else now


class TimeInput(forms.TimeInput):
    """The browser's own choice of a time of day, to the minute."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class ReceptionForm(forms.Form):
    """Which kinds by which ways, quiet hours, the daily message. A box is named `<kind>-<way>`."""

    quiet_from = forms.TimeField(label=_("Quiet from"), required=False, widget=TimeInput())
    quiet_until = forms.TimeField(label=_("Quiet until"), required=False, widget=TimeInput())
    digest_at = forms.TimeField(
        label=_("Daily e-mail at"), required=False, widget=TimeInput(),
        help_text=_("What you have not read comes in one message. Left empty, there is none."),
    )  # fmt: skip

    def __init__(self, data: object, wishes: Reception) -> None:
        super().__init__(
            data,  # type: ignore[arg-type]
            initial={name: getattr(wishes, name) for name in ("quiet_from", "quiet_until", "digest_at")},
        )
        for kind in KINDS.values():
            for way in WAYS:
                self.fields[f"{kind.name}-{way}"] = forms.BooleanField(
                    label=f"{kind.label}: {WAY_LABELS[way]}", required=False, initial=way in ways_of(kind, wishes)
                )  # fmt: skip

    def rows(self) -> list[dict[str, object]]:
        """The table: each kind with its boxes."""
        return [{"kind": kind, "boxes": [self[f"{kind.name}-{way}"] for way in WAYS]} for kind in KINDS.values()]

    def ways(self) -> dict[str, list[str]]:
        """The ways chosen for each kind."""
        return {name: [way for way in WAYS if self.cleaned_data.get(f"{name}-{way}")] for name in KINDS}


class ChannelForm(forms.Form):
    """What every channel has, and then what its kind needs. A secret that is left empty stays as it was."""

    SETTINGS: tuple[str, ...] = ()
    SECRETS: tuple[str, ...] = ()

    name = forms.CharField(label=_("Name"), max_length=60)

    def settings(self) -> dict[str, object]:
        return {name: self.cleaned_data.get(name) for name in self.SETTINGS}

    def secrets(self) -> dict[str, str]:
        return {name: self.cleaned_data.get(name) or "" for name in self.SECRETS}


class SecretInput(forms.PasswordInput):
    """A secret is typed and never shown again."""

    def __init__(self) -> None:
        super().__init__(render_value=False, attrs={"autocomplete": "new-password"})


class MailForm(ChannelForm):
    """The organisation's mail server."""

    SETTINGS, SECRETS = ("host", "port", "security", "username", "sender"), ("password",)

    host = forms.CharField(label=_("Mail server"), max_length=200)
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65535, initial=465)
    security = forms.ChoiceField(
        label=_("Encryption"), initial="tls",
        choices=[("tls", _("TLS (mostly port 465)")), ("starttls", _("STARTTLS (mostly port 587)")), ("none", _("none"))],
    )  # fmt: skip
    username = forms.CharField(label=_("User name"), max_length=200, required=False)
    password = forms.CharField(label=_("Password"), max_length=200, required=False, widget=SecretInput())
    sender = forms.EmailField(label=_("Sender"), max_length=200)


class SmsForm(ChannelForm):
    """Text messages by Alibaba Cloud."""

    SETTINGS, SECRETS = ("access_key_id", "sign_name", "template_code"), ("access_key_secret",)

    access_key_id = forms.CharField(label="AccessKey ID", max_length=100)
    access_key_secret = forms.CharField(label="AccessKey Secret", max_length=100, required=False, widget=SecretInput())
    sign_name = forms.CharField(label=_("Signature of the messages"), max_length=40)
    template_code = forms.CharField(
        label=_("Code of the template"), max_length=40,
        help_text=_("The template registered there has one place, title."),
    )  # fmt: skip


class GroupForm(ChannelForm):
    """What goes to a group or a program: which kinds, in which language, of which branch."""

    kinds = forms.MultipleChoiceField(
        label=_("Kinds"),
        choices=[(name, KINDS[name].label) for name in OUTGOING],
        widget=forms.CheckboxSelectMultiple(),
    )
    language = forms.ChoiceField(label=_("Language"), choices=[("zh-hans", "中文"), ("en", "English")])
    branch = forms.TypedChoiceField(
        label=_("Only of this branch and below"), coerce=int, empty_value=None, required=False
    )


class RobotForm(GroupForm):
    """A robot of a group. Its address holds its key, and is a secret."""

    SECRETS: tuple[str, ...] = ("url",)

    url = forms.CharField(
        label=_("Address of the robot"), max_length=500, required=False, widget=SecretInput(),
        help_text=_("As the group's settings show it. It is kept encrypted and not shown again."),
    )  # fmt: skip


class SignedRobotForm(RobotForm):
    """A robot whose messages may be signed."""

    SECRETS = ("url", "secret")

    secret = forms.CharField(
        label=_("Signing secret"), max_length=200, required=False, widget=SecretInput(),
        help_text=_("Needed where the robot asks for a signature."),
    )  # fmt: skip


class WebhookForm(GroupForm):
    """A program of the organisation."""

    SETTINGS = ("url",)

    url = forms.CharField(label=_("Address"), max_length=500, widget=forms.URLInput())


FORMS: dict[str, type[ChannelForm]] = {
    "mail": MailForm, "sms": SmsForm, "wecom": RobotForm, "dingtalk": SignedRobotForm, "feishu": SignedRobotForm,
    "webhook": WebhookForm,
}  # fmt: skip


class HouseForm(forms.Form):
    """How notices are given as a whole."""

    warn_minutes = forms.IntegerField(
        label=_("Warn before a limit runs out (minutes)"), min_value=1, max_value=10080,
        help_text=_("A short limit warns when three quarters of it have gone."),
    )  # fmt: skip
    site = forms.CharField(
        label=_("Address of this installation"), max_length=200, required=False, widget=forms.URLInput(),
        help_text=_("Messages lead there. Left empty, they carry no link."),
    )  # fmt: skip
    private_targets = forms.BooleanField(
        label=_("Robots and webhooks may go into the internal network"), required=False,
        help_text=_("Without this, an address inside the internal network is refused, so that nobody reaches in through us."),
    )  # fmt: skip


class WordingForm(forms.Form):
    """Title and text of one kind in one language; both empty: the shipped words."""

    title = forms.CharField(label=_("Title"), max_length=120, required=False)
    text = forms.CharField(label=_("Text"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 4}))
