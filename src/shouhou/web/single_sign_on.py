"""Signing in through the organisation's own directory by OpenID Connect; it makes no accounts.

The directory (Keycloak, Entra, Authing, a WeCom bridge ...) is named in the environment, see config/environment.py. The
first time, a person is found by one claim of what it says, their user name by default; from then on by its own id of them.
"""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.shortcuts import render

from shouhou.people import public as people


class Adapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Named in settings.SOCIALACCOUNT_ADAPTER."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Connect somebody who comes for the first time with the person whom the claim names; else say who cannot enter."""
        if sociallogin.is_existing:
            return
        told = sociallogin.account.extra_data
        claims = {**(told.get("id_token") or {}), **(told.get("userinfo") or {})}
        person_id = people.signs_in_as(str(claims.get(settings.SINGLE_SIGN_ON_CLAIM) or ""))
        if person_id is None:
            raise ImmediateHttpResponse(render(request, "web/sign_on_unknown.html", status=403))
        sociallogin.connect(request, get_user_model().objects.get(pk=person_id))
