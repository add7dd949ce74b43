"""One person: who they are, their roles, what they can see and do and why, where they are signed in, their keys."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shouhou.cases import public as cases
from shouhou.customers import public as customers
from shouhou.kernel import clock
from shouhou.kernel.errors import NotAllowed, NotFound
from shouhou.people import public as people

MANY = 1000
FACTORS = {"totp": gettext_lazy("authenticator app"), "webauthn": gettext_lazy("passkey")}


def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """The page; what they can see and do is asked of the same object that lists, buttons and the API ask."""
    actor, now, language = request.actor, clock.now(), get_language() or "zh-hans"  # type: ignore[attr-defined]
    actor.must("people.manage")
    facts = people.person_for(actor, person_id, now)
    names = people.role_names(language)
    grants = [_grant(g, now, names) for g in facts.grants]
    context: dict[str, Any] = {
        "person": facts, "now": now, "may_change": facts.theirs, "oneself": facts.id == actor.id,
        "may_audit": actor.may("audit.see"),
        "grants": [g for g in grants if g["open"]], "past": [g for g in grants if not g["open"]],
        "facts": [
            {"term": _("User name"), "value": facts.username}, {"term": _("Mobile number"), "value": facts.mobile},
            {"term": _("E-mail"), "value": facts.email},
            {"term": _("Language"), "value": "English" if facts.language == "en" else "中文"},
            {"term": _("With us since"), "value": facts.joined_on and f"{facts.joined_on:%Y-%m-%d}"},
            {"term": _("Last sign-in"), "value": _minute(facts.last_login) or _("never")},
            {"term": _("Second factor"), "value": ", ".join(str(FACTORS[f]) for f in facts.factors if f in FACTORS)},
            {"term": _("Invitation good until"), "value": _minute(facts.invited_until)},
        ],
        "sessions": people.sessions_of(facts.id), "keys": people.keys_of(facts.id),
        "breadcrumbs": trail(),
    }  # fmt: skip
    if facts.is_active:
        context["can"] = can(people.actor(facts.id, now), facts, now, names)
    return render(request, "web/person.html", context)


def can(them: people.Actor, facts: people.PersonFacts, now: dt.datetime, names: dict[str, str]) -> dict[str, Any]:
    """What somebody can see and do now: each permission with the roles that give it, and how many rows they see."""
    held = [g for g in facts.grants if g.since_at <= now and (g.until_at is None or g.until_at > now)]
    permissions = [
        {
            "words": words,
            "by": [
                {"role": names.get(g.role, g.role), "branch": g.branch, "own": g.scope == "own"}
                for g in held
                if word in g.permissions
            ],
        }
        for word, words in people.PERMISSIONS.items()
        if them.may(word)
    ]
    sees = [
        {"label": _("Service cases"), "value": _count(cases.visible_count(them) if them.may("case.see") else 0)},
        {"label": _("Customers"), "value": _count(customers.visible_count(them) if them.may("customer.see") else 0)},
        {"label": _("Phone numbers and addresses"), "value": _("whole") if them.may("personal.see") else _("masked")},
    ]
    without = [words for word, words in people.PERMISSIONS.items() if not them.may(word)]
    return {"permissions": permissions, "sees": sees, "without": without}


def _count(number: int) -> str:
    return _("more than %(count)s") % {"count": MANY} if number > MANY else str(number)


def _minute(at: dt.datetime | None) -> str:
    return f"{clock.local(at):%Y-%m-%d %H:%M}" if at else ""


def _grant(g: people.GrantFacts, now: dt.datetime, names: dict[str, str]) -> dict[str, Any]:
    until = clock.local(g.until_at - dt.timedelta(microseconds=1)).date() if g.until_at else None
    return {
        "id": g.id, "role": names.get(g.role, g.role), "branch": g.branch, "own": g.scope == "own",
        "since": clock.local(g.since_at).date(), "until": until, "open": g.until_at is None or g.until_at > now,
        "later": g.since_at > now,
    }  # fmt: skip


def trail(*further: tuple[str, str]) -> list[dict[str, str]]:
    """The way back to the settings and the people."""
    crumbs = [(_("Settings"), reverse("settings")), (_("People"), reverse("people_list")), *further]
    return [{"label": label, "url": url} for label, url in crumbs]


def theirs(request: HttpRequest, person_id: int) -> people.PersonFacts:
    """Somebody whom the actor may change; NotFound or NotAllowed otherwise."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("people.manage")
    facts = people.person_for(actor, person_id, clock.now())
    if not facts.theirs:
        raise NotAllowed(_("They also hold a role at a branch that you do not manage."))
    return facts


@require_POST
def person_sessions_end(request: HttpRequest, person_id: int) -> HttpResponse:
    """Sign somebody out everywhere; on one's own page everywhere else."""
    facts = theirs(request, person_id)
    count = people.end_sessions(user_id=facts.id, keep=request.session.session_key or "")
    messages.success(request, _("Signed out on %(count)s devices.") % {"count": count})
    return redirect("person", facts.id)


@require_POST
def person_token_revoke(request: HttpRequest, person_id: int, token_id: int) -> HttpResponse:
    """End one of somebody's keys for programs."""
    facts = theirs(request, person_id)
    if token_id not in {key.id for key in people.keys_of(facts.id)}:
        raise NotFound
    people.revoke_token(token_id=token_id, user_id=facts.id, at=clock.now())
    messages.success(request, _("The key is revoked. Programs that use it are shut out from now on."))
    return redirect("person", facts.id)
