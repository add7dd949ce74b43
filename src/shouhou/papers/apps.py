from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "shouhou.papers"
    label = "papers"
    default_auto_field = "django.db.models.BigAutoField"
