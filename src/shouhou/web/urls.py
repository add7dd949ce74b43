"""Addresses of the shell. Mounted at the root by `config.urls`, together with the error handlers of `views.errors`."""

from typing import Any

from allauth.account import views as account
from django.urls import URLPattern, include, path

from shouhou.web.sign_in import SignIn
from shouhou.web.views import (
    act,
    api_docs,
    audit,
    branch_page,
    csp,
    disclosures,
    fault_page,
    health,
    home,
    invitation,
    language,
    my_sessions,
    numbering,
    person_leaves,
    person_page,
    search,
    set_up,
    settings,
    single_sign_on,
    style,
    wallboard,
)

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("", home.home, name="home"),
    path("wallboard", wallboard.wallboard, name="wallboard"),
    path("search", search.search, name="search"),
    path("cases/<str:number>/acts/<str:word>", act.act, name="act"),
    path("cases/<str:number>/fault", fault_page.fault_page, name="fault_page"),
    path("cases/<str:number>/undo/<int:seq>", act.undo_act, name="undo_act"),
    path("settings", settings.settings, name="settings"),
    path("settings/audit", audit.changes, name="audit"),
    path("settings/audit/changes.xlsx", audit.changes_export, name="audit_export"),
    path("settings/audit/personal", disclosures.disclosures, name="disclosures"),
    path("settings/single-sign-on", single_sign_on.single_sign_on, name="single_sign_on"),
    path("settings/numbering", numbering.numbering, name="numbering"),
    path("settings/numbering/<str:series>", numbering.numbering_of, name="numbering_of"),
    path("settings/about", settings.about, name="about"),
    path("settings/people/<int:person_id>", person_page.person, name="person"),
    path("settings/people/<int:person_id>/deactivate", person_leaves.person_deactivate, name="person_deactivate"),
    path("settings/people/<int:person_id>/reactivate", person_leaves.person_reactivate, name="person_reactivate"),
    path("settings/people/<int:person_id>/work", person_leaves.person_work, name="person_work"),
    path("settings/people/<int:person_id>/invite", invitation.person_invite, name="person_invite"),
    path("settings/people/<int:person_id>/factors", invitation.person_factors_forget, name="person_factors_forget"),
    path("settings/people/<int:person_id>/sign-out", person_page.person_sessions_end, name="person_sessions_end"),
    path(
        "settings/people/<int:person_id>/tokens/<int:token_id>/revoke",
        person_page.person_token_revoke,
        name="person_token_revoke",
    ),
    path("settings/branches/<int:branch_id>", branch_page.branch, name="branch"),
    path("account/sessions", my_sessions.my_sessions, name="my_sessions"),
    path("csp-report", csp.report, name="csp_report"),
    path("language", language.language, name="set_language"),
    path("style", style.show, name="style"),
    path("sign-in", SignIn.as_view(), name="account_login"),
    path("sign-in/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("set-up", set_up.set_up, name="set_up"),
    path("invitation/<str:key>", invitation.invitation, name="invitation"),
    path("sign-out", account.logout, name="account_logout"),
    path("account/inactive", account.account_inactive, name="account_inactive"),
    path("account/confirm", account.reauthenticate, name="account_reauthenticate"),
    path("account/password", account.password_change, name="account_change_password"),
    path("account/two-factor/", include("allauth.mfa.urls")),
]


def api_docs_at(route: str, told: dict[str, Any]) -> URLPattern:
    """The page that tells the API; `told` are the functions that describe it, which only `config` knows."""
    return path(route, api_docs.api_docs, told, name="api_docs")
