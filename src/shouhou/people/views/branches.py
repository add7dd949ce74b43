"""The organisation's tree, and a new branch in it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid
from shouhou.people import public, queries
from shouhou.people.forms import BranchForm
from shouhou.people.services.add_branch import add_branch
from shouhou.people.views import shown


def branch_list(request: HttpRequest) -> HttpResponse:
    """The branches that the actor manages as a tree, with how many people hold a role at each."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("people.manage")
    holders = queries.holders_by_branch(clock.now())
    rows: list[dict[str, Any]] = []
    for branch in queries.branches():
        if actor.may("people.manage", branch.path):
            rows.append({"branch": branch, "depth": branch.path.count("/") - 1, "holders": holders.get(branch.pk, 0)})
    return render(request, "people/branch_list.html", {"rows": rows, "breadcrumbs": shown.trail()})


def branch_add(request: HttpRequest) -> HttpResponse:
    """A branch below one that the actor manages."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must("people.manage")
    branches = public.branches_of(actor, "people.manage")
    form = BranchForm(request.POST or None, branches, initial={"parent": request.GET.get("parent", "")})
    if request.method == "POST" and form.is_valid():
        parent_id = next(pk for pk in branches if pk == form.cleaned_data["parent"])
        try:
            # house: allow foreign-ids because it is one of the branches that the actor manages
            add_branch(name=form.cleaned_data["name"].strip(), parent_id=parent_id)
            messages.success(request, _("The branch is entered."))
            return redirect("branch_list")
        except Invalid as error:
            form.add_invalid(error)
    context = {
        "form": form, "title": _("New branch"), "back": reverse("branch_list"),
        "breadcrumbs": shown.trail((_("Branches"), reverse("branch_list"))),
    }  # fmt: skip
    return render(request, "people/edit.html", context, status=422 if form.errors else 200)
