"""What a draft chooses where the text leaves it open, and how it understands unclear places."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, Stale
from shouhou.policy import public as policy
from shouhou.workbench.forms import DraftSettingsForm
from shouhou.workbench.views import draft_shown


def draft_settings(request: HttpRequest, draft_id: int) -> HttpResponse:
    """One form of all of them."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    draft = policy.draft_for(actor, draft_id, "regulation.adopt" if request.method == "POST" else "")
    form = DraftSettingsForm(
        request.POST if request.method == "POST" else None, policy.drafted(draft), draft.settings, language
    )
    draft_shown.shows(form, draft)
    if request.method == "POST" and form.is_valid():
        try:
            policy.change_draft(
                actor=actor, draft_id=draft.id, seen=form.cleaned_data["seen"], edits=form.edits(),
                settings=form.settings_chosen(), why=form.cleaned_data["why"], now=clock.now(),
            )  # fmt: skip
            messages.success(request, _("Saved."))
            return redirect(reverse("draft_settings", args=[draft.id]))
        except Stale:
            draft = policy.draft_for(actor, draft.id)
            draft_shown.moved(form, draft)
        except Invalid as error:
            draft_shown.add_invalid(form, error)
    context = {
        **draft_shown.frame(draft, "draft_settings", language), "form": form,
        "settings": [form[name] for name in form.fields if name.startswith("setting_")],
        "readings": [form[name] for name in form.fields if name.startswith("reading_")],
    }  # fmt: skip
    return render(request, "workbench/draft_settings.html", context, status=422 if form.errors else 200)
