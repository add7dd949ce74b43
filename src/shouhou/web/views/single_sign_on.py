"""Single sign-on: what is set up, by which variables, and whether the directory answers. The secret is never shown."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.web.services.ask_directory import ask_directory, discovery_address


def single_sign_on(request: HttpRequest) -> HttpResponse:
    """The page; sent as a form it asks the directory."""
    request.actor.must("settings.manage")  # type: ignore[attr-defined]
    app: dict[str, Any] | None = next(iter(settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]), None)
    context: dict[str, Any] = {
        "rows": _rows(request, app), "is_set": app is not None,
        "breadcrumbs": [{"label": _("Settings"), "url": reverse("settings")}],
    }  # fmt: skip
    if request.method == "POST" and app:
        found = ask_directory(server=app["settings"]["server_url"])
        context |= {"found": found, "told": [{"term": name, "value": value} for name, value in found.told]}
    return render(request, "web/single_sign_on.html", context)


def _rows(request: HttpRequest, app: dict[str, Any] | None) -> list[dict[str, Any]]:
    """Each setting with its variable; where something is set up, also what the directory must know of us."""
    server = app["settings"]["server_url"] if app else ""
    rows = [
        {"term": _("Address of the directory"), "value": server, "hint": "SHOUHOU_OIDC_SERVER"},
        {"term": _("Client id"), "value": app["client_id"] if app else "", "hint": "SHOUHOU_OIDC_CLIENT"},
        {"term": _("Secret"), "value": _("set, never shown") if app else "", "hint": "SHOUHOU_OIDC_SECRET"},
        {"term": _("Name on the sign-in page"), "value": app["name"] if app else "", "hint": "SHOUHOU_OIDC_NAME"},
        {"term": _("Claim that holds the user name"), "value": settings.SINGLE_SIGN_ON_CLAIM, "hint": "SHOUHOU_OIDC_CLAIM"},
    ]  # fmt: skip
    if app:
        back = reverse("openid_connect_callback", args=[app["provider_id"]])
        rows += [
            {"term": _("Discovery document"), "value": discovery_address(server)},
            {"term": _("Redirect address to enter there"), "value": request.build_absolute_uri(back)},
        ]
    return rows
