"""Recording an act on a case: a form made from the vocabulary, refusals with their clauses, never a lost word."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shouhou.cases import public as cases
from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, NotFound, Refused, Stale, Undecided
from shouhou.kernel.public import once
from shouhou.kernel.retry import retrying
from shouhou.people import public as people
from shouhou.policy import public as policy
from shouhou.web.services import act as acts
from shouhou.web.views.errors import shown_refusal


def act(request: HttpRequest, number: str, word: str) -> HttpResponse:
    """Show the form of an act, and record it. What is refused stays on the page with every reason."""
    actor, now, language = request.actor, clock.now(), get_language() or "zh-hans"  # type: ignore[attr-defined]
    case = cases.case_for(actor, number)
    if word not in acts.words():
        raise NotFound
    roles = cases.roles_for(actor, case, word)
    form = cases.act_form(
        word, staff=people.staff_at(case.branch_path, now), roles=roles, seen=case.last_seq,
        data=request.POST if request.method == "POST" else None, initial=request.GET.dict(),
    )  # fmt: skip
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            _record(request, case, word, form, now)
            messages.success(
                request, _("Recorded: %(what)s") % {"what": policy.vocabulary("case").words[word].label.get(language)}
            )
            return redirect(reverse("case_page", args=[number]))
        except Invalid as error:
            form.add_invalid(error)
        except (Refused, Undecided) as error:
            refusal = shown_refusal(error, policy.vocabulary("case").words[word].label.get(language), language)
        except Stale:
            form = _with_news(form, case)
    context = {
        "case": case, "form": form, "refusal": refusal, "word_name": word,
        "title": policy.vocabulary("case").words[word].label.get(language),
        "breadcrumbs": [
            {"label": _("Work queue"), "url": reverse("case_list")},
            {"label": number, "url": reverse("case_page", args=[number])},
        ],
    }  # fmt: skip
    status = 200 if request.method == "GET" or not (refusal or form.errors) else 422
    return render(request, "web/act.html", context, status=status)


def _record(request: HttpRequest, case: cases.CaseFacts, word: str, form: Any, now: Any) -> None:
    """One act, once: the form's key makes a second press of the button harmless."""
    fields = cases.own_fields(word, form)
    at = cases.stated_minute(form)
    ref, supersedes = form.cleaned_data.get("ref", ""), form.cleaned_data.get("supersedes")

    def run() -> tuple[int, Any]:
        recorded = acts.act(
            case_id=case.id, word=word, fields=fields, actor=request.actor, now=now, at=at,  # type: ignore[attr-defined]
            role=form.cleaned_data.get("role", ""), channel="web", expected_seq=form.cleaned_data.get("seen"),
            ref=ref, supersedes=supersedes,
        )  # fmt: skip
        return 200, {"seq": recorded.seq}

    once(
        form.cleaned_data["act_key"],
        int(request.user.pk or 0),
        [case.number, word, fields, str(at), ref, supersedes],
        run,
    )


def _with_news(form: Any, case: cases.CaseFacts) -> Any:
    """Somebody else recorded something meanwhile: say so, keep what was typed, and let the person look first."""
    form.add_error(
        None,
        _("Something was recorded on this case while you were writing. Look at its time line, then save again."),
    )
    form.data = form.data.copy()
    form.data["seen"] = str(case.last_seq)
    return form


@require_POST
def undo_act(request: HttpRequest, number: str, seq: int) -> HttpResponse:
    """Take back the last act, within five minutes, by whoever entered it: it stays, struck through."""
    actor = request.actor  # type: ignore[attr-defined]
    case = cases.case_for(actor, number)
    retrying(partial(cases.undo_act, case_id=case.id, seq=seq, actor=actor, now=clock.now()))
    messages.success(request, _("Taken back. The entry stays on the time line, struck through."))
    return redirect(reverse("case_page", args=[number]))
