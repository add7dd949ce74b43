"""One fault with its evidence beside the decision: its cause is found by one press, its fine confirmed by another."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shouhou.cases import public as cases
from shouhou.conduct import public as conduct
from shouhou.kernel import clock
from shouhou.kernel.errors import Invalid, Refused, Stale, Undecided
from shouhou.kernel.public import once
from shouhou.people import public as people
from shouhou.people.public import Actor
from shouhou.policy import public as policy
from shouhou.timeline import public as timeline
from shouhou.web.services import act as acts

FOUND, APPEALED = "fault.found", "fine.appealed"
# What may be decided about a fine that stands so; the first is the usual one.
DECISIONS = {
    "proposed": ("fine.confirmed", "fine.waived"), "confirmed": ("fine.revoked",),
    "appealed": ("fine.upheld", "fine.revoked", "fine.waived"), "revocation_proposed": ("fine.revoked", "fine.upheld"),
}  # fmt: skip


def fault_page(request: HttpRequest, number: str) -> HttpResponse:
    """Show the fault; record what was decided about it. What is refused stays on the page with every reason."""
    actor, now = request.actor, clock.now()  # type: ignore[attr-defined]
    case = cases.case_for(actor, number)
    about = cases.fault_of(actor, case, request.GET.get("key", ""), now)
    form = conduct.DecisionForm(
        request.POST if request.method == "POST" else None, seen=case.last_seq, candidates=about.fault.candidates,
        staff=people.staff_at(case.branch_path, now), clauses=_accusing(about.fault.regulation),
    )  # fmt: skip
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            word = _record(request, case, about, form, now)
            messages.success(request, _("Recorded: %(what)s") % {"what": _label(word)})
            return redirect(request.get_full_path())
        except Invalid as error:
            for name, message in error.fields.items():
                form.add_error(name if name in form.fields else None, str(message))
        except (Refused, Undecided) as error:
            refusal = timeline.shown_refusal(error, _("This decision"), get_language() or "zh-hans")
        except Stale:
            form.add_error(None, _("Something was recorded on this case meanwhile. Look again, then decide."))
            form.data = {**form.data.dict(), "seen": str(case.last_seq)}  # type: ignore[attr-defined]
    context = {
        **_shown(actor, case, about), "form": form, "refusal": refusal,
        "breadcrumbs": [
            {"label": _("Work queue"), "url": reverse("case_list")},
            {"label": number, "url": reverse("case_page", args=[number])},
            {"label": about.fault.clause, "url": ""},
        ],
    }  # fmt: skip
    return render(request, "web/fault_page.html", context, status=422 if refusal or form.errors else 200)


def _shown(actor: Actor, case: cases.CaseFacts, about: cases.FaultFacts) -> dict[str, Any]:
    """Everything on the page but its form."""
    fault, fine, language = about.fault, about.fine, get_language() or "zh-hans"
    judges, confirms = (actor.may(p, case.branch_path) for p in ("fault.judge", "fine.confirm"))
    own = str(actor.id) == fault.person
    outcome = fine.outcome if fine else ""
    clause = policy.clauses_by_id()[fault.clause]
    person = people.named({int(fault.person)}).get(int(fault.person), "") if fault.person else ""
    text, tone = timeline.FINE_STATES[outcome] if fine else timeline.FAULT_STATES[fault.state]
    return {
        "case": case, "about": about, "fault": fault, "fine": fine, "person": person, "own": own,
        "says": clause.says.get(language), "state": {"text": text, "tone": tone},
        "line": conduct.line_number(case.subject_id, fine.key) if fine else "",
        "may_find": judges and fault.state == "proposed" and not own,
        "decisions": [(word, _label(word)) for word in DECISIONS.get(outcome, ())] if confirms and not own else [],
        "may_appeal": own and outcome in ("proposed", "confirmed") and actor.may("case.act", case.branch_path),
        "grounds_changed": outcome == "revocation_proposed",
        "waits_for_another": own and (fault.state == "proposed" or outcome == "proposed"),
    }  # fmt: skip


def _accusing(regulation: str) -> dict[str, str]:
    """The clauses of a regulation by which somebody may have to answer, each with the beginning of its words."""
    language = get_language() or "zh-hans"
    known = policy.regulation(regulation)
    found = known.clauses if known else ()
    accusing = [c for c in found if any(rule.kind in ("deadline", "fault") for rule in c.rules)]
    return {c.id: f"{c.id} {c.says.get(language)[:40]}" for c in accusing}


def _label(word: str) -> str:
    return policy.vocabulary("case").words[word].label.get(get_language() or "zh-hans")


def _record(request: HttpRequest, case: cases.CaseFacts, about: cases.FaultFacts, form: Any, now: Any) -> str:
    """One decision, once; the word that was recorded."""
    given, fault = form.cleaned_data, about.fault
    word = FOUND if given["verdict"] else given["word"]
    if word not in (FOUND, APPEALED, *(w for words in DECISIONS.values() for w in words)):
        raise Invalid({"": _("Choose what you decide.")})
    fields = {"clause": fault.clause, "person": fault.person or given["moved_to"], "reason": given["reason"]}
    if word == FOUND:
        cause, dissatisfied = conduct.VERDICTS[given["verdict"]]
        fields |= {"cause": cause, "dissatisfied": dissatisfied, "consequence": given["consequence"]}
        if cause == "other_person":
            fields |= {"moved_to": given["moved_to"], "moved_clause": given["moved_clause"]}
            if not given["moved_to"]:
                raise Invalid({"moved_to": _("Choose somebody from the list.")})
    elif word == "fine.confirmed":
        fields.pop("reason")
    elif word == APPEALED and not given["reason"].strip():
        raise Invalid({"reason": _("Say why, in your own words.")})

    def run() -> tuple[int, Any]:
        recorded = acts.act(
            case_id=case.id, word=word, fields=fields, actor=request.actor, now=now, ref=fault.ref or "",  # type: ignore[attr-defined]
            expected_seq=given["seen"],
        )  # fmt: skip
        return 200, {"seq": recorded.seq}

    once(given["act_key"], int(request.user.pk or 0), [case.number, word, fields], run)
    return str(word)
