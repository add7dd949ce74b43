from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class KernelConfig(AppConfig):
    name = "shouhou.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Every process knows who reacts to what: an act in the web process defers jobs that the worker runs."""
        autodiscover_modules("reactions")
