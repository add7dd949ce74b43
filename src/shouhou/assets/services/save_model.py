"""Use case: a product model is entered or changed."""

from django.db import transaction
from django.utils.translation import gettext as _

from shouhou.assets import queries
from shouhou.assets.models import ProductModel
from shouhou.kernel.errors import Invalid, NotFound, Stale
from shouhou.people.public import Actor

LONGEST = {"code": 60, "name_en": 120, "name_zh": 120, "product_line": 60}


@transaction.atomic
def save_model(
    *,
    actor: Actor,
    code: str,
    model_id: int | None = None,
    version: int = 0,
    name_en: str = "",
    name_zh: str = "",
    product_line: str = "",
    archived: bool = False,
) -> int:
    """A new model, or with `model_id` everything about one; units keep to a model whose code changes. Returns its id.

    Raises Invalid with a message for each field, NotFound, NotAllowed, Stale where another change came meanwhile.
    """
    actor.must("model.edit")
    model = ProductModel(version=0)
    if model_id is not None:
        found = queries.locked_model(model_id)
        if found is None:
            raise NotFound
        if found.version != version:
            raise Stale
        model = found
    fields: dict[str, str] = {}
    given = {
        "code": code.strip(),
        "name_en": name_en.strip(),
        "name_zh": name_zh.strip(),
        "product_line": product_line.strip(),
    }
    if not given["code"]:
        fields["code"] = _("Enter the model.")
    for name, text in given.items():
        if len(text) > LONGEST[name] or "\x00" in text:
            fields[name] = _("At most %(count)s characters.") % {"count": LONGEST[name]}
    if "code" not in fields and ProductModel.objects.filter(code=given["code"]).exclude(pk=model.pk).exists():
        fields["code"] = _("This model is already entered.")
    if fields:
        raise Invalid(fields)
    for name, text in given.items():
        setattr(model, name, text)
    model.archived = archived
    model.version += 1
    model.save()
    return model.pk
