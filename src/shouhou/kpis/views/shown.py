"""How figures are put into words for a page or a sheet. Display only."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kpis import queries, rules
from shouhou.kpis.queries import Key
from shouhou.kpis.rules import Total
from shouhou.policy import public as policy

STATES = {
    "counted": (gettext_lazy("counted"), "good"), "not_counted": (gettext_lazy("in the base only"), "warn"),
    "left_out": (gettext_lazy("left out"), "neutral"), "unknown": (gettext_lazy("not known"), "warn"),
}  # fmt: skip
PARTS = {
    "figures": gettext_lazy("Figures"), "grades": gettext_lazy("Grade"), "faults": gettext_lazy("Faults"),
    "fines": gettext_lazy("Fines"),
}  # fmt: skip
WIDTH, HEIGHT = 640, 160  # of a chart, in its own units


def language() -> str:
    return get_language() or "zh-hans"


def label(key: Key) -> str:
    """What a figure is called."""
    if key.kind == "promise":
        return policy.clock_label(key.name, language())
    return policy.figure_label(key.name, language())


def url(key: Key) -> str:
    return reverse("figure_page", args=[*key])


def value(of: Decimal | None, measure: str) -> str:
    """A figure in words: a share as a percentage with one decimal. "" without one."""
    if of is None:
        return ""
    return f"{of * 100:.1f} %" if measure == "share" else f"{of:,.0f}" if measure == "count" else f"{of:,.2f}"


def change(now: Decimal | None, before: Decimal | None, measure: str) -> str:
    """By how much a figure differs from the one before: percentage points for a share. "" where one is missing."""
    if now is None or before is None:
        return ""
    by = (now - before) * (100 if measure == "share" else 1)
    if not by:
        return _("as before")
    return _("%(by)s points") % {"by": f"{by:+.1f}"} if measure == "share" else f"{by:+,.2f}"


@dataclass(frozen=True)
class Row:
    """A figure of a period as a line of a page. `text` is "" without data, or while rows are not known."""

    key: Key
    label: str
    regulation: str
    measure: str
    total: Total
    of: Decimal | None
    text: str
    before: str
    change: str
    limits: tuple[str, ...]
    url: str
    clause_url: str


def row(key: Key, facts: policy.FigureFacts | None, now: Total, before: Total, query: str) -> Row:
    measure = facts.measure if facts else "share"
    of, was = now.value(measure), before.value(measure)
    return Row(
        key, label(key), policy.title(key.regulation, language()), measure, now, of, value(of, measure),
        value(was, measure), change(of, was, measure), _limits(facts), url(key) + query,
        reverse("clause", args=[key.regulation, key.clause]),
    )  # fmt: skip


def _limits(facts: policy.FigureFacts | None) -> tuple[str, ...]:
    limits = facts.limits if facts else ()
    return tuple(f"{edge or _('else')} {policy.grade_label(word, language())}" for edge, word in limits)


def period(of: rules.Period) -> str:
    """A period in words."""
    match of.kind:
        case "month":
            return f"{of.since:%Y-%m}"
        case "quarter":
            return _("%(year)s, quarter %(number)s") % {"year": of.since.year, "number": (of.since.month + 2) // 3}
        case "year":
            return f"{of.since.year}"
    return f"{of.since:%Y-%m-%d} – {of.until:%Y-%m-%d}"


def fields(about: Mapping[str, Any], word: str) -> list[tuple[str, str]]:
    """What a row quotes of its record, in words: label and value."""
    if not word:
        return [(title, _minute(about[name])) for name, title in
                (("due_at", _("limit")), ("stopped_at", _("kept at"))) if about.get(name)]  # fmt: skip
    known = policy.vocabulary(rules.ASSESSMENT).words[word].fields
    told = policy.read(rules.ASSESSMENT, word, {n: v for n, v in about.items() if n in known})
    return [
        (known[name].label.get(language()), _told(told.get(name)))
        for name in known
        if name not in ("case", "customer") and (name in told or name in about.get("missing", ()))
    ]


def _told(of: Any) -> str:
    if isinstance(of, bool):
        return _("yes") if of else _("no")
    if isinstance(of, dt.datetime):
        return f"{clock.local(of):%Y-%m-%d %H:%M}"
    return _("unknown") if of is None else str(of)


def _minute(text: str) -> str:
    return f"{clock.local(dt.datetime.fromisoformat(text)):%Y-%m-%d %H:%M}"


def chart(months: Sequence[dt.date], totals: Mapping[dt.date, Total], measure: str) -> dict[str, Any]:
    """A drawing of the last months: a point for each that has data, a gap where there is none."""
    values = [totals.get(month, Total()).value(measure) for month in months]
    known = [of for of in values if of is not None]
    top = Decimal(1) if measure == "share" else max([*known, Decimal(1)])
    places = list(rules.points(values, width=WIDTH, height=HEIGHT, top=top))
    lines: list[list[str]] = [[]]
    for place in places:
        if place is None:
            lines.append([])
        else:
            lines[-1].append(f"{place[0]},{place[1]}")
    step = WIDTH / max(len(months) - 1, 1)
    return {
        "lines": [" ".join(line) for line in lines if len(line) > 1],
        "points": [
            {"x": place[0], "y": place[1], "month": f"{month:%Y-%m}", "text": value(of, measure),
             "fraction": _fraction(totals[month])}
            for place, month, of in zip(places, months, values, strict=True) if place
        ],
        "labels": [{"x": round(n * step, 1), "text": f"{month:%m}"} for n, month in enumerate(months)],
        "grid": [(0, value(top, measure)), (HEIGHT // 2, value(top / 2, measure)), (HEIGHT, value(Decimal(), measure))],
        "table": [
            {"month": f"{month:%Y-%m}", "text": value(of, measure), "fraction": _fraction(totals.get(month, Total()))}
            for month, of in zip(months, values, strict=True)
        ],
    }  # fmt: skip


def _fraction(of: Total) -> str:
    return f"{of.counted}/{of.base}"


def measured() -> dict[str, Any]:
    """When the figures were computed, and whether something has happened since."""
    return {"measured_at": queries.measured_at(), "waiting": queries.waiting()}


def missing(name: str) -> str:
    """What a grade waits for, in words: a figure without data, or a value that nobody has set."""
    kind, _dot, rest = name.partition(".")
    if kind == "figure":
        return _("%(figure)s has no data") % {"figure": policy.figure_label(rest, language())}
    return _("nobody has set %(setting)s") % {"setting": rest.replace("_", " ")}
