"""How a draft comes into force: proposed by its owner, approved by a second person, rolled back if need be."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, Refused, Stale
from shouhou.policy import public as policy
from shouhou.workbench.forms import ProposeForm, ReasonForm, SeenForm
from shouhou.workbench.services.take_step import take_step
from shouhou.workbench.views import draft_shown


def draft_publish(request: HttpRequest, draft_id: int) -> HttpResponse:
    """What will happen, and the steps that the reader may take now; `step` says which one is taken."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    draft = policy.draft_for(actor, draft_id)
    step = request.POST.get("step", "") if request.method == "POST" else ""
    propose = ProposeForm(request.POST if step == "propose" else None)
    reason = ReasonForm(request.POST if step in ("return", "roll_back") else None)
    approve = SeenForm(request.POST if step == "approve" else None)
    steps = {"propose": propose, "approve": approve, "return": reason, "roll_back": reason}
    draft_shown.shows(propose, draft)
    draft_shown.shows(approve, draft)
    problems: list[str] = []
    if request.method == "POST":
        form = steps.get(step)
        if form is None or form.is_valid():
            try:
                messages.success(request, _taken(step, draft, actor, form.cleaned_data if form else {}))
                return redirect(reverse("draft_publish", args=[draft.id]))
            except Stale:
                draft = policy.draft_for(actor, draft.id)
                draft_shown.moved(approve if step == "approve" else propose, draft)
            except Invalid as error:
                if form in (None, approve):
                    problems = [str(message) for message in error.fields.values()]
                else:
                    named = {"remark" if name == "why" else name: words for name, words in error.fields.items()}
                    draft_shown.add_invalid(form, Invalid(named))
            except Refused as error:
                problems = [next(iter(one.says.values())) for one in error.reasons]
    trial = _trial(draft)
    context: dict[str, Any] = {
        **draft_shown.frame(draft, "draft_publish", language), "propose": propose, "reason": reason, "approve": approve,
        "problems": problems, "trial": trial, "differences": draft_shown.differences(draft, language), "step": step,
        "clashes": draft.may_approve and draft.is_author,
    }  # fmt: skip
    failed = problems or any(form.errors for form in steps.values())
    return render(request, "workbench/draft_publish.html", context, status=422 if failed else 200)


def _taken(step: str, draft: policy.DraftFacts, actor: Any, given: dict[str, Any]) -> str:
    """Take a step; what is said of it."""
    day = take_step(
        step=step, actor=actor, draft_id=draft.id, now=clock.now(), seen=given.get("seen", 0),
        from_on=given.get("from_on"), why=given.get("remark", ""),
    )  # fmt: skip
    named = {"branch": draft.branch, "day": day}
    return {
        "propose": _("The draft waits for approval by a second person."),
        "approve": _("Approved. %(branch)s follows the new version from %(day)s on.") % named,
        "return": _("The draft went back and can be changed."),
        "roll_back": _("Rolled back: the earlier version is followed from %(day)s on.") % named,
    }[step]


def _trial(draft: policy.DraftFacts) -> dict[str, Any]:
    try:
        found = policy.trial(draft)
    except Invalid as error:
        return {"problem": str(error.fields["scenarios"]), "unmet": 1, "count": 0}
    return {"count": found.scenarios, "unmet": len(found.unmet), "problem": ""}
