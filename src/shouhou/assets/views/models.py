"""Product models: listed, entered, changed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.assets import queries
from shouhou.assets.forms import ModelForm
from shouhou.assets.models import ProductModel
from shouhou.assets.services.save_model import save_model
from shouhou.kernel.errors import Invalid, NotFound, Stale


def model_list(request: HttpRequest) -> HttpResponse:
    """Every model with its units in use, by product line."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("customer.see")
    context = {"models": queries.product_models(), "may_edit": actor.may("model.edit")}
    return render(request, "assets/model_list.html", context)


def model_edit(request: HttpRequest, model_id: int | None = None) -> HttpResponse:
    """A new model, or one that is there. Where somebody else was faster, nothing is saved and what was typed stays."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("model.edit")
    model = ProductModel.objects.filter(pk=model_id).first() if model_id is not None else None
    if model_id is not None and model is None:
        raise NotFound
    initial = {name: getattr(model, name) for name in ModelForm.base_fields} if model else {}
    form = ModelForm(request.POST if request.method == "POST" else None, initial=initial)
    stale = False
    if request.method == "POST" and form.is_valid():
        try:
            save_model(model_id=model.pk if model else None, actor=actor, **form.given())
            messages.success(request, _("Saved."))
            return redirect(reverse("model_list"))
        except Stale:
            assert model is not None
            stale, form.data = True, (data := request.POST.copy())
            data["version"] = str(model.version)
        except Invalid as error:
            form.add_invalid(error)
    context = {"form": form, "model": model, "stale": stale, "lines": queries.product_lines()}
    return render(request, "assets/model_edit.html", context, status=422 if form.errors else 409 if stale else 200)
