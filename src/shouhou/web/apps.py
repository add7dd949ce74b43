"""The app `web`: base templates, components, sign-in screens, error pages."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register

from shouhou.web import vite


class WebConfig(AppConfig):
    name = "shouhou.web"
    label = "web"

    def ready(self) -> None:
        register(check_front_end, deploy=True)


def check_front_end(app_configs: Sequence[AppConfig] | None, **_: object) -> list[CheckMessage]:
    """Under `check --deploy`: says so when the front end is not built, before a visitor finds out."""
    try:
        vite.assets("frontend/office/main.ts")
        vite.sprite_url()
    except vite.FrontEndNotBuilt as error:
        return [Error(str(error), id="web.E001")]
    return []
