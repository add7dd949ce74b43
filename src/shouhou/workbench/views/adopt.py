"""Adopting a regulation: a branch, a day, the open questions answered; then what will happen; then it is done."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid
from shouhou.people import public as people
from shouhou.policy import public as policy
from shouhou.workbench.forms import AdoptionForm
from shouhou.workbench.views import shown
from shouhou.workbench.views.regulation_page import known_regulation

PERMISSION = "regulation.adopt"


def adopt(request: HttpRequest, slug: str) -> HttpResponse:
    """The form; sent once it is checked and told back, sent again with `confirmed` it is carried out."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    actor.must(PERMISSION)
    regulation = known_regulation(slug)
    branches, roles = people.branches_of(actor, PERMISSION), people.role_names(language)
    form = AdoptionForm(request.POST or None, regulation, branches, roles, language)
    context: dict[str, Any] = {
        "regulation": regulation, "title": policy.title(slug, language), "form": form,
        "roles": [form[name] for name in form.fields if name.startswith("role_")],
        "settings": [form[name] for name in form.fields if name.startswith("setting_")],
        "breadcrumbs": [
            {"label": _("Regulations"), "url": reverse("regulation_list")},
            {"label": regulation.prefix, "url": reverse("regulation", args=[slug])},
        ],
    }  # fmt: skip
    if request.method == "POST" and form.is_valid():
        branch_id = next(pk for pk in branches if pk == form.cleaned_data["branch"])
        given: dict[str, Any] = {
            "slug": slug, "branch_id": branch_id, "from_on": form.cleaned_data["from_on"],
            "settings": form.settings_chosen(), "titles": form.titles_chosen(),
        }  # fmt: skip
        try:
            if "confirmed" in request.POST:
                policy.adopt_regulation(**given)
                messages.success(
                    request,
                    _("%(branch)s follows the regulation from %(day)s on.")
                    % {"branch": branches[branch_id], "day": given["from_on"]},
                )
                return redirect(reverse("regulation", args=[slug]))
            policy.check_adoption(**given)
            return render(
                request, "workbench/adopt_confirm.html", {**context, **_told(form, given, branches, roles, language)}
            )
        except Invalid as error:
            form.add_invalid(error)
    return render(request, "workbench/adopt.html", context, status=422 if form.errors else 200)


def _told(form: AdoptionForm, given: dict[str, Any], branches: Any, roles: Any, language: str) -> dict[str, Any]:
    """What will happen, and everything that was typed, to be sent once more."""
    settings = {setting.name: setting for setting in form.regulation.settings}
    return {
        "branch": branches[given["branch_id"]],
        "day": given["from_on"],
        "chosen": [
            {"term": settings[name].asks.get(language), "value": settings[name].label(value, language)}
            for name, value in given["settings"].items()
        ],
        "open": [setting.asks.get(language) for setting in form.settings_open()],
        "mapped": [
            {"term": policy.role_label(role, language), "value": roles.get(code, code)}
            for role, code in given["titles"].items()
        ],
        "sent": [(name, form.data.get(name, "")) for name in form.fields],
        "counts": shown.counts(form.regulation.counts, language),
    }  # fmt: skip
