"""The manager's wallboard: what is late, what will be within four hours and why, who carries how much, today so far."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from shouhou.cases import public as cases
from shouhou.kernel import clock
from shouhou.people import public as people
from shouhou.web.views.home import midnight, shown_row

ROWS = 12  # what a wall shows at a glance


def wallboard(request: HttpRequest) -> HttpResponse:
    """One screen of big letters that fetches itself again each minute; each line leads to its case."""
    actor, now, language = request.actor, clock.now(), get_language() or "zh-hans"  # type: ignore[attr-defined]
    actor.must("case.see")
    late = cases.worklist(actor, now=now, view="late", sort="newest", limit=ROWS)
    soon = cases.worklist(actor, now=now, view="soon", limit=ROWS)
    names = people.named({c.next_person_id for c in [*late, *soon] if c.next_person_id})
    load = cases.load_by_engineer(actor, ROWS)
    most = max([one.open for one in load], default=1)

    def row(case: cases.CaseRow) -> dict[str, Any]:
        return shown_row(case, now, language) | {"holder": names.get(case.next_person_id or 0, "")}

    context = {
        "late": [row(c) for c in late], "late_count": cases.count(actor, "late", now), "soon": [row(c) for c in soon],
        "soon_count": cases.count(actor, "soon", now), "open_count": cases.count(actor, "open", now),
        "load": [{"one": one, "share": round(100 * one.open / most), "late": round(100 * one.late / most)} for one in load],
        "day": cases.day_at_the_desk(actor, midnight(now)), "now": now,
    }  # fmt: skip
    return render(request, "web/wallboard.html", context)
