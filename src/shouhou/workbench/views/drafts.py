"""Drafts of regulations: which there are, how one is begun, and what it changes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid
from shouhou.policy import public as policy
from shouhou.workbench.forms import PurposeForm
from shouhou.workbench.views import draft_shown as shown

CHANGE, APPROVE = "regulation.adopt", "regulation.approve"


@require_safe
def draft_list(request: HttpRequest) -> HttpResponse:
    """All drafts of the reader's branches, and what a new one can be begun of."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    if not actor.may(APPROVE):
        actor.must(CHANGE)
    adoptions = [a for a in policy.adoptions_for(actor) if a.until_on is None and actor.may(CHANGE, a.branch_path)]
    context = {
        "may_change": actor.may(CHANGE),
        "drafts": [{"draft": d, "title": shown.title(d, language), "look": shown.look(d)} for d in policy.drafts_for(actor)],
        "adoptions": [{"adoption": a, "title": policy.title(a.regulation, language)} for a in adoptions],
        "breadcrumbs": [{"label": _("Regulations"), "url": reverse("regulation_list")}, {"label": _("Drafts"), "url": ""}],
    }  # fmt: skip
    return render(request, "workbench/draft_list.html", context)


def open_draft(request: HttpRequest, adoption_id: int) -> HttpResponse:
    """The purpose, then the draft."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    actor.must(CHANGE)
    adoption = policy.adoption_for(actor, adoption_id)
    form = PurposeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            draft_id = policy.open_draft(
                actor=actor, adoption_id=adoption.id, purpose=form.cleaned_data["purpose"], now=clock.now()
            )
            return redirect(reverse("draft_clauses", args=[draft_id]))
        except Invalid as error:
            shown.add_invalid(form, error)
    context = {
        "form": form, "adoption": adoption, "title": policy.title(adoption.regulation, language),
        "back_url": reverse("regulation", args=[adoption.regulation]),
        "breadcrumbs": [
            {"label": _("Regulations"), "url": reverse("regulation_list")},
            {"label": _("Drafts"), "url": reverse("draft_list")},
        ],
    }  # fmt: skip
    return render(request, "workbench/open_draft.html", context, status=422 if form.errors else 200)


@require_safe
def draft(request: HttpRequest, draft_id: int) -> HttpResponse:
    """What it changes, and who has changed what and why."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    found = policy.draft_for(actor, draft_id)
    context = {
        **shown.frame(found, "draft", language), "differences": shown.differences(found, language),
        "log": policy.log_of(found),
        "authors": [{"term": _("Begun by"), "value": found.opened_by}, {"term": _("Worked on by"), "value": ", ".join(found.authors)},
                    {"term": _("Branch"), "value": found.branch}],
    }  # fmt: skip
    return render(request, "workbench/draft.html", context)


@require_POST
def discard_draft(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Put it aside."""
    actor = request.actor  # type: ignore[attr-defined]
    found = policy.draft_for(actor, draft_id, CHANGE)
    try:
        policy.discard_draft(actor=actor, draft_id=found.id, now=clock.now())
        messages.success(request, _("The draft is put aside. It can still be read."))
    except Invalid as error:
        messages.error(request, " ".join(str(message) for message in error.fields.values()))
    return redirect(reverse("draft_list"))
