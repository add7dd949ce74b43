"""One branch: its name, its place in the tree."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from shouhou.kernel.errors import Invalid, NotFound, Refused
from shouhou.people import public as people
from shouhou.timeline import public as timeline
from shouhou.web.services.move_branch import move_branch, standing_at


class RenameForm(forms.Form):
    """Another name for a branch."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)


class MoveForm(forms.Form):
    """Another place for a branch."""

    parent = forms.TypedChoiceField(label=gettext_lazy("Below"), coerce=int)


def branch(request: HttpRequest, branch_id: int) -> HttpResponse:
    """Both forms; a move that is not safe says what stands in its way, before it is tried and after."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    actor.must("people.manage")
    facts = people.branch_for(actor, "people.manage", branch_id)
    moves = "parent" in request.POST
    rename = RenameForm(None if moves else request.POST or None, initial={"name": facts.name})
    move = MoveForm(request.POST if moves else None, initial={"parent": facts.parent_id})
    branches = people.branches_of(actor, "people.manage")
    move.fields["parent"].choices = [(pk, n) for pk, n in branches.items() if pk != facts.id]  # type: ignore[attr-defined]
    refusal, form = None, move if moves else rename
    if request.method == "POST" and form.is_valid():
        try:
            if moves:
                # house: allow foreign-ids because it is one of the branches that the actor manages
                move_branch(branch_id=facts.id, actor=actor, parent_id=_own(branches, form.cleaned_data["parent"]))
                messages.success(request, _("The branch stands in its new place."))
            else:
                people.rename_branch(branch_id=facts.id, actor=actor, name=form.cleaned_data["name"].strip())
                messages.success(request, _("Saved."))
            return redirect(reverse("branch_list"))
        except Invalid as error:
            for name, message in error.fields.items():
                form.add_error(name or None, str(message))
        except Refused as error:
            refusal = timeline.shown_refusal(error, _("Moving the branch"), language)
    context: dict[str, Any] = {
        "branch": facts, "rename": rename, "move": move, "refusal": refusal,
        "standing": standing_at(facts.path) if facts.parent_id else [],
        "breadcrumbs": [
            {"label": _("Settings"), "url": reverse("settings")},
            {"label": _("Branches"), "url": reverse("branch_list")},
        ],
    }  # fmt: skip
    return render(request, "web/branch.html", context, status=422 if refusal or rename.errors or move.errors else 200)


def _own(branches: dict[int, str], chosen: int) -> int:
    """The chosen branch, which is one that the actor manages."""
    if chosen not in branches:
        raise NotFound
    return chosen
