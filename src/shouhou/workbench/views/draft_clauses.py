"""The clauses of a draft, and one of them with its values, rules and scenarios side by side."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, NotFound, Stale
from shouhou.policy import public as policy
from shouhou.workbench.forms import DraftClauseForm
from shouhou.workbench.views import draft_shown, shown


@require_safe
def draft_clauses(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Every clause with what it is made of; those that the draft changes are marked."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    draft = policy.draft_for(actor, draft_id)
    regulation, changed = policy.drafted(draft), {one.clause for one in policy.differences_of(draft)}
    context = {
        **draft_shown.frame(draft, "draft_clauses", language),
        "clauses": [
            {
                "clause": c, "says": c.says.get(language), "changed": c.id in changed, **shown.labels(c, language),
                "url": reverse("draft_clause", args=[draft.id, c.id]), "values": shown.values(c.values, language),
            }
            for c in regulation.clauses
        ],
    }  # fmt: skip
    return render(request, "workbench/draft_clauses.html", context)


def draft_clause(request: HttpRequest, draft_id: int, clause_id: str) -> HttpResponse:
    """The form of one clause: sent, it is compiled at once; what the loader refuses stands at its field."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    draft = policy.draft_for(actor, draft_id, "regulation.adopt" if request.method == "POST" else "")
    clause = next((c for c in policy.drafted(draft).clauses if c.id == clause_id), None)
    if clause is None:
        raise NotFound
    values, rules = policy.drafted_values(draft, clause_id), policy.drafted_rules(draft, clause_id)
    form = DraftClauseForm(request.POST if request.method == "POST" else None, values, rules, language)
    draft_shown.shows(form, draft)
    if request.method == "POST" and form.is_valid():
        try:
            count = policy.change_draft(
                actor=actor, draft_id=draft.id, seen=form.cleaned_data["seen"],
                edits=form.edits(policy.clause_place(draft, clause_id), clause_id), settings=draft.settings,
                why=form.cleaned_data["why"], now=clock.now(),
            )  # fmt: skip
            _tell(request, count)
            return redirect(reverse("draft_clause", args=[draft.id, clause_id]))
        except Stale:
            draft = policy.draft_for(actor, draft.id)
            draft_shown.moved(form, draft)
        except Invalid as error:
            draft_shown.add_invalid(form, error)
    context = {
        **draft_shown.frame(draft, "draft_clauses", language), "clause": clause, "form": form,
        **shown.labels(clause, language), "says": clause.says.get(language),
        "values": [form[name] for name in form.fields if name.startswith("value_")],
        "additions": [(form[f"day_{name}"], form[f"new_{name}"]) for name in form.names()],
        "rules": [
            {"field": form[f"rule_{number}"], "kind": policy.RULES[rule.kind].get(language), "told": rule.told.get(language)}
            for number, rule in enumerate(clause.rules)
        ],
        "readings": shown.readings(clause.readings, language), "trial": _trial(draft, clause_id),
        "differences": [one for one in draft_shown.differences(draft, language) if one["clause"] == clause_id],
    }  # fmt: skip
    return render(request, "workbench/draft_clause.html", context, status=422 if form.errors else 200)


def _tell(request: HttpRequest, count: int) -> None:
    if count:
        told = ngettext("%(count)s change is saved.", "%(count)s changes are saved.", count) % {"count": count}
        messages.success(request, told)
    else:
        messages.info(request, _("Nothing was changed."))


def _trial(draft: policy.DraftFacts, clause_id: str) -> dict[str, Any]:
    """How the scenarios stand, and whether any of them names the clause."""
    try:
        found = policy.trial(draft)
    except Invalid as error:
        return {"problem": str(error.fields["scenarios"])}
    return {"count": found.scenarios, "unmet": len(found.unmet), "proved": clause_id in found.proved}
