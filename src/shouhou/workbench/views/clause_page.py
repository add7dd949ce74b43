"""One clause: what it says, how it is carried out, what proves that, and where it was last applied."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.cases import public as cases
from shouhou.kernel.errors import NotFound
from shouhou.policy import public as policy
from shouhou.timeline import public as timeline
from shouhou.workbench.views import shown
from shouhou.workbench.views.regulation_page import known_regulation

LOOKED_THROUGH, SHOWN = 300, 10


def clause_page(request: HttpRequest, slug: str, clause_id: str) -> HttpResponse:
    """A page of its own, or the side panel where htmx asks for it."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    actor.must("regulation.see")
    regulation = known_regulation(slug)
    clause = next((c for c in regulation.clauses if c.id == clause_id), None)
    if clause is None:
        raise NotFound
    proofs = policy.proofs_of(clause_id)
    same_as = policy.clauses_by_id().get(clause.same_as)
    context = {
        "clause": clause, "regulation": regulation, "regulation_title": policy.title(slug, language),
        **shown.labels(clause, language),
        "facts": shown.facts(clause, language), "needs": clause.needs.get(language),
        "carried_out": [told.get(language) for told in (clause.by_people, clause.by_program) if told],
        "values": shown.values(clause.values, language),
        "settings": _settings(actor, regulation, clause, language),
        "readings": shown.readings(clause.readings, language),
        "rules": [
            {
                "kind": policy.RULES[r.kind].get(language), "text": shown.linked(r.text, clause_id), "line": r.line,
                "told": shown.linked(r.told.get(language), clause_id),
            }
            for r in clause.rules
        ],
        "same_as": same_as
        and {"id": same_as.id, "url": shown.clause_url(same_as), "says": same_as.says.get(language)},
        "scenarios": [_scenario(s, language, clause_id) for s in proofs.scenarios],
        "proofs": proofs,
        "applied": _applied(actor, clause_id),
        "breadcrumbs": [
            {"label": _("Regulations"), "url": reverse("regulation_list")},
            {"label": policy.title(slug, language), "url": f"{reverse('regulation', args=[slug])}#{clause_id}"},
            {"label": clause_id, "url": ""},
        ],
    }  # fmt: skip
    return render(request, "workbench/clause_page.html", context)


def _settings(
    actor: Any, regulation: policy.RegulationFacts, clause: policy.ClauseFacts, language: str
) -> list[dict[str, Any]]:
    """What the reader's branches chose where this clause's readings leave it open."""
    read = {reading.name for reading in clause.readings}
    adoptions = policy.adoptions_for(actor, regulation.slug)
    return [
        {
            "asks": s.asks.get(language),
            "chosen": [
                {
                    "branch": a.branch,
                    "value": s.label(str(a.settings[s.name]), language) if s.name in a.settings else "",
                }
                for a in adoptions
            ],
        }
        for s in regulation.settings
        if s.reading in read
    ]


def _applied(actor: Any, clause_id: str) -> list[dict[str, Any]]:
    """The newest decisions by this clause on cases that the reader sees, each with the way to its reason."""
    decided = timeline.decisions_by_clause(clause_id, LOOKED_THROUGH)
    known = cases.cases_of_subjects(actor, list({d.subject_id for d in decided}))
    return [
        {
            "number": known[d.subject_id].number, "at": d.at, "kind": shown.DECIDED.get(d.kind, d.kind),
            "old": shown.RESULTS.get(d.old, d.old), "new": shown.RESULTS.get(d.new, d.new),
            "case_url": reverse("case_page", args=[known[d.subject_id].number]),
            "why_url": f"{reverse('case_why', args=[known[d.subject_id].number])}?{urlencode({'key': d.key})}"
            if d.kind in ("clock", "fault", "fine") and d.new != "withdrawn" else "",
        }
        for d in decided
        if d.subject_id in known
    ][:SHOWN]  # fmt: skip


def _scenario(scenario: policy.ToldScenario, language: str, clause_id: str) -> dict[str, Any]:
    """A scenario in the reader's language: what is given, what happens, what must follow."""

    def told(pairs: Any) -> str:
        return " · ".join(f"{name.get(language)}: {value.get(language)}" for name, value in pairs)

    return {
        "name": scenario.name.get(language), "place": scenario.place, "given": told(scenario.given),
        "steps": [
            {
                "at": s.at, "who": s.who.get(language), "what": s.what.get(language), "fields": told(s.fields),
                "refused": shown.linked(", ".join(s.refused), clause_id),
            }
            for s in scenario.steps
        ],
        "expectations": [
            {
                "at": e.at, "kind": e.kind.get(language), "wants": told(e.wants),
                "about": shown.linked(e.about.get(language), clause_id),
            }
            for e in scenario.expectations
        ],
    }  # fmt: skip
