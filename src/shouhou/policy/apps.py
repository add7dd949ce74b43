from django.apps import AppConfig


class PolicyConfig(AppConfig):
    name = "shouhou.policy"
    label = "policy"
    default_auto_field = "django.db.models.BigAutoField"
