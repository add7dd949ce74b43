from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "shouhou.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
