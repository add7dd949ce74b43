"""Entering somebody new, and correcting what is known of somebody."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, Stale
from shouhou.people import public, queries
from shouhou.people.forms import NewPersonForm, PersonForm
from shouhou.people.services.add_person import add_person
from shouhou.people.services.change_person import FIELDS, change_person, mark_of
from shouhou.people.views import shown


def person_add(request: HttpRequest) -> HttpResponse:
    """A person with a first role. They cannot sign in yet: the page that follows makes the invitation."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    actor.must("people.manage")
    branches = public.branches_of(actor, "people.manage")
    form = NewPersonForm(request.POST or None, branches, public.role_names(language))
    if request.method == "POST" and form.is_valid():
        given = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
        branch_id = next(pk for pk in branches if pk == given.pop("branch"))
        try:
            # house: allow foreign-ids because it is one of the branches that the actor manages
            person_id = add_person(password=None, branch_id=branch_id, at=clock.now(), **given)
            messages.success(
                request, _("%(name)s is entered. Invite them, so that they can sign in.") % {"name": given["name"]}
            )
            return redirect(reverse("person", args=[person_id]))
        except Invalid as error:
            form.add_invalid(error)
    context = {
        "form": form,
        "title": _("New person"),
        "breadcrumbs": shown.people_trail(),
        "back": reverse("people_list"),
    }
    return render(request, "people/edit.html", context, status=422 if form.errors else 200)


def person_edit(request: HttpRequest, person_id: int) -> HttpResponse:
    """Name, user name, numbers, language; somebody else's changes in between are shown before one's own are saved."""
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    actor.must("people.manage")
    user = queries.visible_person(actor, person_id)
    page = reverse("person", args=[user.pk])
    form = PersonForm(request.POST or None, initial={**{n: getattr(user, n) for n in FIELDS}, "seen": mark_of(user)})
    if request.method == "POST" and form.is_valid():
        try:
            change_person(person_id=user.pk, actor=actor, at=now, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect(page)
        except Invalid as error:
            form.add_invalid(error)
        except Stale:
            form = PersonForm({**form.cleaned_data, "seen": mark_of(user)})
            form.is_valid()
            form.add_error(
                None, _("Somebody else has changed this person meanwhile: look at their page, then save again.")
            )
    context = {
        "form": form, "title": _("Change %(name)s") % {"name": user.name}, "back": page,
        "breadcrumbs": shown.people_trail((user.name, page)),
    }  # fmt: skip
    return render(request, "people/edit.html", context, status=422 if form.errors else 200)
