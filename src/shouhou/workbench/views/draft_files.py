"""A regulation as one file, and as one text: exported, imported into a draft, begun anew, written as a whole."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, NotFound, Stale
from shouhou.people import public as people
from shouhou.policy import public as policy
from shouhou.workbench.forms import BeginForm, ImportForm, TextForm
from shouhou.workbench.views import draft_shown

CHANGE = "regulation.adopt"


def begin_regulation(request: HttpRequest) -> HttpResponse:
    """A regulation of one's own with one clause; it goes on in its text."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must(CHANGE)
    branches = people.branches_of(actor, CHANGE)
    form = BeginForm(request.POST if request.method == "POST" else None, branches)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        named: dict[str, Any] = {name: given[name] for name in ("slug", "title_zh", "title_en", "purpose")}
        named |= {"branch_id": next(pk for pk in branches if pk == given["branch"]), "prefix": given["letters"]}
        try:
            draft_id = policy.begin_regulation(actor=actor, **named, now=clock.now())
            return redirect(reverse("draft_text", args=[draft_id]))
        except Invalid as error:
            fields = {"letters" if name == "prefix" else name: words for name, words in error.fields.items()}
            draft_shown.add_invalid(form, Invalid(fields))
    context = {"form": form, "title": _("New regulation"), "label": _("Begin the draft"), **_crumbs()}
    return render(request, "workbench/draft_begin.html", context, status=422 if form.errors else 200)


def import_regulation(request: HttpRequest) -> HttpResponse:
    """A file that was exported here or elsewhere; what the loader refuses stands at the field with line and caret."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must(CHANGE)
    branches = people.branches_of(actor, CHANGE)
    sent = request.method == "POST"
    form = ImportForm(request.POST if sent else None, request.FILES if sent else None, branches)
    if request.method == "POST" and form.is_valid():
        brought: dict[str, Any] = {
            "branch_id": next(pk for pk in branches if pk == form.cleaned_data["branch"]),
            "content": form.cleaned_data["file"].read(), "purpose": form.cleaned_data["purpose"],
        }  # fmt: skip
        try:
            draft_id = policy.import_pack(actor=actor, **brought, now=clock.now())
            return redirect(reverse("draft", args=[draft_id]))
        except Invalid as error:
            draft_shown.add_invalid(form, error)
    context = {
        "form": form,
        "title": _("Import a regulation"),
        "label": _("Check and import"),
        "upload": True,
        **_crumbs(),
    }
    return render(request, "workbench/draft_begin.html", context, status=422 if form.errors else 200)


@require_safe
def export_draft(request: HttpRequest, draft_id: int) -> HttpResponse:
    """A draft with its scenarios as a file."""
    draft = policy.draft_for(request.actor, draft_id)  # type: ignore[attr-defined]
    return _file(f"{draft.regulation}-draft-{draft.id}", policy.exported(draft.regulation, draft) or "")


@require_safe
def export_regulation(request: HttpRequest, slug: str) -> HttpResponse:
    """A regulation with its scenarios as a file."""
    request.actor.must("regulation.see")  # type: ignore[attr-defined]
    found = policy.exported(slug)
    if found is None:
        raise NotFound
    return _file(slug, found)


def draft_text(request: HttpRequest, draft_id: int) -> HttpResponse:
    """The whole text: clauses are added here."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    draft = policy.draft_for(actor, draft_id, CHANGE if request.method == "POST" else "")
    form = TextForm(request.POST if request.method == "POST" else None, initial={"text": draft.content})
    draft_shown.shows(form, draft)
    if request.method == "POST" and form.is_valid():
        edit = policy.Edit("text", (), form.cleaned_data["text"].replace("\r\n", "\n"), _("The whole regulation"))
        try:
            policy.change_draft(
                actor=actor, draft_id=draft.id, seen=form.cleaned_data["seen"], edits=[edit], settings=draft.settings,
                why=form.cleaned_data["why"], now=clock.now(),
            )  # fmt: skip
            messages.success(request, _("Saved."))
            return redirect(reverse("draft_text", args=[draft.id]))
        except Stale:
            draft = policy.draft_for(actor, draft.id)
            draft_shown.moved(form, draft)
        except Invalid as error:
            draft_shown.add_invalid(form, error)
    context = {**draft_shown.frame(draft, "draft_text", language), "form": form}
    return render(request, "workbench/draft_text.html", context, status=422 if form.errors else 200)


def _file(name: str, text: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.yaml"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(text, content_type="application/yaml; charset=utf-8", headers=headers)


def _crumbs() -> dict[str, Any]:
    return {
        "breadcrumbs": [
            {"label": _("Regulations"), "url": reverse("regulation_list")},
            {"label": _("Drafts"), "url": reverse("draft_list")},
        ]
    }
