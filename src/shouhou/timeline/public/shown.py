"""How a subject's events and clocks are put into words for a page, whatever its kind. Display only."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Reason, Refused, Undecided
from shouhou.policy import public as policy
from shouhou.policy.engine.shapes import Clock
from shouhou.timeline import rules
from shouhou.timeline.services.record import BACKDATED

if TYPE_CHECKING:
    from shouhou.timeline.public import Entry


def badge_of(clock: Clock, now: dt.datetime, language: str, why_url: str) -> dict[str, Any]:
    """A derived clock as a badge that leads to its why panel."""
    badge = rules.badge(
        state=clock.state, name=policy.clock_label(clock.name, language), clause=clock.clause,
        late_from=clock.late_from if clock.state == "running" else None, opened_at=clock.started_at, now=now,
        due_at=clock.due_at, why_url=why_url,
    )  # fmt: skip
    if clock.state == "missed" and clock.late_from:
        late = (clock.stopped_at or now) - clock.late_from
        badge["minutes"] = -max(1, int(late.total_seconds() // 60) + 1)
    return badge


def entry_shown(kind: str, entry: "Entry", names: Mapping[int, str], language: str) -> dict[str, Any]:
    """One event of a subject of this kind as the history component wants it, but for its look and its ways."""
    vocabulary = policy.vocabulary(kind)
    spec = vocabulary.words[entry.word]
    told = [
        f"{field.label.get(language)}: {value_shown(kind, field, entry.data[name], names, language)}"
        for name, field in spec.fields.items()
        if name in entry.data and field.type != "words"
    ]
    given = entry.words or {}
    words = [f"{spec.fields[n].label.get(language)}: {text}" for n, text in given.items() if n in spec.fields]
    if BACKDATED in given:
        words.append(_("entered late because: %(reason)s") % {"reason": given[BACKDATED]})
    role = vocabulary.roles.get(entry.role)
    actor = names.get(entry.actor_id or 0, "")
    if not actor and role:
        actor = role.label.get(language)
    return {
        "seq": entry.seq, "text": spec.label.get(language), "occurred_at": entry.occurred_at,
        "recorded_at": entry.recorded_at, "actor": actor,
        "role": role.label.get(language) if role and entry.actor_id else "",
        "body": " · ".join([*told, *words]), "erased": entry.words is None, "corrected": entry.corrected,
        "claimed": entry.claimed, "confirmed_by": names.get(entry.confirmed_by or 0, ""),
    }  # fmt: skip


def value_shown(kind: str, field: Any, value: Any, names: Mapping[int, str], language: str) -> str:
    """A stored field value in words: people by name, choices and yes or no in the reader's language, local minutes."""
    match field.type:
        case "bool":
            return {("zh", True): "是", ("zh", False): "否", ("en", True): "yes", ("en", False): "no"}[
                language[:2], value
            ]
        case "choice":
            return str(field.choices[value].label.get(language)) if value in field.choices else str(value)
        case "persons":
            return ", ".join(names.get(int(one), str(one)) for one in value)
        case "person":
            return names.get(int(value), str(value)) if str(value).isdecimal() else str(value)
        case "role":
            known = policy.vocabulary(kind).roles.get(value)
            return known.label.get(language) if known else str(value)
        case "instant":
            return policy.shown_minute(value)
    return str(value)


def as_refused(answer: policy.Answer) -> Refused:
    """An answer that refuses, as the error that recording would raise."""
    return Refused(*(Reason(r.clause, r.missing, r.says, r.regulation, r.earliest) for r in answer.refused))


def shown_refusal(error: Refused | Undecided, action: str, language: str) -> dict[str, Any]:
    """A refusal as the component wants it: each reason with its clause's words, each missing fact as a question."""
    if isinstance(error, Undecided):
        questions = [{"text": policy.fact_label(name, language)} for name in sorted(error.facts)]
        return {"action": action, "reasons": [], "questions": questions}
    spoken = "zh" if language.startswith("zh") else "en"
    reasons = [
        {
            "clause": reason.clause, "earliest": reason.earliest,
            "missing": reason.says.get(spoken) or reason.says.get("en") or reason.missing,
            "says": policy.clauses_by_id()[reason.clause].says.get(language) if reason.regulation else "",
            "clause_url": reverse("clause", args=[reason.regulation, reason.clause]) if reason.regulation else "",
        }
        for reason in error.reasons
    ]  # fmt: skip
    return {"action": action, "reasons": reasons, "questions": []}
