"""What can be done next on a case, for the person who looks: what usually comes next, why it is not possible now, and
what the file still lacks before it may be closed."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.cases import permissions
from shouhou.cases.models import Case
from shouhou.cases.permissions import CUSTOMER
from shouhou.cases.views.shown import BASIC, NEXT, NO_BUTTON, THINGS, act_url
from shouhou.documents import public as documents
from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.timeline import public as timeline

CLOSING, GAPS_ACCEPTED = "file.closed", "file.gaps_accepted"
NEAR_THE_END = ("work_done", "signed", "followed_up")
UNBLOCKS = {
    "block.confirmed": "block",
    "block.rejected": "block",
    "block.cleared": "block",
    "mediation.settled": "mediation",
}


@dataclass(frozen=True)
class Asking:
    """Somebody looks at a case: what they may do there follows from these."""

    case: Case
    whole: timeline.Whole
    actor: Actor
    roles: set[str]
    language: str

    def role_for(self, word: str) -> str | None:
        """The role in which they may record a word; None where they may not."""
        by = policy.vocabulary("case").words[word].by
        return next((role for role in by if role in self.roles), CUSTOMER if CUSTOMER in by and self.roles else None)

    def label(self, word: str) -> str:
        return policy.vocabulary("case").words[word].label.get(self.language)


def asking_about(case: Case, actor: Actor, now: dt.datetime) -> Asking:
    """What somebody asks who looks at a case that they may see; without a right to act they play no role there."""
    whole = timeline.whole_of(case.subject, now)
    may_act = actor.may("case.act", case.branch_path)
    roles = permissions.roles_of(actor, case.branch_path, whole.facts.adopted) if may_act else set()
    return Asking(case, whole, actor, roles, get_language() or "zh-hans")


def next_acts(asking: Asking) -> dict[str, Any]:
    """`usual`: the few that come next, each with what stands against it now; `acts`: whether there is anything at all."""
    shown = [_usual_act(asking, word) for word in _usual(asking) if word not in NO_BUTTON and asking.role_for(word)]
    first = next((act for act in shown if not act["reasons"] and not act["questions"]), None)
    if first:
        first["likely"] = True
    return {"usual": shown, "acts": bool(shown or _mine(asking))}


def _mine(asking: Asking) -> list[str]:
    """The words that they may record with a button of its own."""
    return [word for word in policy.vocabulary("case").words if word not in NO_BUTTON and asking.role_for(word)]


def every_act(asking: Asking) -> dict[str, Any]:
    """Whatever they may record, by thing: `acts`, what the case's regulations speak of and what every desk records;
    `rare`, every other word."""
    mine, common = _mine(asking), BASIC | policy.words_in_use(asking.whole.facts.adopted)
    return {
        "acts": _by_thing(asking, [word for word in mine if word in common]),
        "rare": _by_thing(asking, [word for word in mine if word not in common]),
    }


def _by_thing(asking: Asking, words: Iterable[str]) -> list[dict[str, Any]]:
    things: dict[str, list[str]] = {}
    for word in words:
        things.setdefault(word.partition(".")[0], []).append(word)
    return [{"label": THINGS[thing], "acts": _acts(asking, of)} for thing, of in things.items()]


def _usual(asking: Asking) -> list[str]:
    """What usually comes next in this state; what ends an open spell stands first."""
    spells = {word for word in UNBLOCKS if UNBLOCKS[word] in _open_spells(asking.whole.history)}
    rest = [word for word in NEXT.get(asking.whole.timeline.state or "", ()) if word not in UNBLOCKS or word in spells]
    return list(dict.fromkeys([*(word for word in UNBLOCKS if word in spells), *rest]))


def _open_spells(history: Iterable[timeline.Entry]) -> set[str]:
    """Which kinds of spell are open, as far as the entries that stand tell."""
    spells, opened = policy.vocabulary("case").spells, dict[tuple[str, str], bool]()
    for entry in history:
        for kind, spell in spells.items():
            if entry.corrected:
                continue
            if entry.word == spell.opens:
                opened[kind, entry.ref] = True
            elif entry.word in (spell.ends, spell.rejected_by):
                opened[kind, entry.ref] = False
    return {kind for (kind, _ref), is_open in opened.items() if is_open}


def _usual_act(asking: Asking, word: str) -> dict[str, Any]:
    role = asking.role_for(word) or ""
    answer = asking.whole.may(word, role=role, actor_id=asking.actor.id)
    return {
        "word": word, "label": asking.label(word), "url": act_url(asking.case.number, word), "likely": False,
        "reasons": reasons(asking, word, answer.refused),
        "questions": questions(asking, answer.undecided),
    }  # fmt: skip


def questions(asking: Asking, facts: Iterable[str]) -> list[dict[str, Any]]:
    """Each fact that is still to be known, with the acts by which the reader may state it."""
    known = policy.vocabulary("case").facts
    shown = []
    for name in sorted(facts):
        stating = [source.rpartition(".")[0] for source in known[name].latest] if name in known else []
        ways = [w for w in dict.fromkeys(stating) if w not in NO_BUTTON and w != "case.reopened" and asking.role_for(w)]
        shown.append({"text": policy.fact_label(name, asking.language), "ways": _acts(asking, ways)})
    return shown


def _acts(asking: Asking, words: Iterable[str]) -> list[dict[str, str]]:
    return [{"label": asking.label(word), "url": act_url(asking.case.number, word)} for word in words]


def reasons(asking: Asking, word: str, refused: Iterable[Any]) -> list[dict[str, Any]]:
    """Each reason in words with its clause, and the acts by which the reader may see to it."""
    adopted = {a["regulation"]: a for a in asking.whole.facts.adopted}
    shown = []
    for reason in refused:
        found = adopted.get(reason.regulation)
        ways = policy.words_that_give(found, reason.clause, word, reason.missing) if found else []
        shown.append({
            "clause": reason.clause, "missing": reason.says["zh" if asking.language.startswith("zh") else "en"],
            "earliest": reason.earliest,
            "clause_url": reverse("clause", args=[reason.regulation, reason.clause]) if found else "",
            "ways": _acts(asking, (way for way in dict.fromkeys(ways) if way != word and asking.role_for(way))),
            "others": _who_else(asking, ways),
        })  # fmt: skip
    return shown


def _who_else(asking: Asking, ways: list[str]) -> str:
    """The roles that may see to it where the reader may not."""
    if not ways or any(asking.role_for(way) for way in ways):
        return ""
    roles = dict.fromkeys(role for way in ways for role in policy.vocabulary("case").words[way].by)
    return ", ".join(policy.role_label(role, asking.language) for role in roles)


def missing_in_file(asking: Asking) -> dict[str, Any] | None:
    """What the file lacks before it may be closed (FUR-2.22, 6.0), each with its act, and the obligatory columns of the
    service register that are empty; None where nothing asks for it."""
    gates = [a for a in asking.whole.facts.adopted if policy.pack(a["pack"]).gates.get(CLOSING)]
    columns = [] if _gaps_accepted(asking) else documents.gaps(asking.whole.history)
    if not (gates or columns) or not asking.case.is_open:
        return None
    answer = asking.whole.may(CLOSING, role="manager", actor_id=asking.actor.id)
    accepts = asking.role_for(GAPS_ACCEPTED)
    return {
        "reasons": reasons(asking, CLOSING, answer.refused),
        "questions": questions(asking, answer.undecided),
        "columns": [column.name(asking.language) for column in columns],
        "register_url": reverse("case_register", args=[asking.case.number]),
        "count": len(answer.refused) + len(answer.undecided) + len(columns),
        "soon": asking.whole.timeline.state in NEAR_THE_END,
        "close_url": act_url(asking.case.number, CLOSING) if asking.role_for(CLOSING) else "",
        "accept_url": act_url(asking.case.number, GAPS_ACCEPTED) if accepts and (answer.refused or columns) else "",
    }


def _gaps_accepted(asking: Asking) -> bool:
    return any(entry.word == GAPS_ACCEPTED and not entry.corrected for entry in asking.whole.history)


def waiting_for_manager(asking: Asking, deputies: Mapping[int, str]) -> dict[str, Any] | None:
    """An escalation whose manager could not be reached: the attempts, and who may decide instead (FUR-2.14)."""
    attempts: dict[str, list[timeline.Entry]] = {}
    for entry in asking.whole.history:
        if entry.corrected:
            continue
        if entry.word == "escalation.failed_attempt":
            attempts.setdefault(entry.ref, []).append(entry)
        elif entry.word in ("escalation.reached", "escalation.decided"):
            attempts.pop(entry.ref, None)
    if not attempts:
        return None
    failed = [entry for entries in attempts.values() for entry in entries]
    manager = asking.whole.posts.get("manager")
    others = {pk: name for pk, name in deputies.items() if manager is None or str(pk) != manager.person}
    may_hand_over = asking.role_for("task.assigned")
    return {
        "count": len(failed), "since": min(entry.occurred_at for entry in failed),
        "again_url": act_url(asking.case.number, "escalation.failed_attempt"),
        "reached_url": act_url(asking.case.number, "escalation.reached"),
        "decide_url": act_url(asking.case.number, "escalation.decided") if asking.role_for("escalation.decided") else "",
        "deputies": [
            {
                "name": name,
                "url": act_url(asking.case.number, "task.assigned", duty="manager", person=str(pk)) if may_hand_over else "",
            }
            for pk, name in others.items()
        ],
        "none": _("Nobody else holds this post at the branch."),
    }  # fmt: skip
