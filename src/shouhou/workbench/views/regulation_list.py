"""All regulations: which there are, how far each is carried out, who follows it; and one search over every clause."""

from collections import Counter
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from shouhou.kernel import clock
from shouhou.policy import public as policy
from shouhou.workbench.forms import ClauseFilterForm
from shouhou.workbench.views import shown

PAGE = 50


def regulation_list(request: HttpRequest) -> HttpResponse:
    """Every regulation, or the clauses that fit what was asked. The address carries all of it, to be kept or sent."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    actor.must("regulation.see")
    form = ClauseFilterForm(request.GET, language)
    wanted = form.wanted()
    regulations = [*policy.own_regulations(), *policy.catalogue().values()]
    total = Counter(dict.fromkeys(policy.STATUSES, 0))
    for regulation in regulations:
        total.update(regulation.counts)
    adopted: dict[str, list[policy.AdoptionFacts]] = {}
    today = policy.local_day(clock.now())
    for adoption in policy.adoptions_for(actor):
        if adoption.until_on is None or adoption.until_on > today:
            adopted.setdefault(adoption.regulation, []).append(adoption)
    context: dict[str, Any] = {
        "form": form, "wanted": wanted, "regulation_count": len(regulations), "clause_count": total.total(),
        "may_draft": actor.may("regulation.adopt") or actor.may("regulation.approve"),
        "waiting": _waiting(actor),
        "total": shown.counts(total, language), "reset_url": reverse("regulation_list"),
    }  # fmt: skip
    if wanted:
        context |= _found(form, wanted, language)
        regulations = policy.find_regulations(wanted.text) if wanted.text and not context["narrowed"] else []
    context["regulations"] = [_row(r, adopted.get(r.slug, []), language) for r in regulations]
    return render(request, "workbench/regulation_list.html", context)


def _waiting(actor: Any) -> int:
    """How many drafts wait for the reader's approval."""
    drafts = policy.drafts_for(actor) if actor.may("regulation.approve") else []
    return sum(draft.may_approve and not draft.is_author for draft in drafts)


def _row(regulation: policy.RegulationFacts, adopted: list[policy.AdoptionFacts], language: str) -> dict[str, Any]:
    return {
        "regulation": regulation, "title": policy.title(regulation.slug, language),
        "other_title": shown.other_title(regulation, language), "industry": regulation.industry.get(language),
        "counts": shown.counts(regulation.counts, language),
        "adopted": adopted,
    }  # fmt: skip


def _found(form: ClauseFilterForm, wanted: policy.ClauseFilter, language: str) -> dict[str, Any]:
    """One page of the clauses that fit."""
    found = policy.find_clauses(wanted)
    first = form.cleaned_data.get("after") or 0
    page = found[first : first + PAGE]
    kept = {"q": wanted.text, "status": wanted.status, "kind": wanted.kind, "area": wanted.area}

    def address(after: int) -> str:
        given = {name: value for name, value in {**kept, "after": after}.items() if value}
        return f"{reverse('regulation_list')}?{urlencode(given)}"

    return {
        "narrowed": bool(wanted.status or wanted.kind or wanted.area),
        "clauses": [_clause(clause, wanted.words, language) for clause in page],
        "pager": {
            "shown": f"{first + 1}–{first + len(page)}" if page else "0", "total": str(len(found)),
            "previous_url": address(max(first - PAGE, 0)) if first else "",
            "next_url": address(first + PAGE) if first + PAGE < len(found) else "",
        },
    }  # fmt: skip


def _clause(clause: policy.ClauseFacts, words: tuple[str, ...], language: str) -> dict[str, Any]:
    """A found clause; where a word stands only in the other language's words, those are shown too."""
    says = clause.says.get(language)
    other = clause.says.en if language.startswith("zh") else clause.says.zh
    elsewhere = any(word in other.casefold() and word not in says.casefold() for word in words)
    return {
        **shown.labels(clause, language),
        "kind": shown.highlighted(policy.KINDS[clause.kind].get(language), words),
        "area": shown.highlighted(policy.AREAS[clause.area].get(language), words),
        "id": shown.highlighted(clause.id, words),
        "regulation": policy.title(clause.regulation, language), "says": shown.highlighted(says, words),
        "other": shown.highlighted(other, words) if elsewhere else "",
    }  # fmt: skip
