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
from shouhou.timeline import public as timeline
from shouhou.web.services import act as acts
from shouhou.web.views.act_guide import guide_of, late_for

LOOKED_AT_FIRST = ("travel.bought",)  # what these would bring is told before they are recorded (FUR-2.4)
MINUTES_AHEAD = ("visit.planned", "travel.ordered", "travel.bought", "stationed.sent")


def act(request: HttpRequest, number: str, word: str) -> HttpResponse:
    """Show the form of an act, and record it. What is refused stays on the page with every reason."""
    actor, now, language = request.actor, clock.now(), get_language() or "zh-hans"  # type: ignore[attr-defined]
    case = cases.case_for(actor, number)
    if word not in acts.words():
        raise NotFound
    before = cases.before(actor, case, word, now)
    form = cases.act_form(
        word, staff=people.staff_at(case.branch_path, now), roles=before.roles, seen=case.last_seq,
        data=request.POST if request.method == "POST" else None, refs=before.refs, ticks=before.ticks,
        initial={**before.initial, **_asked_for(actor, word, request.GET.dict())},
        may_backdate=actor.may("case.backdate", case.branch_path),
    )  # fmt: skip
    title = policy.vocabulary("case").words[word].label.get(language)
    refusal = _refused_before(before, title, language) if request.method == "GET" else None
    foreseen: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            foreseen = _foreseen(request, case, word, form, now)
            if not foreseen:
                _tell(request, title, _record(request, case, word, form, now))
                back = request.POST.get("back") == "home"  # decided from there, with the evidence beside it
                return redirect(reverse("home") if back else reverse("case_page", args=[number]))
        except Invalid as error:
            form.add_invalid(error)
        except (Refused, Undecided) as error:
            refusal = timeline.shown_refusal(error, title, language)
        except Stale:
            form = _with_news(form, case)
    context = {
        "case": case, "form": form, "refusal": refusal, "word_name": word, "foreseen": foreseen,
        "guide": guide_of(word), "limits": late_for(before, language) if word in MINUTES_AHEAD else [], "title": title,
        "breadcrumbs": [
            {"label": _("Work queue"), "url": reverse("case_list")},
            {"label": number, "url": reverse("case_page", args=[number])},
        ],
    }  # fmt: skip
    status = 200 if request.method == "GET" or not (refusal or foreseen or form.errors) else 422
    return render(request, "web/act.html", context, status=status)


def _asked_for(actor: Any, word: str, given: dict[str, str]) -> dict[str, Any]:
    """What the address fills in; of an earlier case its author too."""
    if word == "repeat.linked" and given.get("earlier_case") and "author" not in given:
        return {**given, "author": cases.author_of_solution(actor, given["earlier_case"]), "same_fault": "true"}
    return given


def _refused_before(before: cases.Before, title: str, language: str) -> dict[str, Any] | None:
    """What stands against the act already, before anything is typed."""
    if before.answer.refused:
        return timeline.shown_refusal(timeline.as_refused(before.answer), title, language)
    return (
        timeline.shown_refusal(Undecided(before.answer.undecided), title, language) if before.answer.undecided else None
    )


def _foreseen(request: HttpRequest, case: cases.CaseFacts, word: str, form: Any, now: Any) -> list[str]:
    """The clauses whose faults this act would propose, where it is looked at first and the person has not yet done so."""
    if word not in LOOKED_AT_FIRST or form.cleaned_data.get("foreseen"):
        return []
    faults = cases.foresee_act(
        case_id=case.id, word=word, fields=cases.own_fields(word, form), actor=request.actor, now=now,  # type: ignore[attr-defined]
        at=timeline.stated_minute(form), role=form.cleaned_data.get("role", ""), ref=form.cleaned_data.get("ref", ""),
        backdated=form.cleaned_data.get("backdated", ""),
    )  # fmt: skip
    if faults:
        form.data = form.data.copy()
        form.data["foreseen"] = "on"
    return [fault.clause for fault in faults]


def _tell(request: HttpRequest, title: str, done: dict[str, Any]) -> None:
    """What was recorded, and what followed from it at once."""
    messages.success(request, _("Recorded: %(what)s") % {"what": title})
    if done.get("proposed"):
        what = ", ".join(done["proposed"])
        messages.warning(request, _("Proposed for a finding of its cause: %(clauses)s") % {"clauses": what})
    if done.get("claimed"):
        messages.warning(request, _("The minute counts only after another person has confirmed it."))


def _record(request: HttpRequest, case: cases.CaseFacts, word: str, form: Any, now: Any) -> dict[str, Any]:
    """One act, once: the form's key makes a second press of the button harmless."""
    fields = cases.own_fields(word, form)
    at = timeline.stated_minute(form)
    ref, supersedes = form.cleaned_data.get("ref", ""), form.cleaned_data.get("supersedes")
    backdated = form.cleaned_data.get("backdated", "")

    def run() -> tuple[int, Any]:
        recorded = acts.act(
            case_id=case.id, word=word, fields=fields, actor=request.actor, now=now, at=at,  # type: ignore[attr-defined]
            role=form.cleaned_data.get("role", ""), channel="web", expected_seq=form.cleaned_data.get("seen"),
            ref=ref, supersedes=supersedes, backdated=backdated,
        )  # fmt: skip
        new = [
            c.clause for c in recorded.derived.changes if c.kind == "fault" and c.new and c.new["state"] == "proposed"
        ]
        return 200, {"seq": recorded.seq, "proposed": new, "claimed": recorded.event.claimed}

    _status, done = once(
        form.cleaned_data["act_key"],
        int(request.user.pk or 0),
        [case.number, word, fields, str(at), ref, supersedes, backdated],
        run,
    )
    return dict(done)


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
