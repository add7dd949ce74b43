"""Signing in: by user name or mobile number with a password and, where it is on, a code from an app; or by a passkey.

Accounts are made by an administrator. Nobody signs up, and no e-mail is needed: the paths that django-allauth has for
both are not mounted. Who stands behind a name or a number is decided by the backend of `people`.
"""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm
from allauth.account.views import LoginView
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from shouhou.people import public as people


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Named in settings.ACCOUNT_ADAPTER."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("The user name, the mobile number or the password is wrong."),
        "too_many_login_attempts": _("Too many failed attempts to sign in. Wait five minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """Named in settings.ACCOUNT_FORMS: says that a mobile number will do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = self.fields["login"]
        name.label = _("User name or mobile number")
        name.widget.attrs = {"autocomplete": "username", "autocapitalize": "none", "autofocus": True}
        password = self.fields["password"]
        password.help_text = ""
        password.widget.attrs.pop("placeholder", None)
        password.widget.attrs["data-caps"] = _("Caps lock is on.")


class SignIn(LoginView):  # type: ignore[misc]  # allauth has no types
    """The sign-in page; while there is nobody yet it leads to where the first administrator begins."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if people.nobody_yet():
            return redirect("set_up")
        return super().get(request, *args, **kwargs)  # type: ignore[no-any-return]


class NewPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """Named in settings.MFA_FORMS: a key that is kept on the device signs in by itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of this device or key")
        self.fields["name"].widget.attrs = {"maxlength": 60}
        self.fields["passwordless"].label = _("It lets me in without the password")
        self.fields["passwordless"].help_text = _("The device then asks for a finger, a face or its PIN.")
        self.fields["passwordless"].initial = True
