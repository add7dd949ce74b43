"""Is this paper genuine, and is it current? Asked by anybody who holds it, by its code or the digits at its foot."""

import re

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from shouhou.cases import public as cases
from shouhou.documents import public as documents
from shouhou.kernel import limits
from shouhou.papers.forms import VerifyForm

A_MINUTE = 30  # questions from one address
HASH = re.compile(r"[0-9a-f]{16,64}")


@login_not_required
@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """The form for the digits; with digits it leads to the answer."""
    form = VerifyForm(request.GET if "digits" in request.GET else None)
    if form.is_bound and form.is_valid():
        digits = re.sub(r"\s", "", form.cleaned_data["digits"]).lower()
        if HASH.fullmatch(digits):
            return redirect("verify_hash", content_hash=digits)
        form.add_error("digits", _("At least 16 digits and letters from a to f."))
    return render(request, "papers/verify.html", {"form": form}, status=422 if form.errors else 200)


@login_not_required
@require_safe
def verify_hash(request: HttpRequest, content_hash: str) -> HttpResponse:
    """What the archive says of this content. It names the paper, its number and its days, and nobody."""
    limits.count(f"verify-{get_adapter(request).get_client_ip(request)}", A_MINUTE)
    found = documents.printings(content_hash) if HASH.fullmatch(content_hash) else []
    genuine = len({one.content_hash for one in found}) == 1
    context = {
        "digits": content_hash[:16], "found": found if genuine else [], "newest": found[0] if genuine else None,
        "since": _since(found) if genuine else 0,
        "kind": _kinds().get(found[0].kind, found[0].kind) if genuine else "",
        "may_open": genuine and _number_to_open(request, found[0]),
    }  # fmt: skip
    return render(request, "papers/verified.html", context, status=200 if genuine else 404)


def _since(found: list[documents.Printing]) -> int:
    """How many entries the case has that this paper did not know of."""
    subject_id = found[0].subject_id
    case = cases.case_of_subject(subject_id) if subject_id else None
    return max(0, case.last_seq - max(one.last_seq for one in found)) if case else 0


def _number_to_open(request: HttpRequest, printing: documents.Printing) -> str:
    """The case's number, for whoever has signed in and sees it."""
    actor = getattr(request, "actor", None)
    if actor is None or printing.subject_id is None:
        return ""
    known = cases.cases_of_subjects(actor, [printing.subject_id])
    return known[printing.subject_id].number if known else ""


def _kinds() -> dict[str, str]:
    return {
        "service_confirmation": _("Confirmation form"), "work_order": _("Work order"), "file_cover": _("File cover"),
        "fine_notice": _("Fine notice"), "register": _("Service register"),
    }  # fmt: skip
