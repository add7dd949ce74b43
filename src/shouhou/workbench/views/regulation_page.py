"""One regulation as a document: its clauses in order, its readings, settings, titles and terms, and who follows it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import NotFound
from shouhou.policy import public as policy
from shouhou.workbench.views import shown


def regulation_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole document; `?words=both` shows every clause in both languages."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    actor.must("regulation.see")
    regulation = known_regulation(slug)
    today = policy.local_day(clock.now())
    adoptions = policy.adoptions_for(actor, slug)
    context = {
        "regulation": regulation, "title": policy.title(slug, language),
        "other_title": shown.other_title(regulation, language), "counts": shown.counts(regulation.counts, language),
        "both": request.GET.get("words") == "both",
        "clauses": [_clause(clause, language) for clause in regulation.clauses],
        "about": _about(regulation, language), "organisation": regulation.organisation.get(language),
        "readings": shown.readings(regulation.readings, language),
        "settings": [_setting(s, adoptions, language) for s in regulation.settings],
        "titles": [{"term": t, "value": policy.role_label(role, language)} for t, role in regulation.titles.items()],
        "terms": [
            {"term": format_html('<span lang="zh-Hans">{}</span>', term), "value": format_html('<span lang="en">{}</span>', meaning)}
            for term, meaning in regulation.terms.items()
        ],
        "adoptions": [_adoption(a, actor, today) for a in adoptions],
        "may_adopt": actor.may("regulation.adopt"),
        "breadcrumbs": [
            {"label": _("Regulations"), "url": reverse("regulation_list")},
            {"label": regulation.prefix, "url": ""},
        ],
    }  # fmt: skip
    return render(request, "workbench/regulation_page.html", context)


def known_regulation(slug: str) -> policy.RegulationFacts:
    """The regulation of this name; NotFound otherwise."""
    found = policy.regulation(slug)
    if found is None:
        raise NotFound
    return found


def _clause(clause: policy.ClauseFacts, language: str) -> dict[str, Any]:
    other = clause.says.en if language.startswith("zh") else clause.says.zh
    return {
        "clause": clause,
        "values": shown.values(clause.values, language),
        "says": clause.says.get(language),
        "other": other,
        **shown.labels(clause, language),
    }


def _about(regulation: policy.RegulationFacts, language: str) -> list[dict[str, Any]]:
    """What the document says of itself."""
    return [
        {"term": _("Industry"), "value": regulation.industry.get(language)},
        {"term": _("In force since"), "value": str(regulation.since or _("the document names no day"))},
        *([{"term": _("Until"), "value": str(regulation.until)}] if regulation.until else []),
        *([{"term": _("Last checked"), "value": str(regulation.checked_on)}] if regulation.checked_on else []),
    ]


def _setting(setting: policy.SettingFacts, adoptions: list[policy.AdoptionFacts], language: str) -> dict[str, Any]:
    """A question that the text leaves open, its possible answers, and what each adoption chose."""
    chosen = [
        {
            "adoption": a,
            "value": setting.label(str(a.settings[setting.name]), language) if setting.name in a.settings else "",
        }
        for a in adoptions
    ]
    choices = [
        {"label": label.get(language), "recommended": value == setting.recommended}
        for value, label in setting.choices.items()
    ]
    return {
        "name": setting.name,
        "asks": setting.asks.get(language),
        "reading": setting.reading,
        "choices": choices,
        "chosen": chosen,
    }


def _adoption(adoption: policy.AdoptionFacts, actor: Any, today: Any) -> dict[str, Any]:
    if adoption.in_force(today):
        look = {"text": _("in force"), "tone": "good", "icon": "circle-check"}
    elif adoption.from_on > today:
        look = {"text": _("from then on"), "tone": "info", "icon": "clock"}
    else:
        look = {"text": _("ended"), "tone": "neutral", "icon": "archive"}
    may_end = adoption.until_on is None and actor.may("regulation.adopt", adoption.branch_path)
    return {
        "adoption": adoption,
        "look": look,
        "end_url": reverse("end_adoption", args=[adoption.id]) if may_end else "",
    }
