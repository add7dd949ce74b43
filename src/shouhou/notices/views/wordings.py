"""The texts of notices in both languages: the shipped ones, and the organisation's own."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid
from shouhou.notices import permissions, queries
from shouhou.notices.forms import WordingForm
from shouhou.notices.rules import words
from shouhou.notices.rules.kinds import KINDS, places_of
from shouhou.notices.services.save_wording import LANGUAGES, save_wording

LABELS = {"zh-hans": "中文", "en": "English"}


def wording_list(request: HttpRequest) -> HttpResponse:
    """Every kind with its title in both languages."""
    request.actor.must(permissions.MANAGE)  # type: ignore[attr-defined]
    own = queries.wordings()
    rows = [
        {
            "kind": kind,
            "texts": [
                {
                    "language": language, "label": LABELS[language], "own": (kind.name, language) in own,
                    "title": (own.get((kind.name, language)) or words.shipped(kind.name, language))[0],
                }
                for language in LANGUAGES
            ],
        }
        for kind in KINDS.values()
    ]  # fmt: skip
    return render(request, "notices/wording_list.html", {"rows": rows, "breadcrumbs": _way()})


def wording(request: HttpRequest, notice_kind: str, language: str) -> HttpResponse:
    """One text with its places and how it reads with an example; `preview` shows what is typed without saving it."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must(permissions.MANAGE)
    kind = notice_kind
    if kind not in KINDS or language not in LANGUAGES:
        raise Http404
    now, shipped = queries.wordings().get((kind, language)), words.shipped(kind, language)
    title, text = now or shipped
    form = WordingForm(request.POST or None, initial={"title": title, "text": text})
    if request.method == "POST" and form.is_valid():
        title, text = form.cleaned_data["title"], form.cleaned_data["text"]
        if "preview" in request.POST:
            for name, typed in (("title", title), ("text", text)):
                if words.unknown_places(kind, typed):
                    form.add_error(name, _("Nothing fills one of these places."))
        else:
            try:
                if "shipped" in request.POST:
                    title = text = ""
                save_wording(kind=kind, language=language, title=title, text=text, actor=actor)
                messages.success(request, _("Saved."))
                return redirect("wording", kind, language)
            except Invalid as error:
                for name, message in error.fields.items():
                    form.add_error(name or None, str(message))
    example = words.example(kind, language, clock.now())
    context: dict[str, Any] = {
        "form": form, "kind": KINDS[kind], "language": language, "label": LABELS[language], "own": now is not None,
        "places": [{"name": f"{{{name}}}", "example": example.get(name, "")} for name in places_of(kind)],
        "preview": (words.filled(title, example), words.filled(text, example)), "shipped": shipped,
        "breadcrumbs": [*_way(), {"label": _("Texts"), "url": reverse("wording_list")}],
    }  # fmt: skip
    return render(request, "notices/wording.html", context, status=422 if form.errors else 200)


def _way() -> list[dict[str, str]]:
    return [
        {"label": _("Settings"), "url": reverse("settings")}, {"label": _("Channels"), "url": reverse("channel_list")}
    ]  # fmt: skip
