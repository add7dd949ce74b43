"""Erasing what was written in an entry, at somebody's request: asked once more, with what will happen."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.cases import permissions
from shouhou.cases.services.erase_words import erase_words as erase
from shouhou.cases.views.shown import entry_shown
from shouhou.kernel import clock
from shouhou.kernel.errors import NotFound
from shouhou.people import public as people
from shouhou.timeline import public as timeline


def erase_words(request: HttpRequest, number: str, seq: int) -> HttpResponse:
    """Show the entry with its words; on POST they are gone for good."""
    actor, language = request.actor, get_language() or "zh-hans"  # type: ignore[attr-defined]
    case = permissions.visible_case(actor, number=number)
    actor.must(permissions.ERASE, case.branch_path)
    entry = next((e for e in timeline.history(case.subject_id) if e.seq == seq), None)
    if entry is None or not entry.words:
        raise NotFound
    if request.method == "POST":
        erase(case_id=case.pk, seq=seq, actor=actor, now=clock.now())
        messages.success(request, _("The words are erased. The entry, its minute and its chain stay."))
        return redirect(reverse("case_page", args=[number]))
    names = people.named({person for person in (entry.actor_id, entry.recorder_id) if person})
    context = {
        "case": case, "entries": [entry_shown(entry, names, number, language, False)],
        "breadcrumbs": [
            {"label": _("Work queue"), "url": reverse("case_list")},
            {"label": number, "url": reverse("case_page", args=[number])},
        ],
    }  # fmt: skip
    return render(request, "cases/erase_words.html", context)
