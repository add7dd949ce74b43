"""How entries of registers are put into words for a page. Display only."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.people import public as people
from shouhou.policy import public as policy
from shouhou.policy.engine.shapes import Clock
from shouhou.registers.models import Entry
from shouhou.timeline import public as timeline

KINDS = tuple(kind for kind in policy.subjects() if kind != "case")


def language() -> str:
    return get_language() or "zh-hans"


def kind_label(kind: str) -> str:
    """What the register of a kind is called."""
    title = policy.vocabulary(kind).title
    return (title.zh if language().startswith("zh") else title.en) if title else kind


def state_label(kind: str, state: str) -> str:
    """An entry's state in words."""
    known = policy.vocabulary(kind).states.get(state)
    return known.label.get(language()) if known else state


def row(entry: Entry, now: dt.datetime, branches: dict[str, str]) -> dict[str, Any]:
    """One row of the list; its badge is the clock that becomes late first."""
    badge = None
    if entry.next_late_from:
        badge = timeline.badge(
            state="missed" if entry.next_late_from <= now else "running", clause=entry.next_clause,
            name=policy.clock_label(entry.next_clock, language()), late_from=entry.next_late_from,
            opened_at=entry.opened_at, now=now,
        )  # fmt: skip
    return {
        "entry": entry, "kind": kind_label(entry.kind), "state": state_label(entry.kind, entry.state), "badge": badge,
        "branch": branches.get(entry.branch_path, ""),
    }  # fmt: skip


def branches_seen() -> dict[str, str]:
    """The name of each branch by its path."""
    return people.branch_names()


def act_url(number: str, word: str, **initial: str) -> str:
    """The form of an act, with some of its fields filled in."""
    query = urlencode({name: value for name, value in initial.items() if value})
    return reverse("entry_act", args=[number, word]) + (f"?{query}" if query else "")


def why_url(number: str, key: str) -> str:
    return f"{reverse('entry_why', args=[number])}?{urlencode({'key': key})}"


def clock_row(c: Clock, number: str, now: dt.datetime, names: dict[int, str]) -> dict[str, Any]:
    """A clock as the page's table shows it."""
    return {
        **timeline.badge_of(c, now, language(), why_url(number, c.key)),
        "person": person_name(c.person, names) or (policy.role_label(c.role, language()) if c.role else ""),
        "due_at": c.due_at, "stopped_at": c.stopped_at,
    }  # fmt: skip


def person_name(person: str | None, names: dict[int, str]) -> str:
    return names.get(int(person), "") if person and person.isdecimal() else ""


def history(
    entry: Entry, whole: timeline.Whole, names: dict[int, str], ways: dict[int, dict[str, str]]
) -> list[dict[str, Any]]:
    """Everything that was recorded and every clock that ran out, the newest first, each day under its heading."""
    told = [
        {
            **timeline.entry_shown(entry.kind, one, names, language()), "icon": "pencil" if one.supersedes else "point",
            "tone": "info" if one.word in policy.vocabulary(entry.kind).own else "neutral", **ways.get(one.seq, {}),
        }
        for one in whole.history
    ]  # fmt: skip
    ran_out: list[dict[str, Any]] = [
        {
            "seq": 0, "icon": "clock-exclamation", "tone": "bad", "occurred_at": c.late_from, "derived": True,
            "text": _("Clock ran out: %(clock)s") % {"clock": policy.clock_label(c.name, language())},
            "clause": c.clause, "why_url": why_url(entry.number, c.key), "actor": person_name(c.person, names),
        }
        for c in whole.timeline.clocks
        if c.state == "missed" and c.late_from
    ]  # fmt: skip
    entries = sorted([*told, *ran_out], key=lambda e: (e["occurred_at"], e["seq"]), reverse=True)
    day = ""
    for one in entries:
        if (begun := f"{clock.local(one['occurred_at']):%Y-%m-%d}") != day:
            one["day"] = day = begun
    return entries
