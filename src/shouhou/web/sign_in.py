"""Signing in: by user name or mobile number, with a password and, where it is on, a code from an app.

Accounts are made by an administrator. Nobody signs up, and no e-mail is needed: the paths that django-allauth has for
both are not mounted. Who stands behind a name or a number is decided by the backend of `people`.
"""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import LoginForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


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
