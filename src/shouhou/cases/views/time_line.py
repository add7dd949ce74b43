"""The one time line of a case: what was recorded, notes, clocks that ran out, notices owed; narrowed and ordered as asked."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from shouhou.cases.views.next_acts import Asking
from shouhou.cases.views.shown import act_url, address, clock_label, entry_shown, why_url
from shouhou.kernel import clock
from shouhou.policy import public as policy
from shouhou.timeline import public as timeline

KINDS = {
    "all": gettext_lazy("everything"), "work": gettext_lazy("what was done"), "notes": gettext_lazy("notes"),
    "clocks": gettext_lazy("clocks and notices"), "conduct": gettext_lazy("faults and fines"),
    "corrections": gettext_lazy("corrections"),
}  # fmt: skip
_THINGS = {"note": "notes", "fault": "conduct", "fine": "conduct", "neglect": "conduct", "integrity": "conduct"}
_WORDS = {"event.corrected": "corrections", "claim.confirmed": "corrections", "content.erased": "corrections"}
_BLANK = dict.fromkeys(
    ("channel", "body", "clause", "why_url", "recorded_at", "actor", "role", "corrected", "correction", "claimed", "erased",
     "attachments", "undo_url", "correct_url", "confirm_url", "erase_url"), "",
)  # fmt: skip  # what most entries have not: a template that finds a name missing takes long to say so
MANY_DAYS = 3  # from so many days on one may jump to a day


def time_line(
    asking: Asking, names: Mapping[int, str], wanted: Mapping[str, str], undoable: int | None
) -> dict[str, Any]:
    """Entries as the history component wants them, the choices of kind and order, and the days to jump to."""
    kind = wanted["kind"] if wanted.get("kind") in KINDS else "all"
    oldest_first = wanted.get("order") == "oldest"
    entries = [*_recorded(asking, names, undoable), *_derived(asking, names)]
    counted = {name: sum(name in ("all", e["kind"]) for e in entries) for name in KINDS}
    shown = [e for e in entries if kind in ("all", e["kind"])]
    shown.sort(key=lambda e: (e["occurred_at"], e["seq"]), reverse=not oldest_first)
    days = _mark_days(shown)
    return {
        "entries": shown,
        "kinds": [
            {"label": label, "url": _address(asking, name, oldest_first), "active": name == kind, "count": counted[name]}
            for name, label in KINDS.items()
            if counted[name] or name == kind
        ],
        "turn": {
            "label": _("Newest first") if oldest_first else _("Oldest first"),
            "url": _address(asking, kind, not oldest_first),
        },
        "days": days if len(days) >= MANY_DAYS else [],
        "filtered": kind != "all",
    }  # fmt: skip


def _address(asking: Asking, kind: str, oldest_first: bool) -> str:
    chosen = {"kind": "" if kind == "all" else kind, "order": "oldest" if oldest_first else ""}
    query = urlencode({name: value for name, value in chosen.items() if value})
    return address("case_page", asking.case.number) + (f"?{query}" if query else "") + "#time-line"


def _mark_days(entries: list[dict[str, Any]]) -> list[str]:
    """Each entry that begins another day says so; the days in the order of the list."""
    days: list[str] = []
    for entry in entries:
        day = clock.local(entry["occurred_at"]).date().isoformat()
        begins = not days or days[-1] != day
        if begins:
            days.append(day)
        entry["day"] = day if begins else ""
    return days


def _recorded(asking: Asking, names: Mapping[int, str], undoable: int | None) -> list[dict[str, Any]]:
    return [
        _BLANK
        | {
            **entry_shown(entry, names, asking.case.number, asking.language, entry.seq == undoable),
            **_ways_on(asking, entry),
            "kind": _WORDS.get(entry.word) or _THINGS.get(entry.word.partition(".")[0], "work"),
        }
        for entry in asking.whole.history
    ]


def _derived(asking: Asking, names: Mapping[int, str]) -> list[dict[str, Any]]:
    """What time and rules added: a clock that ran out, a notice that a clause owes."""
    number, language = asking.case.number, asking.language
    ran_out = [
        _BLANK
        | {
            "seq": 0, "kind": "clocks", "icon": "clock-exclamation", "tone": "bad", "occurred_at": c.late_from,
            "text": _("Clock ran out: %(clock)s") % {"clock": clock_label(c.name, language)}, "derived": True,
            "clause": c.clause, "why_url": why_url(number, c.key), "actor": _name(c.person, names),
        }
        for c in asking.whole.timeline.clocks
        if c.state == "missed" and c.late_from
    ]  # fmt: skip
    notices = [
        _BLANK
        | {
            "seq": 0, "kind": "clocks", "icon": "bell", "tone": "info", "occurred_at": n.at, "derived": True,
            "text": _("To be told: %(who)s") % {"who": policy.role_label(n.to, language)},
            "clause": n.clause, "why_url": address("clause", n.regulation, n.clause),
            "actor": _name(n.person, names),
        }
        for n in asking.whole.timeline.notices
    ]  # fmt: skip
    return [*ran_out, *notices]


def _name(person: str | None, names: Mapping[int, str]) -> str:
    return names.get(int(person), "") if person and person.isdecimal() else ""


def _ways_on(asking: Asking, entry: timeline.Entry) -> dict[str, str]:
    """Where this reader may correct an entry, erase its words, or confirm the minute that another person has stated."""
    actor, case, words = asking.actor, asking.case, policy.vocabulary("case").words
    found = {}
    own = entry.recorder_id == actor.id
    erasable = entry.word != "content.erased" and entry.words
    if erasable and actor.may("personal.erase", case.branch_path):
        found["erase_url"] = reverse("erase_words", args=[case.number, entry.seq])
    if not actor.may("case.act", case.branch_path):
        return found
    final = entry.corrected or words[entry.word].final or not words[entry.word].by
    if (own or actor.may("case.correct", case.branch_path)) and not final:
        found["correct_url"] = act_url(case.number, "event.corrected", supersedes=str(entry.seq))
    others = actor.id not in (entry.actor_id, entry.recorder_id)
    if entry.claimed and entry.confirmed_by is None and others and asking.roles & {*words["claim.confirmed"].by}:
        found["confirm_url"] = act_url(case.number, "claim.confirmed", claim=str(entry.seq))
    return found
