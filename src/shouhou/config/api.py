"""The API at /api/v1/: every act that a screen can do, with the same services and the same refusals.

A context's operations are in its `api.py`; those that need several contexts are in `web/api.py`. Who calls is found by
`api_access.py`, what goes wrong is told by `problems.py`.
"""

from typing import Any, ClassVar

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import translation
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from shouhou.assets.api import router as assets
from shouhou.cases.api import router as cases
from shouhou.conduct.api import router as conduct
from shouhou.config import problems
from shouhou.config.api_access import Bearer, Session
from shouhou.customers.api import router as customers
from shouhou.kernel.api import Problem
from shouhou.kpis.api import router as kpis
from shouhou.notices.api import router as notices
from shouhou.papers.api import router as papers
from shouhou.people.api import router as people
from shouhou.policy.api import router as policy
from shouhou.portal.api import router as portal
from shouhou.registers.api import router as registers
from shouhou.web.api import router as acts
from shouhou.web.files_api import router as files
from shouhou.web.settings_api import router as settings
from shouhou.workbench.api import router as workbench

DESCRIPTION = """Everything that the screens of Shouhou do, for programs.

Sign in with a key from /account/tokens: `Authorization: Bearer sh_...`. Each write carries an `Idempotency-Key`, a UUID
of your own: the same key again gets the first answer and nothing happens twice; of many things that are sent at once,
each carries a reference of yours that does the same. Lists are read page by page: send
`next` of one page as `after` for the following one. What goes wrong is told as a problem (RFC 9457), in the language of
`Accept-Language`; a refusal names each clause."""

ALWAYS = (400, 401, 403, 404, 422, 429)
ON_WRITES = (409, 413, 415)


class Api(NinjaAPI):
    """Ninja's API, whose description also tells the problems that every operation may answer with."""

    _schemas: ClassVar[dict[str, OpenAPISchema]] = {}

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """Made once in a process: it takes more than a second."""
        key = repr(sorted(options.items()))
        if key not in self._schemas:
            with translation.override("en"):
                self._schemas[key] = self._described(super().get_openapi_schema(**options))
        return self._schemas[key]

    @staticmethod
    def _described(schema: OpenAPISchema) -> OpenAPISchema:
        components = schema["components"]
        components["schemas"] |= {"Problem": _problem_schema(components["schemas"])}
        answer = {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        components["responses"] = {
            str(status): {"description": problems.titles()[problems.BY_STATUS[status]], "content": answer}
            for status in (*ALWAYS, *ON_WRITES)
        }
        for methods in schema["paths"].values():
            for method, operation in methods.items():
                for status in ALWAYS if method == "get" else (*ALWAYS, *ON_WRITES):
                    operation["responses"][status] = {"$ref": f"#/components/responses/{status}"}
        return schema


def _problem_schema(schemas: dict[str, Any]) -> dict[str, Any]:
    own = Problem.model_json_schema(ref_template="#/components/schemas/{model}", mode="serialization")
    schemas.update(own.pop("$defs"))
    return own


api = Api(
    title="Shouhou", version="1", description=DESCRIPTION, auth=[Bearer(), Session()], docs_url=None,
    urls_namespace="api",
)  # fmt: skip
problems.handle_errors_of(api)
CONTEXTS = (
    cases, acts, files, portal, papers, customers, assets, registers, policy, conduct, kpis, notices, people, settings,
    workbench,
)  # fmt: skip
for router in CONTEXTS:
    api.add_router("", router)


@login_not_required
def nowhere(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Any other address below /api/v1/."""
    raise Http404


def _patterns() -> list[URLPattern]:
    """Ninja's addresses, which do their own sign-in: a program is not sent to the sign-in page."""
    patterns = [pattern for pattern in api.urls[0] if isinstance(pattern, URLPattern) and pattern.name != "api-root"]
    for pattern in patterns:
        login_not_required(pattern.callback)
    return [*patterns, path("<path:rest>", nowhere), path("", nowhere, name="api-root")]


urlpatterns = _patterns()
