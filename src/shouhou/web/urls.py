"""Addresses of the shell. Mounted at the root by `config.urls`, together with the error handlers of `views.errors`."""

from typing import Any

from allauth.account import views as account
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, include, path
from django.views.i18n import set_language

from shouhou.web.views import act, api_docs, confirmation_form, csp, fault_page, health, home, search, style

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("", home.home, name="home"),
    path("search", search.search, name="search"),
    path("cases/<str:number>/acts/<str:word>", act.act, name="act"),
    path("cases/<str:number>/fault", fault_page.fault_page, name="fault_page"),
    path("cases/<str:number>/undo/<int:seq>", act.undo_act, name="undo_act"),
    path("cases/<str:number>/confirmation-form", confirmation_form.confirmation_form, name="service_confirmation"),
    path("csp-report", csp.report, name="csp_report"),
    path("language", login_not_required(set_language), name="set_language"),
    path("style", style.show, name="style"),
    path("sign-in", account.login, name="account_login"),
    path("sign-out", account.logout, name="account_logout"),
    path("account/inactive", account.account_inactive, name="account_inactive"),
    path("account/confirm", account.reauthenticate, name="account_reauthenticate"),
    path("account/password", account.password_change, name="account_change_password"),
    path("account/two-factor/", include("allauth.mfa.urls")),
]


def api_docs_at(route: str, told: dict[str, Any]) -> URLPattern:
    """The page that tells the API; `told` are the functions that describe it, which only `config` knows."""
    return path(route, api_docs.api_docs, told, name="api_docs")
