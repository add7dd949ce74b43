"""All addresses. From an address to its screen: the view's file has the address's name."""

from django.urls import include, path

from shouhou.config import api
from shouhou.web.views import act, api_docs, confirmation_form, health, home, search

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("", home.home, name="home"),
    path("api/docs", api_docs.api_docs, api.TOLD, name="api_docs"),
    path("api/v1/", api.urls),
    path("search", search.search, name="search"),
    path("cases/<str:number>/acts/<str:word>", act.act, name="act"),
    path("cases/<str:number>/undo/<int:seq>", act.undo_act, name="undo_act"),
    path("cases/<str:number>/confirmation-form", confirmation_form.confirmation_form, name="service_confirmation"),
    path("", include("shouhou.cases.urls")),
    path("", include("shouhou.customers.urls")),
    path("", include("shouhou.assets.urls")),
    path("", include("shouhou.conduct.urls")),
    path("", include("shouhou.people.urls")),
    path("", include("shouhou.workbench.urls")),
    path("", include("shouhou.web.urls")),
]

handler500 = "shouhou.web.views.errors.server_error"
