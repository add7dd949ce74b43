"""Somebody leaves or comes back; and what a leaver leaves behind is handed over."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shouhou.cases import public as cases
from shouhou.kernel import clock
from shouhou.kernel.errors import NotAllowed, NotFound
from shouhou.people import public as people
from shouhou.policy import public as policy
from shouhou.web.views.person_page import theirs, trail

HAND_OVER = "task.assigned"


def person_deactivate(request: HttpRequest, person_id: int) -> HttpResponse:
    """Says what will happen and which open work is left behind; pressed, it happens."""
    facts, actor, now = theirs(request, person_id), request.actor, clock.now()  # type: ignore[attr-defined]
    page = reverse("person", args=[facts.id])
    if request.method == "POST":
        people.deactivate_person(person_id=facts.id, actor=actor, at=now)
        messages.success(request, _("%(name)s is deactivated and signed out everywhere.") % {"name": facts.name})
        return redirect(page)
    context = {
        "person": facts, "sessions": len(people.sessions_of(facts.id)), "back": page,
        "keys": sum(1 for k in people.keys_of(facts.id) if k.revoked_at is None and k.expires_at > now),
        "work": left_behind(actor, facts.id), "breadcrumbs": trail((facts.name, page)),
    }  # fmt: skip
    return render(request, "web/person_deactivate.html", context)


@require_POST
def person_reactivate(request: HttpRequest, person_id: int) -> HttpResponse:
    """Let somebody sign in again."""
    facts, actor = theirs(request, person_id), request.actor  # type: ignore[attr-defined]
    people.reactivate_person(person_id=facts.id, actor=actor, at=clock.now())
    messages.success(
        request, _("%(name)s can sign in again, with the roles that have not ended.") % {"name": facts.name}
    )
    return redirect("person", facts.id)


def person_work(request: HttpRequest, person_id: int) -> HttpResponse:
    """The open cases on which somebody holds posts, each with the way to hand it over.

    For who manages the person, and for who may act on cases: these see only what they may see.
    """
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    if not (actor.may("people.manage") or actor.may("case.see")):
        raise NotFound
    if actor.may("people.manage"):
        name = people.person_for(actor, person_id, now).name
        work = left_behind(actor, person_id)
    else:
        work = [row for row in left_behind(actor, person_id) if row["url"]]
        if not work:  # nothing of theirs can be seen: then there is no such person for this reader
            raise NotFound
        name = people.named({person_id})[person_id]
    context = {"name": name, "work": work, "breadcrumbs": trail() if actor.may("people.manage") else []}
    return render(request, "web/person_work.html", context)


def left_behind(actor: people.Actor, person_id: int) -> list[dict[str, Any]]:
    """Open work of somebody: each case with their posts; for who may see the case what it is about and the way to hand over."""
    language, left = get_language() or "zh-hans", cases.left_open(person_id, clock.now())
    seen = cases.cases_of_subjects(actor, [row.subject_id for row in left]) if actor.may("case.see") else {}
    rows = []
    for row in left:
        case = seen.get(row.subject_id)
        hands_over = case is not None and _may_hand_over(actor, case)
        rows.append(
            {
                "number": row.number, "summary": case.summary if case else "",
                "url": reverse("case_page", args=[row.number]) if case else "",
                "duties": [
                    {
                        "label": policy.role_label(duty, language),
                        "url": f"{reverse('act', args=[row.number, HAND_OVER])}?{urlencode({'duty': duty})}" if hands_over else "",
                    }
                    for duty in row.duties
                ],
            }
        )  # fmt: skip
    return rows


def _may_hand_over(actor: people.Actor, case: cases.CaseFacts) -> bool:
    try:
        return bool(cases.roles_for(actor, case, HAND_OVER))
    except NotAllowed:
        return False
