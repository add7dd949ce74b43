"""Roles: which there are, what each allows in words, how many hold it; made and changed as data."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, NotAllowed, Stale
from shouhou.people import queries
from shouhou.people.forms import NewRoleForm, RoleForm
from shouhou.people.permissions import PERMISSIONS
from shouhou.people.services.change_role import FIELDS, change_role, mark_of
from shouhou.people.services.make_role import make_role
from shouhou.people.services.ship_roles import not_taken_over
from shouhou.people.views import shown


def role_list(request: HttpRequest) -> HttpResponse:
    """Every role with its permissions in words."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    actor.must("people.manage")
    holders = queries.holders_by_role(clock.now())
    rows = [
        {
            "role": role, "name": shown.role_name(role, language), "holders": holders.get(role.pk, 0),
            "permissions": [PERMISSIONS[word] for word in role.permissions if word in PERMISSIONS],
            "besides": [PERMISSIONS[word] for word in not_taken_over(role)],
        }
        for role in queries.roles()
    ]  # fmt: skip
    context = {"rows": rows, "may_change": queries.manages_all(actor), "breadcrumbs": shown.trail()}
    return render(request, "people/role_list.html", context)


def role_add(request: HttpRequest) -> HttpResponse:
    """A role of the organisation's own; `like` names a role to begin with."""
    actor = request.actor  # type: ignore[attr-defined]
    _must_manage_all(actor)
    initial: dict[str, Any] = {"scope": "branch"}
    if like := request.GET.get("like", "").replace("\x00", ""):
        role = queries.role(like)
        initial = {
            "scope": role.scope,
            "permissions": role.permissions,
            "needs_second_factor": role.needs_second_factor,
        }
    form = NewRoleForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
        try:
            make_role(actor=actor, **given)
            messages.success(request, _("The role is made. Give it to people on their pages."))
            return redirect("role_list")
        except Invalid as error:
            form.add_invalid(error)
    return _page(request, form, _("New role"))


def role_edit(request: HttpRequest, code: str) -> HttpResponse:
    """What a role allows, for everybody who holds it, from the moment on at which it is saved."""
    actor, now, language = request.actor, clock.now(), get_language() or "zh-hans"  # type: ignore[attr-defined]
    _must_manage_all(actor)
    role = queries.role(code)
    initial = {**{name: getattr(role, name) for name in FIELDS}, "seen": mark_of(role)}
    form = RoleForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            change_role(code=role.code, actor=actor, at=now, **form.cleaned_data)
            messages.success(request, _("Saved. It counts for everybody who holds the role, from now on."))
            return redirect("role_list")
        except Invalid as error:
            form.add_invalid(error)
        except Stale:
            form = RoleForm({**form.cleaned_data, "seen": mark_of(role)})
            form.is_valid()
            form.add_error(None, _("Somebody else has changed this role meanwhile: look at the list, then save again."))
    holders = queries.holders_by_role(now).get(role.pk, 0)
    return _page(request, form, shown.role_name(role, language), holders=holders, code=role.code)


def _must_manage_all(actor: Any) -> None:
    if not queries.manages_all(actor):
        raise NotAllowed(str(PERMISSIONS[queries.MANAGE]))


def _page(request: HttpRequest, form: RoleForm, title: str, **more: Any) -> HttpResponse:
    context = {
        "form": form, "title": title, "back": reverse("role_list"),
        "breadcrumbs": shown.trail((_("Roles"), reverse("role_list"))), **more,
    }  # fmt: skip
    return render(request, "people/role_edit.html", context, status=422 if form.errors else 200)
