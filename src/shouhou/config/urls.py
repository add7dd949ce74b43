"""All addresses: each context's own, and the API. From an address to its screen: the view's file has its name."""

from django.urls import include, path

from shouhou.config import api
from shouhou.web.urls import api_docs_at

urlpatterns = [
    path("", include("shouhou.web.urls")),
    path("", include("shouhou.cases.urls")),
    path("", include("shouhou.customers.urls")),
    path("", include("shouhou.assets.urls")),
    path("", include("shouhou.portal.urls")),
    path("", include("shouhou.conduct.urls")),
    path("", include("shouhou.notices.urls")),
    path("", include("shouhou.papers.urls")),
    path("", include("shouhou.people.urls")),
    path("", include("shouhou.workbench.urls")),
    api_docs_at("api/docs", api.TOLD),
    path("api/v1/", api.urls),
]

handler500 = "shouhou.web.views.errors.server_error"
