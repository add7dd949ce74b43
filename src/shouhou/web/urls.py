"""Addresses of the shell. Mounted at the root by `config.urls`, together with the error handlers of `views.errors`."""

from allauth.account import views as account
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from shouhou.web.views import csp, style

urlpatterns = [
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
