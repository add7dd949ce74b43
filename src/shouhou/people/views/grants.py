"""Giving a role to a person, and ending it."""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.people import public, queries
from shouhou.people.forms import GrantEndForm, GrantForm, midnight
from shouhou.people.models import Grant
from shouhou.people.services.end_grant import end_grant
from shouhou.people.services.grant_role import grant_role
from shouhou.people.views import shown


def grant_add(request: HttpRequest, person_id: int) -> HttpResponse:
    """A role at one of the branches whose people the actor manages, from a day to a day."""
    actor, now, language = request.actor, clock.now(), get_language() or "zh-hans"  # type: ignore[attr-defined]
    actor.must("people.manage")
    user = queries.visible_person(actor, person_id)
    branches, page = public.branches_of(actor, "people.manage"), reverse("person", args=[user.pk])
    form = GrantForm(request.POST or None, branches, public.role_names(language), clock.local(now).date())
    if request.method == "POST" and form.is_valid():
        branch_id = next(pk for pk in branches if pk == form.cleaned_data["branch"])
        since, until = form.period(now)
        try:
            # house: allow foreign-ids because it is one of the branches that the actor manages
            grant_role(user_id=user.pk, role=form.cleaned_data["role"], branch_id=branch_id, at=since, until=until)
            messages.success(request, _("The role is given."))
            return redirect(page)
        except Invalid as error:
            form.add_invalid(error)
    context = {
        "form": form, "title": _("A role for %(name)s") % {"name": user.name}, "back": page,
        "breadcrumbs": shown.people_trail((user.name, page)),
    }  # fmt: skip
    return render(request, "people/edit.html", context, status=422 if form.errors else 200)


def grant_end(request: HttpRequest, grant_id: int) -> HttpResponse:
    """The last day of a role, or at once; says first what it takes away."""
    actor, now, language = request.actor, clock.now(), get_language() or "zh-hans"  # type: ignore[attr-defined]
    actor.must("people.manage")
    found = Grant.objects.select_related("user", "role", "branch").filter(pk=grant_id).first()
    if found is None or not actor.may("people.manage", found.branch.path):
        raise NotFound
    page = reverse("person", args=[found.user_id])
    form = GrantEndForm(request.POST if request.method == "POST" else None)  # an empty form ends the role at once
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["until"]
        try:
            end_grant(
                grant_id=found.pk, actor=actor, until=midnight(day + dt.timedelta(days=1)) if day else now, now=now
            )
            messages.success(request, _("The end of the role is written down."))
            return redirect(page)
        except Invalid as error:
            form.add_invalid(error)
    context = {
        "form": form, "user": found.user, "grant": shown.grant(found, now, language), "back": page,
        "breadcrumbs": shown.people_trail((found.user.name, page)),
    }  # fmt: skip
    return render(request, "people/grant_end.html", context, status=422 if form.errors else 200)
