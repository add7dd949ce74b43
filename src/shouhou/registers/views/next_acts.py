"""What can be done next on an entry, for the person who looks, and why something is not possible now."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.registers import permissions
from shouhou.registers.models import Entry
from shouhou.registers.views.shown import act_url, language
from shouhou.timeline import public as timeline

# These have their own place on the page, or are judged where faults and fines are.
NO_BUTTON = ("event.corrected", "claim.confirmed", "content.erased", policy.NOT_APPLICABLE)
ELSEWHERE = ("fault.", "fine.")


@dataclass(frozen=True)
class Asking:
    """Somebody looks at an entry: what they may do there follows from these."""

    entry: Entry
    whole: timeline.Whole
    actor: Actor
    roles: set[str]

    def role_for(self, word: str) -> str:
        """The role in which they may record a word; "" where they may not."""
        return next(iter(permissions.roles_to_choose(self.entry.kind, word, self.roles)), "")

    def act(self, word: str) -> dict[str, str]:
        """A button."""
        label = policy.vocabulary(self.entry.kind).words[word].label.get(language())
        return {"label": label, "url": act_url(self.entry.number, word)}


def asking_about(entry: Entry, actor: Actor, now: dt.datetime) -> Asking:
    """What somebody asks who looks at an entry that they may see; without a right to act they play no role there."""
    whole = timeline.whole(entry.subject_id, now)
    holders = {role: post.person for role, post in whole.posts.items()}
    may_act = actor.may("register.act", entry.branch_path)
    return Asking(
        entry, whole, actor, permissions.roles_on(actor, entry, whole.facts.adopted, holders) if may_act else set()
    )


def next_acts(asking: Asking) -> dict[str, Any]:
    """`usual`: what its regulations speak of, each with what stands against it now; `more`: whatever else can happen."""
    words = policy.vocabulary(asking.entry.kind)
    mine = [
        word
        for word in words.words
        if word not in (*NO_BUTTON, *words.opened_by) and not word.startswith(ELSEWHERE) and asking.role_for(word)
    ]
    spoken = policy.words_in_use(asking.whole.facts.adopted, asking.entry.kind)
    usual = [word for word in mine if word in spoken] or [word for word in mine if word in words.own]
    usual = [*dict.fromkeys([*_answers(asking), *usual])]
    shown = [_usual(asking, word) for word in usual]
    if first := next((act for act in shown if not act["reasons"] and not act["questions"]), None):
        first["likely"] = True
    return {"usual": shown, "more": [asking.act(word) for word in mine if word not in usual]}


def _answers(asking: Asking) -> tuple[str, ...]:
    """The answers to an approval that waits for this reader."""
    waits = any(
        one.state == "waiting" and asking.roles & {*one.waiting_for} and str(asking.actor.id) not in one.barred
        for one in asking.whole.timeline.approvals
    )
    return ("approval.given", "approval.refused") if waits else ()


def _usual(asking: Asking, word: str) -> dict[str, Any]:
    answer = asking.whole.may(word, role=asking.role_for(word), actor_id=asking.actor.id)
    return {
        **asking.act(word), "likely": False, "reasons": _reasons(asking, word, answer.refused),
        "questions": [
            {"text": policy.fact_label(name, language()), "ways": []} for name in sorted(answer.undecided)
        ],
    }  # fmt: skip


def _reasons(asking: Asking, word: str, refused: Iterable[Any]) -> list[dict[str, Any]]:
    """Each reason in words with its clause, the acts by which the reader may see to it, or who else may."""
    kind, adopted = asking.entry.kind, {a["regulation"]: a for a in asking.whole.facts.adopted}
    shown = []
    for reason in refused:
        found = adopted.get(reason.regulation)
        ways = policy.words_that_give(found, reason.clause, word, reason.missing, kind) if found else []
        own = [way for way in dict.fromkeys(ways) if way != word and asking.role_for(way)]
        by = dict.fromkeys(role for way in ways for role in policy.vocabulary(kind).words[way].by)
        shown.append({
            "clause": reason.clause, "missing": reason.says["zh" if language().startswith("zh") else "en"],
            "earliest": reason.earliest, "ways": [asking.act(way) for way in own],
            "clause_url": reverse("clause", args=[reason.regulation, reason.clause]) if found else "",
            "others": "" if own else ", ".join(policy.role_label(role, language()) for role in by),
        })  # fmt: skip
    return shown


def ways_on(asking: Asking) -> dict[int, dict[str, str]]:
    """Where this reader may correct a record, or confirm the minute that another person has stated; by its place."""
    actor, entry = asking.actor, asking.entry
    words = policy.vocabulary(entry.kind).words
    found: dict[int, dict[str, str]] = {}
    if not actor.may("register.act", entry.branch_path):
        return found
    for one in asking.whole.history:
        ways = found.setdefault(one.seq, {})
        own, fixed = one.recorder_id == actor.id, one.corrected or words[one.word].final or not words[one.word].by
        if (own or actor.may("register.keep", entry.branch_path)) and asking.role_for("event.corrected") and not fixed:
            ways["correct_url"] = act_url(entry.number, "event.corrected", supersedes=str(one.seq))
        others = actor.id not in (one.actor_id, one.recorder_id)
        if one.claimed and one.confirmed_by is None and others and asking.role_for("claim.confirmed"):
            ways["confirm_url"] = act_url(entry.number, "claim.confirmed", claim=str(one.seq))
    return found
