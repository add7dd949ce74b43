"""The files of a case: the gallery on its job page, adding to it, and each file for whoever may see the case."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shouhou.cases import permissions
from shouhou.cases.forms import UploadForm
from shouhou.cases.models import Case
from shouhou.cases.services.attach_file import attach_file
from shouhou.documents import public as documents
from shouhou.kernel import clock, limits
from shouhou.kernel.errors import Invalid, NotFound
from shouhou.kernel.public import once
from shouhou.timeline import public as timeline

A_MINUTE = 60  # files of one person


def attachments(request: HttpRequest, number: str) -> HttpResponse:
    """The gallery, as a fragment of the job page or on its own; POST adds files to it."""
    actor = request.actor  # type: ignore[attr-defined]
    case = permissions.visible_case(actor, number=number)
    form = UploadForm(initial={"act_key": uuid.uuid4()})
    if request.method == "POST":
        actor.must("case.act", case.branch_path)
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                _add(request, case, form)
                form = UploadForm(initial={"act_key": uuid.uuid4()})
            except Invalid as error:
                form.add_error("files", [str(message) for message in error.fields.values()])
    context = {
        "number": number, "files": gallery(case), "form": form,
        "may_add": actor.may("case.act", case.branch_path), "largest": documents.LARGEST // 1024**2,
        "breadcrumbs": [
            {"label": _("Work queue"), "url": reverse("case_list")},
            {"label": number, "url": reverse("case_page", args=[number])},
        ],
    }  # fmt: skip
    page = "cases/attachments_fragment.html" if request.htmx else "cases/attachments.html"  # type: ignore[attr-defined]
    return render(request, page, context, status=422 if form.errors else 200)


def _add(request: HttpRequest, case: Case, form: UploadForm) -> None:
    """All files of one upload or none of them, once for each drawing of the form."""
    files = [(file.name or "", file.read()) for file in form.cleaned_data["files"]]
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    for _file in files:
        limits.count(f"files-{actor.id}", A_MINUTE)

    def run() -> tuple[int, Any]:
        caption = form.cleaned_data["caption"]
        for name, content in files:
            attach_file(case_id=case.pk, content=content, name=name, caption=caption, actor=actor, now=now)
        return 200, {"files": len(files)}

    once(form.cleaned_data["act_key"], actor.id, [case.number, "files", [name for name, _content in files]], run)


def gallery(case: Case) -> list[dict[str, Any]]:
    """What a case's files are, the newest first, with their names as far as they were not erased."""
    entries = {e.seq: e for e in timeline.history(case.subject_id) if e.word == "attachment.added"}
    shown = []
    for file in reversed(documents.attachments_of(case.subject_id)):
        entry = entries[file.seq]
        words = entry.words or {}
        shown.append(
            {
                "name": words.get("name", ""), "caption": words.get("caption", ""), "size": file.size,
                "erased": file.erased or entry.words is None, "corrected": entry.corrected, "is_shown": file.is_shown,
                "added_at": entry.occurred_at, "kind": file.media_type.rpartition("/")[2][:4].upper(),
                "url": reverse("attachment", args=[case.number, file.seq]),
                "preview_url": reverse("attachment_preview", args=[case.number, file.seq]) if file.has_preview else "",
            }
        )  # fmt: skip
    return shown


@require_safe
def attachment(request: HttpRequest, number: str, file: int, preview: bool = False) -> HttpResponse:
    """One file of a visible case, or its small picture."""
    case = permissions.visible_case(request.actor, number=number)  # type: ignore[attr-defined]
    entry = next((e for e in timeline.history(case.subject_id) if e.seq == file), None)
    if entry is None or not entry.words or "name" not in entry.words:
        raise NotFound
    return documents.served(case.subject_id, file, entry.words["name"], preview=preview)
