"""All addresses: each context's own, and the API. From an address to its screen: the view's file has its name."""

from django.urls import URLResolver, include, path
from django.urls.resolvers import RoutePattern

from shouhou.config import problems
from shouhou.web.urls import api_docs_at


class Later(URLResolver):
    """Addresses whose module is imported when the first of them is asked for, such as the API, which takes a second."""

    def _populate(self) -> None:
        """Not together with the addresses around: a name of ours is only looked for by way of our namespace."""


def _described() -> object:
    from shouhou.config.api import api

    return api.get_openapi_schema()


urlpatterns = [
    path("", include("shouhou.web.urls")),
    path("", include("shouhou.cases.urls")),
    path("", include("shouhou.registers.urls")),
    path("", include("shouhou.customers.urls")),
    path("", include("shouhou.assets.urls")),
    path("", include("shouhou.portal.urls")),
    path("", include("shouhou.conduct.urls")),
    path("", include("shouhou.kpis.urls")),
    path("", include("shouhou.notices.urls")),
    path("", include("shouhou.papers.urls")),
    path("", include("shouhou.people.urls")),
    path("", include("shouhou.workbench.urls")),
    api_docs_at("api/docs", {"describe": _described, "titles": problems.titles}),
    Later(RoutePattern("api/v1/"), "shouhou.config.api", app_name="ninja", namespace="api"),
]

handler500 = "shouhou.web.views.errors.server_error"
