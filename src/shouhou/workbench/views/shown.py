"""How regulations, clauses and their parts are put into words for a page. Display only."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from shouhou.policy import public as policy

STATUS_LOOKS = {  # tone, icon
    "computed": ("good", "circle-check"),
    "kept": ("info", "shield-check"),
    "manual": ("neutral", "user"),
    "open": ("warn", "help-circle"),
}
RESULTS = {
    "running": _("running"), "paused": _("paused"), "met": _("met"), "missed": _("missed"), "excused": _("excused"),
    "open": _("open"), "undecided": _("undecided"), "cancelled": _("cancelled"), "proposed": _("proposed"),
    "displaced": _("another person answers"), "confirmed": _("confirmed"), "moved": _("moved"),
    "withdrawn": _("withdrawn"), "grounds_gone": _("grounds have gone"), "appealed": _("appealed"),
    "waived": _("waived"), "revocation_proposed": _("revocation proposed"), "revoked": _("fine taken back"),
    "due": _("due"), "done": _("done"),
}  # fmt: skip
DECIDED = {
    "clock": _("clock"), "fault": _("fault"), "fine": _("fine"), "duty": _("to do"), "charge": _("charge"),
    "notice": _("notice"),
}  # fmt: skip
CODE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)+")
CLAUSE_ID = re.compile(r"\b[A-Z]{3}-[A-Za-z0-9.]*[A-Za-z0-9]")


def status(name: str, language: str) -> dict[str, str]:
    """A status as the component `status.html` wants it."""
    tone, icon = STATUS_LOOKS[name]
    return {"name": name, "text": policy.STATUSES[name].get(language), "tone": tone, "icon": icon}


def counts(counted: Mapping[str, int], language: str) -> list[dict[str, Any]]:
    """How many clauses stand in which status, with the place of each in a bar of a thousand parts."""
    whole, start, shown = sum(counted.values()) or 1, 0, []
    for name, count in counted.items():
        shown.append(
            {**status(name, language), "count": count, "x": 1000 * start / whole, "width": 1000 * count / whole}
        )
        start += count
    return [part for part in shown if part["count"]]


def labels(clause: policy.ClauseFacts, language: str) -> dict[str, Any]:
    """Kind, area and status of a clause in words."""
    return {
        "kind": policy.KINDS[clause.kind].get(language), "area": policy.AREAS[clause.area].get(language),
        "status": status(clause.status, language), "url": clause_url(clause),
    }  # fmt: skip


def readings(given: Iterable[policy.ReadingFacts], language: str) -> list[dict[str, str]]:
    return [{"name": r.name, "asks": r.asks.get(language), "answer": r.answer.get(language)} for r in given]


def values(given: Iterable[policy.DatedValue], language: str) -> list[dict[str, Any]]:
    """Dated values with their names and units in words; `name` is what rules call it."""
    return [
        {
            "name": v.name, "label": policy.value_label(v.name, language), "value": policy.value_shown(v.value, language),
            "since": v.since, "until": v.until,
        }
        for v in given
    ]  # fmt: skip


def clause_url(clause: policy.ClauseFacts) -> str:
    return reverse("clause", args=[clause.regulation, clause.id])


def other_title(regulation: policy.RegulationFacts, language: str) -> str:
    """The document's name in the language that the reader does not read, where there is one."""
    english = regulation.document.en or ""
    return english if language.startswith("zh") or not english else regulation.document.zh


def facts(clause: policy.ClauseFacts, language: str) -> list[dict[str, str]]:
    """The facts of a clause, as names and values that can be read aloud."""
    chinese = clause.facts_zh if language.startswith("zh") else None
    return [{"term": _called(name, chinese), "value": fact(value, chinese)} for name, value in clause.facts.items()]


def fact(value: Any, chinese: Mapping[str, str] | None) -> str:
    """One value: lists and mappings are read out one after the other; in Chinese by these words."""
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, Mapping):
        between, colon = ("; ", ": ") if chinese is None else ("；", "：")
        return between.join(f"{_called(name, chinese)}{colon}{fact(inner, chinese)}" for name, inner in value.items())
    if isinstance(value, list):
        several = any(isinstance(inner, Mapping) for inner in value)
        between = " · " if several else ", " if chinese is None else "、"
        return between.join(fact(inner, chinese) for inner in value)
    if isinstance(value, str) and (CODE.fullmatch(value) or chinese):
        return _called(value, chinese)
    return "—" if value is None else str(value)


def _called(name: str, chinese: Mapping[str, str] | None) -> str:
    if chinese and name in chinese:
        return chinese[name]
    return name.replace("_", " ")


def highlighted(text: str, words: Iterable[str]) -> SafeString:
    """The text with every word that was looked for marked."""
    wanted = sorted((word for word in words if word), key=len, reverse=True)
    if not wanted:
        return format_html("{}", text)
    parts = re.split("(" + "|".join(map(re.escape, wanted)) + ")", text, flags=re.IGNORECASE)
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", p) if n % 2 else p,) for n, p in enumerate(parts))
    )


def linked(text: str, but: str = "") -> SafeString:
    """The text with every clause that it names as a link to that clause, except the one on whose page it stands."""
    known = policy.clauses_by_id()

    def part(found: str) -> str | SafeString:
        if found == but or found not in known:
            return found
        return format_html('<a class="clause" href="{}" data-panel>{}</a>', clause_url(known[found]), found)

    pieces, last = [], 0
    for match in CLAUSE_ID.finditer(text):
        pieces += [text[last : match.start()], part(match.group())]
        last = match.end()
    return format_html_join("", "{}", ((piece,) for piece in [*pieces, text[last:]]))
