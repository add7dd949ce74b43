"""The customer's page of her case: what was promised, what happens next, and what it is her turn to say."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from shouhou.assets import public as assets
from shouhou.cases import public as cases
from shouhou.customers import public as customers
from shouhou.dispatch import public as dispatch
from shouhou.documents import public as documents
from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, NotFound, Refused, Stale, Undecided
from shouhou.kernel.retry import retrying
from shouhou.policy import public as policy
from shouhou.portal import rules
from shouhou.portal.forms import ACCEPTED, PhotosForm
from shouhou.portal.services.say import say
from shouhou.portal.views import shown
from shouhou.portal.views.opened import behind_link
from shouhou.timeline import public as timeline


@behind_link
@require_safe
def customer_case(request: HttpRequest, token: str, case: cases.CaseFacts) -> HttpResponse:
    """The page as of this minute."""
    return _page(request, token, case)


def _page(
    request: HttpRequest, token: str, case: cases.CaseFacts, *, errors: dict[str, Any] | None = None, about: str = ""
) -> HttpResponse:
    """`errors` by field and `about` which form: then what was typed stands in it."""
    now, language = clock.now(), get_language() or "zh-hans"
    whole = timeline.whole(case.subject_id, now)
    visit = next((v for v in reversed(dispatch.visits_of_case(case.id)) if v.arrived_at is None and v.arrive_by), None)
    sayings = rules.open_sayings(case.state, case.is_open, whole.history, now)
    choices = policy.vocabulary("case").words["rating.given"].fields
    context = {
        "token": token, "case": case, "customer": customers.by_link(case.customer_id),
        "unit": assets.unit_of_case(case.unit_id) if case.unit_id else None,
        "stages": shown.stages(rules.reached(whole.history)), "state": shown.state(case.state, case.is_open),
        "promises": [shown.promise(p, language) for p in rules.promises(whole.timeline.clocks, now)],
        "arrive_by": visit.arrive_by if visit and case.is_open else None,
        "story": [shown.told(entry, words) for entry, words in rules.story(whole.history)],
        "sayings": sayings, "turn": next((s for s in sayings if s != "urge"), ""), "seen": case.last_seq,
        "requirement": rules.requirement_of(whole.history), "solution": shown.solution(whole.history),
        "files": _own_files(token, case, whole.history), "accepted": ACCEPTED, "errors": errors or {},
        "about": about, "typed": request.POST if about else {},
        "rated": [
            {"name": name, "label": choices[name].label.get(language), "options": [
                (code, option.label.get(language)) for code, option in (choices[name].choices or {}).items()
            ]} for name in ("service", "manner", "skill")
        ],
    }  # fmt: skip
    return render(request, "portal/customer_case.html", context, status=422 if errors else 200)


def _own_files(token: str, case: cases.CaseFacts, history: list[timeline.Entry]) -> list[dict[str, Any]]:
    """The files that came from the customer herself; what the staff has photographed is not shown here."""
    own = {e.seq: e.words for e in rules.standing(history) if e.word == "attachment.added" and e.role == "customer"}
    return [
        {
            "name": words["name"], "is_shown": f.is_shown and not f.erased,
            "url": reverse("portal_file", args=[token, f.seq]),
            "preview_url": reverse("portal_preview", args=[token, f.seq]) if f.has_preview else "",
        }
        for f in documents.attachments_of(case.subject_id)
        if (words := own.get(f.seq))
    ]  # fmt: skip


@behind_link
@require_POST
def customer_says(request: HttpRequest, token: str, case: cases.CaseFacts, what: str) -> HttpResponse:
    """One thing that the customer says; the page again, with a word of thanks or with what is missing."""
    if what not in rules.SAYINGS:
        raise NotFound
    fields = {name: request.POST.get(name, "")[:2000] for name in shown.FIELDS[what]}
    seen, signature = request.POST.get("seen", ""), request.POST.get("signature", "")[:500_000]
    try:
        retrying(
            partial(
                say, case=case, what=what, fields=fields, now=clock.now(), signature=signature,
                seen=int(seen) if seen.isdecimal() and len(seen) < 9 else None,
            )
        )  # fmt: skip
        messages.success(request, shown.thanks(what))
    except Invalid as error:
        return _page(request, token, case, errors={n: str(m) for n, m in error.fields.items()}, about=what)
    except Stale:
        messages.info(request, _("There is news on this page. Please look, then say it again."))
    except (Refused, Undecided):
        messages.warning(request, _("This cannot be recorded now. If it stays so, please call the service desk."))
    return redirect("portal_case", token=token)


@behind_link
@require_POST
def customer_photos(request: HttpRequest, token: str, case: cases.CaseFacts) -> HttpResponse:
    """More photos for an open case."""
    form = PhotosForm(request.POST, request.FILES)
    if not case.is_open:
        raise NotFound
    if not form.is_valid():
        return _page(
            request, token, case, errors={"photos": " ".join(map(str, form.errors.get("photos", [])))}, about="photos"
        )
    try:
        for name, content in form.cleaned_data["photos"]:
            cases.attach_file(
                case_id=case.id, content=content, name=name, caption=form.cleaned_data["caption"], actor=None,
                now=clock.now(), channel="portal",
            )  # fmt: skip
    except Invalid as error:
        return _page(request, token, case, errors={"photos": " ".join(map(str, error.fields.values()))}, about="photos")
    messages.success(request, _("Thank you. The photos are with the service desk."))
    return redirect("portal_case", token=token)


@behind_link
@require_safe
def customer_file(
    request: HttpRequest, token: str, case: cases.CaseFacts, file: int, preview: bool = False
) -> HttpResponse:
    """One of the customer's own files."""
    entry = next((e for e in rules.standing(timeline.history(case.subject_id)) if e.seq == file), None)
    if entry is None or entry.word != "attachment.added" or entry.role != "customer" or not entry.words:
        raise NotFound
    return documents.served(case.subject_id, file, entry.words["name"], preview=preview)
