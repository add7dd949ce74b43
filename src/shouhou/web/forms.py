"""How forms look: Django renders them with our templates, so `{{ form }}` and `field.as_field_group` are enough."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Named in settings.FORM_RENDERER: label, control, help and message of a field are laid out in one place."""

    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"
