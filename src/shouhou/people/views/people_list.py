"""Who works here, and in which role where."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from shouhou.kernel import clock, paging
from shouhou.kernel.errors import Invalid
from shouhou.people import public, queries
from shouhou.people.forms import PeopleFilterForm
from shouhou.people.views import shown


def people_list(request: HttpRequest) -> HttpResponse:
    """One page of the people whom the actor manages, by name; the address carries what they are narrowed by."""
    actor, now, language = request.actor, clock.now(), get_language() or "zh-hans"  # type: ignore[attr-defined]
    actor.must("people.manage")
    branches = public.branches_of(actor, "people.manage")
    form = PeopleFilterForm(request.GET, branches, public.role_names(language))
    form.is_valid()
    chosen: dict[str, Any] = {
        "q": form.cleaned_data.get("q") or "", "branch": form.cleaned_data.get("branch"),
        "role": form.cleaned_data.get("role") or "", "state": form.cleaned_data.get("state") or "active",
    }  # fmt: skip
    path = queries.branch(next(pk for pk in branches if pk == chosen["branch"])).path if chosen["branch"] else ""
    rows = queries.matching(
        queries.visible_people(actor), text=chosen["q"], branch_path=path, role=chosen["role"], state=chosen["state"],
        at=now,
    )  # fmt: skip
    after = _place(form.cleaned_data.get("after") or "")
    page = list(queries.by_name(rows, after)[: queries.PAGE + 1])
    more, page = len(page) > queries.PAGE, page[: queries.PAGE]
    grants = queries.grants_of([user.pk for user in page])
    context = {
        "rows": [
            {"user": user, "grants": [shown.grant(g, now, language) for g in grants.get(user.pk, []) if shown.holds(g, now)]}
            for user in page
        ],
        "form": form, "chosen": chosen, "narrowed": bool(chosen["q"] or chosen["branch"] or chosen["role"]),
        "reset_url": reverse("people_list"),
        "pager": {
            "shown": len(page),
            "previous_url": _address(chosen) if after else "",
            "next_url": _address(chosen, after=paging.cursor("people", page[-1].name, page[-1].pk)) if more else "",
        },
        "breadcrumbs": shown.trail(),
    }  # fmt: skip
    return render(request, "people/people_list.html", context)


def _place(text: str) -> tuple[str, int] | None:
    """The place that an address names; None for none and for a text that is no place."""
    try:
        found = paging.place(text, "people", str, int)
    except Invalid:
        return None
    return (found[0], found[1]) if found else None


def _address(chosen: dict[str, Any], **changed: str) -> str:
    kept = {name: value for name, value in {**chosen, **changed}.items() if value}
    return f"{reverse('people_list')}?{urlencode(kept)}"
