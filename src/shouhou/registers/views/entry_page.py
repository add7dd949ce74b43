"""The page of an entry: its clocks with their reasons, what can be done next, and everything that happened."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import NotFound
from shouhou.people import public as people
from shouhou.policy import public as policy
from shouhou.registers import permissions
from shouhou.registers.views import shown
from shouhou.registers.views.next_acts import Asking, asking_about, next_acts, ways_on
from shouhou.timeline import public as timeline


def entry_page(request: HttpRequest, entry: str) -> HttpResponse:
    """Everything about one entry, derived as of this minute."""
    actor, now, language = request.actor, clock.now(), shown.language()  # type: ignore[attr-defined]
    row = permissions.visible_entry(actor, number=entry)
    asking = asking_about(row, actor, now)
    whole = asking.whole
    names = people.named(_people(whole))
    running = ("running", "paused", "undecided", "open")
    clocks = sorted(whole.timeline.clocks, key=lambda c: (c.state not in running, c.late_from or now, c.key))
    context = {
        "entry": row, "kind": shown.kind_label(row.kind),
        "state": shown.state_label(row.kind, whole.timeline.state or ""),
        "clocks": [shown.clock_row(c, row.number, now, names) for c in clocks],
        "questions": [
            f"{policy.fact_label(name, language)} ({', '.join(sorted(c))})"
            for name, c in sorted(whole.timeline.undecided.items())
        ],
        "line": shown.history(row, whole, names, ways_on(asking)),
        "posts": _posts(asking, names),
        "facts": [
            {"term": _("Kind of register"), "value": shown.kind_label(row.kind)},
            {"term": _("Branch"), "value": people.branch_names().get(row.branch_path, "")},
            {
                "term": _("Regulations"),
                "value": ", ".join(policy.title(a["regulation"], language) for a in whole.facts.adopted),
            },
        ],
        **next_acts(asking),
        "breadcrumbs": [{"label": _("Registers"), "url": reverse("entry_list")}, {"label": row.number, "url": ""}],
    }  # fmt: skip
    return render(request, "registers/entry_page.html", context)


def entry_why(request: HttpRequest, entry: str) -> HttpResponse:
    """Why a clock or a fault is what it is: each step by the pack that was in force."""
    actor = request.actor  # type: ignore[attr-defined]
    row = permissions.visible_entry(actor, number=entry)
    told = timeline.why(row.subject_id, request.GET.get("key", ""), clock.now(), shown.language())
    if told is None:
        raise NotFound
    why = {"verdict": told.sentences[0], "sentences": told.sentences[1:], "spans": []}
    return render(request, "web/why.html", {"title": _("Why"), "why": why})


def _people(whole: timeline.Whole) -> set[int]:
    """Everybody whom the page names."""
    answering = {c.person for c in whole.timeline.clocks} | {post.person for post in whole.posts.values()}
    fields = {
        str(person)
        for one in whole.history
        for name, spec in policy.vocabulary(whole.facts.kind).words[one.word].fields.items()
        if spec.type in ("person", "persons") and one.data.get(name)
        for person in (one.data[name] if spec.type == "persons" else [one.data[name]])
    }
    acting = {pk for one in whole.history for pk in (one.actor_id, one.recorder_id, one.confirmed_by) if pk}
    return acting | {int(person) for person in answering | fields if person and person.isdecimal()}


def _posts(asking: Asking, names: dict[int, str]) -> list[dict[str, Any]]:
    """Who answers for what on this entry; who may hands it over."""
    kind, may_hand_over = asking.entry.kind, asking.role_for("task.assigned")
    named = {c.role for c in asking.whole.timeline.clocks if c.role} | asking.whole.posts.keys()
    return [
        {
            "role": policy.role_label(role, shown.language()),
            "name": shown.person_name(post.person, names) if (post := asking.whole.posts.get(role)) else "",
            "url": shown.act_url(asking.entry.number, "task.assigned", duty=role) if may_hand_over else "",
        }
        for role in policy.vocabulary(kind).roles
        if role in named
    ]
