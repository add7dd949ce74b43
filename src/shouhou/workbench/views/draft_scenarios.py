"""What a draft's scenarios find: all as expected, or each expectation that the change moves, with old and new."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, Stale
from shouhou.policy import public as policy
from shouhou.workbench.forms import ExpectationForm
from shouhou.workbench.views import draft_shown

WHOLE = "-"  # the form of all scenarios as one text


def draft_scenarios(request: HttpRequest, draft_id: int) -> HttpResponse:
    """The scenarios run as the page is made: they take a fraction of a second. An amended expectation is sent with its path."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    draft = policy.draft_for(actor, draft_id, "regulation.adopt" if request.method == "POST" else "")
    sent = ExpectationForm(request.POST) if request.method == "POST" else None
    if sent and sent.is_valid():
        given = sent.cleaned_data
        path = "" if given["path"] == WHOLE else given["path"]
        try:
            policy.amend_scenarios(
                actor=actor,
                draft_id=draft.id,
                seen=given["seen"],
                path=path,
                text=given["text"],
                why=given["why"],
                now=clock.now(),
            )
            messages.success(request, _("Saved."))
            return redirect(reverse("draft_scenarios", args=[draft.id]))
        except Stale:
            draft = policy.draft_for(actor, draft.id)
            draft_shown.moved(sent, draft)
        except Invalid as error:
            draft_shown.add_invalid(sent, error)
    context: dict[str, Any] = {
        **draft_shown.frame(draft, "draft_scenarios", language), "sent": sent, "whole": _whole(draft, sent), "problem": "",
        "unmet": [], "count": 0,
    }  # fmt: skip
    try:
        found = policy.trial(draft)
        context |= {
            "count": found.scenarios,
            "unmet": [
                {"unmet": u, "name": u.scenario.get(language), "form": _form(u, sent, draft)} for u in found.unmet
            ],
        }
    except Invalid as error:
        context["problem"] = str(error.fields["scenarios"])
    return render(request, "workbench/draft_scenarios.html", context, status=422 if sent and sent.errors else 200)


def _form(unmet: policy.Unmet, sent: ExpectationForm | None, draft: policy.DraftFacts) -> ExpectationForm:
    """The form of one expectation: with what was found, or as it was sent where that was refused."""
    if sent and sent.data.get("path") == unmet.path:
        form = sent
    else:
        form = ExpectationForm(initial={"path": unmet.path, "text": unmet.proposal or unmet.text})
    draft_shown.shows(form, draft)
    form.auto_id = f"id_{unmet.path.replace('.', '_')}_%s"
    return form


def _whole(draft: policy.DraftFacts, sent: ExpectationForm | None) -> ExpectationForm:
    form = ExpectationForm(initial={"path": WHOLE, "text": draft.scenarios})
    if sent and sent.data.get("path") == WHOLE:
        form = sent
    draft_shown.shows(form, draft)
    form.auto_id = "id_whole_%s"
    form.fields["text"].label = _("All scenarios")
    form.fields["text"].help_text = _("In the language of scenarios.")
    form.fields["text"].widget.attrs["rows"] = 24
    return form
